package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.CustomFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of this Jira's issues as {@code /field} lists them. */
final class FieldCatalogue {

    private static final String AGILE = "com.pyxis.greenhopper.jira:";

    /** What a client may do with a field. */
    private enum Use {
        EDITED_AND_FOUND,
        EDITED,
        FOUND,
        SHOWN
    }

    /** One field; the item is what a list holds, empty where the field is none. */
    private record Field(String id, String name, String type, String item, Use use, List<String> clauses) {

        ObjectNode json(Optional<String> custom) {
            ObjectNode node = TermJson.JSON
                    .objectNode()
                    .put("id", id)
                    .put("name", name)
                    .put("custom", custom.isPresent())
                    .put("orderable", use == Use.EDITED_AND_FOUND || use == Use.EDITED)
                    .put("navigable", true)
                    .put("searchable", use == Use.EDITED_AND_FOUND || use == Use.FOUND);
            ArrayNode names = node.putArray("clauseNames");
            clauses.forEach(names::add);
            ObjectNode schema = node.putObject("schema").put("type", type);
            if (!item.isEmpty()) {
                schema.put("items", item);
            }
            if (custom.isPresent()) {
                schema.put("custom", custom.get())
                        .put("customId", Integer.parseInt(id.substring("customfield_".length())));
            } else {
                schema.put("system", id);
            }
            return node;
        }
    }

    private static final List<Field> SYSTEM = List.of(
            new Field("summary", "Summary", "string", "", Use.EDITED_AND_FOUND, List.of("summary")),
            new Field("issuetype", "Issue Type", "issuetype", "", Use.EDITED_AND_FOUND, List.of("issuetype", "type")),
            new Field("project", "Project", "project", "", Use.FOUND, List.of("project")),
            new Field("parent", "Parent", "issuelink", "", Use.FOUND, List.of("parent")),
            new Field("subtasks", "Sub-tasks", "array", "issuelinks", Use.SHOWN, List.of("subtasks")),
            new Field("issuelinks", "Linked Issues", "array", "issuelinks", Use.EDITED_AND_FOUND, List.of("issueLink")),
            new Field("status", "Status", "status", "", Use.FOUND, List.of("status")),
            new Field("priority", "Priority", "priority", "", Use.EDITED_AND_FOUND, List.of("priority")),
            new Field("resolution", "Resolution", "resolution", "", Use.EDITED_AND_FOUND, List.of("resolution")),
            new Field("labels", "Labels", "array", "string", Use.EDITED_AND_FOUND, List.of("labels")),
            new Field("assignee", "Assignee", "user", "", Use.EDITED_AND_FOUND, List.of("assignee")),
            new Field("reporter", "Reporter", "user", "", Use.EDITED_AND_FOUND, List.of("reporter")),
            new Field("creator", "Creator", "user", "", Use.FOUND, List.of("creator")),
            new Field("created", "Created", "datetime", "", Use.FOUND, List.of("created", "createdDate")),
            new Field("updated", "Updated", "datetime", "", Use.FOUND, List.of("updated", "updatedDate")),
            new Field("resolutiondate", "Resolved", "datetime", "", Use.FOUND, List.of("resolutiondate", "resolved")),
            new Field("lastViewed", "Last Viewed", "datetime", "", Use.FOUND, List.of("lastViewed")),
            new Field("duedate", "Due date", "date", "", Use.EDITED_AND_FOUND, List.of("due", "duedate")),
            new Field("fixVersions", "Fix versions", "array", "version", Use.EDITED_AND_FOUND, List.of("fixVersion")),
            new Field(
                    "versions",
                    "Affects versions",
                    "array",
                    "version",
                    Use.EDITED_AND_FOUND,
                    List.of("affectedVersion")),
            new Field("components", "Components", "array", "component", Use.EDITED_AND_FOUND, List.of("component")),
            new Field(
                    "timeoriginalestimate", "Original estimate", "number", "", Use.SHOWN, List.of("originalEstimate")),
            new Field("timeestimate", "Remaining Estimate", "number", "", Use.SHOWN, List.of("remainingEstimate")),
            new Field("timespent", "Time Spent", "number", "", Use.SHOWN, List.of("timespent")),
            new Field("description", "Description", "string", "", Use.EDITED_AND_FOUND, List.of("description")),
            new Field("environment", "Environment", "string", "", Use.EDITED_AND_FOUND, List.of("environment")),
            new Field("watches", "Watchers", "watches", "", Use.SHOWN, List.of("watchers")),
            new Field("votes", "Votes", "votes", "", Use.SHOWN, List.of("votes")),
            new Field("comment", "Comment", "comments-page", "", Use.EDITED_AND_FOUND, List.of("comment")),
            new Field("worklog", "Log Work", "array", "worklog", Use.EDITED_AND_FOUND, List.of()));

    private FieldCatalogue() {}

    static ArrayNode json(Shapes shapes) {
        ArrayNode list = TermJson.JSON.arrayNode();
        SYSTEM.stream()
                .filter(field -> shapes.knows(field.id()))
                .forEach(field -> list.add(field.json(Optional.empty())));
        list.add(custom(CustomFields.EPIC_NAME, "Epic Name", "string", "", AGILE + "gh-epic-label"));
        list.add(custom(CustomFields.EPIC_LINK, "Epic Link", "any", "", AGILE + "gh-epic-link"));
        if (shapes.knows(CustomFields.PARENT_LINK)) {
            list.add(new Field(CustomFields.PARENT_LINK, "Parent Link", "any", "", Use.EDITED, List.of())
                    .json(Optional.of("com.atlassian.jpo:jpo-custom-field-parent")));
        }
        list.add(custom(
                CustomFields.STORY_POINTS,
                "Story point estimate",
                "number",
                "",
                "com.pyxis.greenhopper.jira:jsw-story-points"));
        list.add(custom(CustomFields.RANK, "Rank", "any", "", AGILE + "gh-lexo-rank"));
        list.add(custom(CustomFields.SPRINT, "Sprint", "array", "json", AGILE + "gh-sprint"));
        list.values().forEach(field -> shapes.tellKey(field.path("id").asString(), field.asObject()));
        return list;
    }

    /** The field with that id; on Data Center a parent can be named, though the catalogue does not list it. */
    static Optional<ObjectNode> field(Shapes shapes, String id) {
        return Stream.concat(
                        SYSTEM.stream().map(field -> field.json(Optional.empty())),
                        json(shapes).values().stream().map(JsonNode::asObject))
                .filter(field -> field.path("id").asString().equals(id))
                .findFirst();
    }

    private static ObjectNode custom(String id, String name, String type, String item, String custom) {
        String number = "cf[" + id.substring("customfield_".length()) + "]";
        return new Field(id, name, type, item, Use.EDITED_AND_FOUND, List.of(number, name)).json(Optional.of(custom));
    }
}
