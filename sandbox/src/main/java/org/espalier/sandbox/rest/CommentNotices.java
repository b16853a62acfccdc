package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Comment;
import org.espalier.sandbox.issues.Comments;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.issues.Happening.Becoming;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks are told of comments. */
@Component
class CommentNotices {

    private static final Map<Becoming, String> EVENTS = Map.of(
            Becoming.MADE, "comment_created",
            Becoming.CHANGED, "comment_updated",
            Becoming.REMOVED, "comment_deleted");

    private final NoticeFrame frame;
    private final IssuePictures pictures;
    private final Comments comments;
    private final Catalogue catalogue;
    private final Manner manner;

    CommentNotices(NoticeFrame frame, IssuePictures pictures, Comments comments, Catalogue catalogue, Manner manner) {
        this.frame = frame;
        this.pictures = pictures;
        this.comments = comments;
        this.catalogue = catalogue;
        this.manner = manner;
    }

    /** Where the two kinds of Jira differ. */
    interface Manner {

        /** Says in the notice of a comment what else this Jira knows. */
        void complete(ObjectNode notice, ObjectNode comment, ObjectNode issue);

        /** What the issue's own event is called, where a comment brings one about. */
        Optional<String> kind(Becoming what);
    }

    List<Notice> tell(Happening.Commented happening) {
        return pictures.find(happening.issue()).stream()
                .flatMap(issue -> Stream.concat(
                        ofIssue(happening, issue).stream(),
                        Stream.of(ofComment(issue, happening.comment(), happening.what(), Flow.PRIMARY))))
                .toList();
    }

    /** The comments that go with issues which are about to be deleted. */
    List<Notice> ending(Happening.IssueEnds ending) {
        List<Long> doomed = Stream.concat(Stream.of(ending.issue()), ending.subTasks().stream())
                .toList();
        Map<Long, List<Comment>> said = comments.of(doomed);
        return doomed.stream()
                .flatMap(id -> pictures.find(id).stream())
                .flatMap(issue -> said.getOrDefault(issue.id(), List.of()).stream()
                        .map(comment -> ofComment(issue, comment, Becoming.REMOVED, Flow.SECONDARY)))
                .toList();
    }

    private Notice ofComment(Issue issue, Comment comment, Becoming what, Flow flow) {
        String event = EVENTS.getOrDefault(what, "");
        ObjectNode body = frame.open(event);
        ObjectNode shown = shown(issue, comment);
        body.set("comment", shown);
        manner.complete(body, shown, pictures.head(issue));
        return new Notice(event, flow, Optional.of(issue.id()), body.toString());
    }

    private Optional<Notice> ofIssue(Happening.Commented happening, Issue issue) {
        return manner.kind(happening.what()).map(kind -> {
            Account by = happening.by();
            ObjectNode body = frame.open("jira:issue_updated").put("issue_event_type_name", kind);
            body.set("user", new TermJson(frame.site()).account(by));
            body.set("issue", pictures.whole(issue));
            body.set("comment", shown(issue, happening.comment()));
            return new Notice("jira:issue_updated", Flow.PRIMARY, Optional.of(issue.id()), body.toString());
        });
    }

    private ObjectNode shown(Issue issue, Comment comment) {
        return CommentJson.comment(new TermJson(frame.site()), catalogue, issue, comment);
    }

    /** Cloud says on which issue something was said, and tells nothing of the issue itself. */
    @Component
    @Profile(Dialect.CLOUD_PROFILE)
    static class CloudManner implements Manner {

        @Override
        public void complete(ObjectNode notice, ObjectNode comment, ObjectNode issue) {
            comment.put("jsdPublic", true);
            notice.set("issue", issue);
            notice.put("eventType", "primaryAction");
        }

        @Override
        public Optional<String> kind(Becoming what) {
            return Optional.empty();
        }
    }

    /** Data Center names the issue in the comment's address alone, and tells that the issue was updated. */
    @Component
    @Profile(Dialect.DATA_CENTER_PROFILE)
    static class DataCenterManner implements Manner {

        @Override
        public void complete(ObjectNode notice, ObjectNode comment, ObjectNode issue) {
            // There is no more.
        }

        @Override
        public Optional<String> kind(Becoming what) {
            return Optional.of(
                    switch (what) {
                        case MADE -> "issue_commented";
                        case CHANGED -> "issue_comment_edited";
                        case REMOVED -> "issue_comment_deleted";
                    });
        }
    }
}
