package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Overseer;
import org.espalier.sandbox.webhook.DeliverySwitches;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks are told of issues: each once for a transaction, as it is when that ends. */
@Component
class IssueNotices {

    private static final JsonMapper READER = JsonMapper.builder().build();

    private final NoticeFrame frame;
    private final IssuePictures pictures;
    private final Issues issues;
    private final Catalogue catalogue;
    private final DeliverySwitches switches;

    IssueNotices(
            NoticeFrame frame, IssuePictures pictures, Issues issues, Catalogue catalogue, DeliverySwitches switches) {
        this.frame = frame;
        this.pictures = pictures;
        this.issues = issues;
        this.catalogue = catalogue;
        this.switches = switches;
    }

    /** What is told of issues that were made and changed. */
    List<Notice> written(List<Happening> happenings) {
        Map<Long, List<Happening>> byIssue = new LinkedHashMap<>();
        for (Happening happening : happenings) {
            if (happening instanceof Happening.IssueMade made) {
                byIssue.computeIfAbsent(made.issue(), issue -> new ArrayList<>())
                        .add(made);
            } else if (happening instanceof Happening.IssueChanged changed) {
                byIssue.computeIfAbsent(changed.issue(), issue -> new ArrayList<>())
                        .add(changed);
            }
        }
        Map<Long, Issue> now = issues.withIds(Overseer.of(catalogue), byIssue.keySet());
        return byIssue.entrySet().stream()
                .flatMap(
                        entry -> Optional.ofNullable(now.get(entry.getKey()))
                                .flatMap(issue -> written(issue, entry.getValue()))
                                .stream())
                .toList();
    }

    private Optional<Notice> written(Issue issue, List<Happening> happenings) {
        Account by = happenings.getFirst().by();
        List<Happening.IssueChanged> changes = happenings.stream()
                .filter(Happening.IssueChanged.class::isInstance)
                .map(Happening.IssueChanged.class::cast)
                .filter(changed -> tells(names(changed)))
                .toList();
        Optional<ObjectNode> changelog = changelog(changes);
        if (happenings.getFirst() instanceof Happening.IssueMade) {
            return Optional.of(notice("jira:issue_created", "issue_created", by, issue, changelog));
        }
        return changelog.map(log -> notice("jira:issue_updated", kind(log), by, issue, Optional.of(log)));
    }

    private Notice notice(String event, String kind, Account by, Issue issue, Optional<ObjectNode> changelog) {
        ObjectNode body = frame.open(event).put("issue_event_type_name", kind);
        body.set("user", new TermJson(frame.site()).account(by));
        body.set("issue", pictures.whole(issue));
        changelog.ifPresent(log -> body.set("changelog", log));
        return new Notice(
                event,
                changelog.filter(IssueNotices::fallout).isPresent() ? Flow.SECONDARY : Flow.PRIMARY,
                Optional.of(issue.id()),
                body.toString());
    }

    /** What is told of issues before they are deleted; Cloud tells no more of them than what they are called. */
    List<Notice> ending(Happening.IssueEnds ending) {
        Map<Long, Issue> doomed = issues.withIds(
                Overseer.of(catalogue),
                Stream.concat(Stream.of(ending.issue()), ending.subTasks().stream())
                        .toList());
        return Stream.concat(Stream.of(ending.issue()), ending.subTasks().stream())
                .flatMap(id -> Optional.ofNullable(doomed.get(id)).stream())
                .map(issue -> {
                    ObjectNode body = frame.open("jira:issue_deleted");
                    body.set("user", new TermJson(frame.site()).account(ending.by()));
                    body.set("issue", frame.site().shapes().remains(pictures.whole(issue)));
                    return new Notice(
                            "jira:issue_deleted",
                            issue.id() == ending.issue() ? Flow.PRIMARY : Flow.SECONDARY,
                            Optional.of(issue.id()),
                            body.toString());
                })
                .toList();
    }

    private Optional<ObjectNode> changelog(List<Happening.IssueChanged> changes) {
        ArrayNode items = TermJson.JSON.arrayNode();
        for (Happening.IssueChanged changed : changes) {
            frame.site().shapes().items(items(changed)).values().forEach(items::add);
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode log = TermJson.JSON
                .objectNode()
                .put("id", Long.toString(changes.getLast().entry()));
        log.set("items", items);
        return Optional.of(log);
    }

    private boolean tells(Set<String> changed) {
        DeliverySwitches.Extras extras = switches.current().extras();
        return (extras.ranks() || !changed.equals(Set.of("Rank")))
                && (extras.links() || !changed.equals(Set.of("Link")));
    }

    /** An epic that got or lost a child was not itself what somebody changed. */
    private static boolean fallout(ObjectNode changelog) {
        return names(changelog.path("items")).equals(Set.of("Epic Child"));
    }

    private static String kind(ObjectNode changelog) {
        Set<String> changed = names(changelog.path("items"));
        if (changed.contains("status")) {
            return "issue_generic";
        }
        return changed.equals(Set.of("assignee")) ? "issue_assigned" : "issue_updated";
    }

    static JsonNode items(Happening.IssueChanged changed) {
        return READER.readTree(changed.items());
    }

    private static Set<String> names(Happening.IssueChanged changed) {
        return names(items(changed));
    }

    private static Set<String> names(JsonNode items) {
        return items.values().stream()
                .map(item -> item.path("field").asString(""))
                .collect(Collectors.toSet());
    }
}
