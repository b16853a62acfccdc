package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.webhook.Narrator;
import org.espalier.sandbox.webhook.Notice;
import org.springframework.stereotype.Component;

/** What webhooks are told, in the order in which it happened, issues first. */
@Component
class Notices implements Narrator {

    /** What is told of issues and of what belongs to them. */
    @Component
    record OfIssues(IssueNotices issues, LinkNotices links, CommentNotices comments, PropertyNotices properties) {

        private List<Notice> ending(Happening.IssueEnds ending) {
            List<Notice> all = new ArrayList<>(issues.ending(ending));
            all.addAll(comments.ending(ending));
            all.addAll(links.ending(ending));
            return all;
        }
    }

    private final OfIssues issues;
    private final SprintNotices sprints;
    private final ProjectNotices projects;

    Notices(OfIssues issues, SprintNotices sprints, ProjectNotices projects) {
        this.issues = issues;
        this.sprints = sprints;
        this.projects = projects;
    }

    @Override
    public List<Notice> tell(List<Happening> happenings) {
        List<Notice> notices = new ArrayList<>(issues.issues().written(happenings));
        happenings.forEach(happening -> notices.addAll(beyond(happening)));
        return List.copyOf(notices);
    }

    private List<Notice> beyond(Happening happening) {
        return switch (happening) {
            case Happening.IssueMade made -> List.of();
            case Happening.IssueChanged changed -> issues.links().places(changed);
            case Happening.IssueEnds ending -> issues.ending(ending);
            case Happening.LinkMade made -> List.of(issues.links().made(made.tie()));
            case Happening.LinkRemoved removed -> List.of(issues.links().removed(removed.tie()));
            case Happening.Commented commented -> issues.comments().tell(commented);
            case Happening.PropertyWritten written -> issues.properties().tell(written);
            case Happening.SprintMade made -> List.of(sprints.made(made));
            case Happening.SprintChanged changed -> List.of(sprints.changed(changed));
            case Happening.SprintRemoved removed -> List.of(sprints.removed(removed));
            case Happening.ProjectWritten written -> List.of(projects.written(written));
            case Happening.ProjectShelved shelved -> List.of(projects.shelved(shelved));
            case Happening.VersionWritten written -> projects.version(written);
            case Happening.VersionMoved moved -> List.of(projects.moved(moved));
            case Happening.BoardWritten written -> List.of(sprints.board(written));
        };
    }
}
