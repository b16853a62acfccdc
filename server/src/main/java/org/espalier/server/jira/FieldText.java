package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values of fields as canonical text: as JSON, reduced to what Jira takes when it is written, in one order. So what
 * Jira adds for readers, such as names and addresses, is no difference (jira-api §6).
 */
final class FieldText {

    /** What stands for a value when it is written; the first that it has. */
    private static final List<String> NAMES = List.of("accountId", "id", "name", "value", "key");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FieldText() {}

    /** The text of a value as Jira sends it; empty for no value. */
    static String of(JsonNode value) {
        var reduced = reduced(value);
        return reduced == null ? "" : JSON.writeValueAsString(reduced);
    }

    /** What to write for a text; null clears the field. */
    static @Nullable Object value(String text) {
        return text.isEmpty() ? null : JSON.readTree(text);
    }

    /**
     * The text of the value that an entry of a history replaced, if the entry tells it in the form that the field has.
     *
     * @param before a text of the field, by which its form is known, as is {@code after}
     */
    static Optional<String> told(String before, String after, Shapes.HistoryItem item) {
        var form = JSON.readTree(before.isEmpty() ? after : before);
        if (form.isString()) {
            return Optional.of(
                    item.fromString() == null || item.fromString().isEmpty()
                            ? ""
                            : JSON.writeValueAsString(item.fromString()));
        }
        if (form.isObject() && form.size() == 1 && (form.has("id") || form.has("accountId"))) {
            var name = form.has("id") ? "id" : "accountId";
            return Optional.of(
                    item.from() == null || item.from().isEmpty()
                            ? ""
                            : JSON.writeValueAsString(Map.of(name, item.from())));
        }
        return Optional.empty();
    }

    private static @Nullable Object reduced(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            return list(value);
        }
        if (!value.isObject()) {
            return value;
        }
        var type = value.get("type");
        if (type != null && type.isString() && type.asString().equals("doc")) {
            return document(value);
        }
        for (var name : NAMES) {
            var found = value.get(name);
            if (found != null && !found.isNull()) {
                return Map.of(name, found);
            }
        }
        return document(value);
    }

    /** The values of a list are a set to Jira: their order means nothing. An empty one is no value. */
    private static @Nullable List<JsonNode> list(JsonNode values) {
        var all = new ArrayList<String>();
        values.forEach(each -> all.add(of(each)));
        return all.isEmpty() ? null : all.stream().sorted().map(JSON::readTree).toList();
    }

    /** A rich text without the numbers that Jira gives to its parts. */
    private static Object document(JsonNode node) {
        if (node.isArray()) {
            var parts = new ArrayList<Object>();
            node.forEach(each -> parts.add(document(each)));
            return parts;
        }
        if (!node.isObject()) {
            return node;
        }
        var parts = new TreeMap<String, Object>();
        node.properties().stream()
                .filter(each -> !each.getKey().equals("localId"))
                .forEach(each -> parts.put(each.getKey(), document(each.getValue())));
        return parts;
    }
}
