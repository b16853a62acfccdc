package org.espalier.server.jira;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

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

    /** The text of a number. */
    static String of(BigDecimal number) {
        return JSON.writeValueAsString(Numbers.plain(number));
    }

    /** What to write for a text; null clears the field. */
    static @Nullable Object value(String text) {
        return text.isEmpty() ? null : JSON.readTree(text);
    }

    private static @Nullable Object reduced(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            return list(value);
        }
        if (value.isNumber()) {
            return Numbers.plain(value.decimalValue());
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
                return within(value.get("child"), Map.of(name, found));
            }
        }
        return document(value);
    }

    /** An option with the one that is chosen below it, where a field has options in levels. */
    private static Object within(@Nullable JsonNode child, Map<String, JsonNode> chosen) {
        var below = child == null ? null : reduced(child);
        if (below == null) {
            return chosen;
        }
        var both = new TreeMap<String, Object>(chosen);
        both.put("child", below);
        return both;
    }

    /** The values of a list are a set to Jira: their order means nothing. An empty one is no value. */
    private static @Nullable List<JsonNode> list(JsonNode values) {
        var all = new ArrayList<String>();
        values.forEach(each -> all.add(of(each)));
        return all.isEmpty() ? null : all.stream().sorted().map(JSON::readTree).toList();
    }

    /** A rich text without the numbers that Jira gives to its parts, and as few of them as Jira makes (jira-api §6). */
    private static Object document(JsonNode node) {
        if (node.isArray()) {
            var parts = new ArrayList<Object>();
            node.forEach(each -> add(document(each), parts));
            return parts;
        }
        if (!node.isObject()) {
            return node;
        }
        var parts = new TreeMap<String, Object>();
        node.properties().stream()
                .filter(each -> !each.getKey().equals("localId"))
                .forEach(each -> parts.put(each.getKey(), document(each.getValue())));
        if (parts.get("attrs") instanceof Map<?, ?> attributes && attributes.isEmpty()) {
            parts.remove("attrs");
        }
        return parts;
    }

    /** Two texts beside each other that look alike are one. */
    private static void add(Object part, List<Object> parts) {
        if (!parts.isEmpty()
                && part instanceof Map<?, ?> next
                && parts.getLast() instanceof Map<?, ?> last
                && last.get("text") instanceof StringNode before
                && next.get("text") instanceof StringNode text
                && alike(last, next)) {
            var joined = new TreeMap<String, Object>();
            last.forEach((name, value) -> joined.put(String.valueOf(name), value));
            joined.put("text", StringNode.valueOf(before.stringValue() + text.stringValue()));
            parts.set(parts.size() - 1, joined);
        } else {
            parts.add(part);
        }
    }

    private static boolean alike(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream()
                        .allMatch(name -> name.equals("text") || Objects.equals(one.get(name), other.get(name)));
    }
}
