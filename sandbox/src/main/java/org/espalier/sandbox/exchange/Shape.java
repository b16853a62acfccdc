package org.espalier.sandbox.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a JSON text looks like, whatever its values are. */
final class Shape {

    private Shape() {}

    /** Equal for texts that have the same names and kinds of values in the same places. */
    static String of(@Nullable JsonNode node) {
        return switch (node) {
            case null -> "";
            case ObjectNode object -> {
                StringBuilder text = new StringBuilder("{");
                object.properties()
                        .forEach(entry -> text.append(entry.getKey())
                                .append(':')
                                .append(of(entry.getValue()))
                                .append(' '));
                yield text.append('}').toString();
            }
            case ArrayNode array -> {
                TreeSet<String> shapes = new TreeSet<>();
                array.values().forEach(element -> shapes.add(of(element)));
                yield shapes.toString();
            }
            default -> node.isIntegralNumber() ? "INTEGER" : node.getNodeType().name();
        };
    }

    /** The same text with only the first of the elements of a list that have the same shape. */
    static JsonNode distilled(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), distilled(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                Map<String, JsonNode> kinds = new LinkedHashMap<>();
                array.values().stream()
                        .map(Shape::distilled)
                        .forEach(element -> kinds.putIfAbsent(of(element), element));
                yield JsonNodeFactory.instance.arrayNode().addAll(kinds.values());
            }
            default -> node;
        };
    }
}
