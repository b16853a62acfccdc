package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What PostgreSQL did to answer a statement.
 *
 * @param ways the indices it read, and the names of tables that it read from end to end
 * @param read how many rows of tables and entries of indices it touched, those it threw away included
 */
record Plan(Set<String> ways, long read) {

    /** The tables that grow with the site; the others are short lists. */
    private static final Set<String> GROWING =
            Set.of("issue", "issue_key", "issue_link", "issue_sprint", "change_group");

    /** Reads the answer to EXPLAIN with ANALYZE in JSON. */
    static Plan of(String json) {
        var nodes = new ArrayList<JsonNode>();
        collect(JsonMapper.shared().readTree(json).path(0).path("Plan"), nodes);
        var ways = new TreeSet<String>();
        long read = 0;
        for (var node : nodes) {
            var way = way(node);
            if (way != null) {
                ways.add(way);
                read += read(node);
            }
        }
        return new Plan(ways, read);
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        nodes.add(node);
        node.path("Plans").values().forEach(child -> collect(child, nodes));
    }

    private static @Nullable String way(JsonNode node) {
        var index = node.path("Index Name").asString("");
        if (!index.isEmpty()) {
            return index;
        }
        var table = node.path("Relation Name").asString("");
        boolean fromEndToEnd = node.path("Node Type").asString().contains("Seq Scan");
        return GROWING.contains(table) && fromEndToEnd ? table : null;
    }

    private static long read(JsonNode node) {
        double each = node.path("Actual Rows").asDouble(0)
                + node.path("Rows Removed by Filter").asDouble(0)
                + node.path("Rows Removed by Index Recheck").asDouble(0);
        return Math.round(each * node.path("Actual Loops").asLong(1));
    }
}
