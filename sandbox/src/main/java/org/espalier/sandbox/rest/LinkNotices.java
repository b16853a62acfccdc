package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.issues.LinkType;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What webhooks are told of links: numbers alone, of which nobody can choose by issue (jira-api.md §14).
 *
 * <p>On Data Center the place below an epic or a parent is a link too, which no other call shows.
 */
@Component
class LinkNotices {

    /** A relation that is told as a link and is none. Its id stands far above those of links. */
    private enum Place {
        IN_EPIC(10_200, "Epic-Story Link", "has Epic", "is Epic of", "jira_gh_epic_story"),
        UNDER_PARENT(10_100, "jira_subtask_link", "jira_subtask_outward", "jira_subtask_inward", "jira_subtask");

        private static final long FIRST_ID = 1_000_000_000;

        private final long typeId;
        private final String name;
        private final String outward;
        private final String inward;
        private final String style;

        Place(long typeId, String name, String outward, String inward, String style) {
            this.typeId = typeId;
            this.name = name;
            this.outward = outward;
            this.inward = inward;
            this.style = style;
        }

        ObjectNode type() {
            return TermJson.JSON
                    .objectNode()
                    .put("id", typeId)
                    .put("name", name)
                    .put("outwardName", outward)
                    .put("inwardName", inward)
                    .put("isSubTaskLinkType", this == UNDER_PARENT)
                    .put("isSystemLinkType", true)
                    .put("style", style);
        }
    }

    private static final String MADE = "issuelink_created";
    private static final String REMOVED = "issuelink_deleted";

    private final NoticeFrame frame;
    private final Catalogue catalogue;
    private final JdbcClient database;

    LinkNotices(NoticeFrame frame, Catalogue catalogue, JdbcClient database) {
        this.frame = frame;
        this.catalogue = catalogue;
        this.database = database;
    }

    Notice made(Happening.Tie tie) {
        return notice(MADE, Flow.PRIMARY, tie);
    }

    Notice removed(Happening.Tie tie) {
        return notice(REMOVED, Flow.PRIMARY, tie);
    }

    /** The links that go with issues which are about to be deleted. */
    List<Notice> ending(Happening.IssueEnds ending) {
        List<Long> doomed = new ArrayList<>(ending.subTasks());
        doomed.add(ending.issue());
        return database.sql("""
                        select id, type_id, source_id, destination_id from issue_link
                        where source_id = any(:doomed) or destination_id = any(:doomed) order by id
                        """)
                .param("doomed", doomed.toArray(Long[]::new))
                .query((row, number) -> notice(
                        REMOVED,
                        Flow.SECONDARY,
                        new Happening.Tie(
                                row.getLong(1),
                                catalogue.linkTypes().of(row.getLong(2)),
                                row.getLong(3),
                                row.getLong(4))))
                .list();
    }

    /** The places that a change gave to an issue or took from it, where this Jira tells them as links. */
    List<Notice> places(Happening.IssueChanged changed) {
        List<Notice> notices = new ArrayList<>();
        if (!frame.site().shapes().tellsPlacesAsLinks()) {
            return notices;
        }
        JsonNode items = IssueNotices.items(changed);
        for (JsonNode item : items.values()) {
            switch (item.path("field").asString("")) {
                case "Epic Link" -> tell(notices, Place.IN_EPIC, changed.issue(), item);
                case "Parent Issue" -> tell(notices, Place.UNDER_PARENT, changed.issue(), item);
                case "IssueParentAssociation" -> {
                    // Of a sub-task that was just made, nothing else tells where it is.
                    if (items.size() == 1 && isSubTask(changed.issue())) {
                        tell(notices, Place.UNDER_PARENT, changed.issue(), item);
                    }
                }
                default -> {
                    // Nothing else about an issue is a place.
                }
            }
        }
        return notices;
    }

    private boolean isSubTask(long issue) {
        return database.sql("select t.subtask from issue i join issue_type t on t.id = i.type_id where i.id = :issue")
                .param("issue", issue)
                .query(Boolean.class)
                .single();
    }

    private void tell(List<Notice> notices, Place place, long issue, JsonNode item) {
        if (item.path("from").isString()) {
            notices.add(notice(REMOVED, place, Long.parseLong(item.path("from").stringValue()), issue));
        }
        if (item.path("to").isString()) {
            notices.add(notice(MADE, place, Long.parseLong(item.path("to").stringValue()), issue));
        }
    }

    private Notice notice(String event, Place place, long above, long below) {
        ObjectNode body = frame.open(event);
        ObjectNode link = body.putObject("issueLink")
                .put("id", Place.FIRST_ID + below)
                .put("sourceIssueId", above)
                .put("destinationIssueId", below);
        link.set("issueLinkType", place.type());
        link.put("systemLink", true);
        return NoticeFrame.plain(event, Flow.PRIMARY, body);
    }

    private Notice notice(String event, Flow flow, Happening.Tie tie) {
        LinkType type = tie.type();
        ObjectNode body = frame.open(event);
        ObjectNode link = body.putObject("issueLink")
                .put("id", tie.id())
                .put("sourceIssueId", tie.source())
                .put("destinationIssueId", tie.destination());
        link.putObject("issueLinkType")
                .put("id", type.id())
                .put("name", type.name())
                .put("outwardName", type.outward())
                .put("inwardName", type.inward())
                .put("isSubTaskLinkType", false)
                .put("isSystemLinkType", false);
        link.put("systemLink", false);
        return NoticeFrame.plain(event, flow, body);
    }
}
