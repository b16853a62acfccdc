package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Status;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Boards for one answer. */
record BoardJson(Site site) {

    private static final int RANK_FIELD = Integer.parseInt(CustomFields.RANK.substring("customfield_".length()));

    ObjectNode board(Board board) {
        ObjectNode node = head(board, "board/" + board.id());
        site.shapes().tellLocation(board.project(), node);
        return node;
    }

    /** How the board is set up; each column holds the statuses of one category. */
    ObjectNode configuration(Board board, List<Status> statuses) {
        ObjectNode node = head(board, "board/" + board.id() + "/configuration");
        site.shapes().tellContainer(board.project(), site, node);
        long filter = board.filter().id();
        node.putObject("filter").put("id", Long.toString(filter)).put("self", site.self("filter/" + filter));
        ObjectNode layout = node.putObject("columnConfig");
        ArrayNode columns = layout.putArray("columns");
        for (Status.Category category : Status.Category.values()) {
            ArrayNode mapped = columns.addObject().put("name", category.label()).putArray("statuses");
            statuses.stream()
                    .filter(status -> status.category() == category)
                    .forEach(status -> mapped.addObject()
                            .put("id", Long.toString(status.id()))
                            .put("self", site.self("status/" + status.id())));
        }
        layout.put("constraintType", "none");
        if (board.kind() == Board.Kind.SCRUM) {
            node.putObject("estimation")
                    .put("type", "field")
                    .putObject("field")
                    .put("fieldId", CustomFields.STORY_POINTS)
                    .put("displayName", "Story point estimate");
        }
        node.putObject("ranking").put("rankCustomFieldId", RANK_FIELD);
        return node;
    }

    private ObjectNode head(Board board, String path) {
        return TermJson.JSON
                .objectNode()
                .put("id", board.id())
                .put("self", site.agile(path))
                .put("name", board.name())
                .put("type", board.kind().word());
    }
}
