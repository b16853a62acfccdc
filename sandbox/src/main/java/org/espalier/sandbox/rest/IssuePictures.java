package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Overseer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Issues as webhooks are shown them: as the administrator sees them, whatever is withdrawn from anybody. */
@Component
class IssuePictures {

    private static final List<String> HEAD =
            List.of("summary", "issuetype", "project", "assignee", "priority", "status");

    private final NoticeFrame frame;
    private final IssueAnswers answers;
    private final Issues issues;
    private final Catalogue catalogue;

    IssuePictures(NoticeFrame frame, IssueAnswers answers, Issues issues, Catalogue catalogue) {
        this.frame = frame;
        this.answers = answers;
        this.issues = issues;
        this.catalogue = catalogue;
    }

    ObjectNode whole(Issue issue) {
        return picture(issue, FieldSelection.of(List.of(), FieldSelection.ALL));
    }

    /** What is shown of an issue to which something belongs. */
    ObjectNode head(Issue issue) {
        return picture(issue, FieldSelection.of(HEAD, FieldSelection.ALL));
    }

    Optional<Issue> find(long id) {
        return issues.named(Overseer.of(catalogue), Long.toString(id));
    }

    private ObjectNode picture(Issue issue, FieldSelection fields) {
        ObjectNode picture = answers.show(
                        Overseer.of(catalogue), frame.site(), List.of(issue), IssueAnswers.Shown.of(fields))
                .getFirst();
        picture.remove("expand");
        return picture;
    }
}
