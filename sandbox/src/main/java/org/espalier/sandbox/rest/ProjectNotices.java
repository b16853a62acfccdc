package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectVersion;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks are told of projects and their versions. */
@Component
class ProjectNotices {

    private final NoticeFrame frame;
    private final Catalogue catalogue;

    ProjectNotices(NoticeFrame frame, Catalogue catalogue) {
        this.frame = frame;
        this.catalogue = catalogue;
    }

    /** The id is a number here, and the lead has another name than elsewhere. */
    Notice shelved(Happening.ProjectShelved shelved) {
        String event = switch (shelved.shelf()) {
            case ARCHIVED -> "project_archived";
            case LIVE -> "project_restored_archived";
            case BIN -> "project_soft_deleted";
            case OUT_OF_THE_BIN -> "project_restored_deleted";
        };
        return of(event, shelved.project());
    }

    Notice written(Happening.ProjectWritten written) {
        String event = switch (written.what()) {
            case MADE -> "project_created";
            case CHANGED -> "project_updated";
            case REMOVED -> "project_deleted";
        };
        return of(event, written.project());
    }

    private Notice of(String event, Project project) {
        ObjectNode body = frame.open(event);
        body.set("project", project(project));
        return NoticeFrame.plain(event, Flow.PRIMARY, body);
    }

    private ObjectNode project(Project project) {
        TermJson terms = new TermJson(frame.site());
        ObjectNode node = terms.project(project).deepCopy().retain("self", "key", "name", "avatarUrls");
        node.put("id", project.id());
        catalogue.accounts().stream()
                .filter(Account::administrator)
                .findFirst()
                .ifPresent(lead -> node.set("projectLead", terms.account(lead)));
        return node.put("assigneeType", "admin.assignee.type.unassigned");
    }

    /** Whether a version is released is told by itself, beside what else was changed about it. */
    List<Notice> version(Happening.VersionWritten written) {
        Optional<ProjectVersion> before = written.before();
        Optional<ProjectVersion> after = written.after();
        List<String> events = new ArrayList<>();
        if (before.isEmpty()) {
            events.add("created");
        } else if (after.isEmpty()) {
            events.add("deleted");
        } else {
            if (before.get().released() != after.get().released()) {
                events.add(after.get().released() ? "released" : "unreleased");
            }
            if (!before.get().unreleased().equals(after.get().unreleased())) {
                events.add("updated");
            }
        }
        ProjectVersion version = after.or(() -> before).orElseThrow();
        return events.stream()
                .map(event -> version("jira:version_" + event, version))
                .toList();
    }

    Notice moved(Happening.VersionMoved moved) {
        return version("jira:version_moved", moved.version());
    }

    private Notice version(String event, ProjectVersion version) {
        ObjectNode body = frame.open(event);
        body.set(
                "version",
                PartsController.version(new TermJson(frame.site()), version).put("overdue", false));
        return NoticeFrame.plain(event, Flow.PRIMARY, body);
    }
}
