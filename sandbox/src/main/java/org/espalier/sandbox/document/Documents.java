package org.espalier.sandbox.document;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Atlassian documents: what is one, how Jira changes one when it takes it, and the parts to build one from. */
final class Documents {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> IDENTIFIED =
            Set.of("paragraph", "heading", "bulletList", "orderedList", "listItem", "codeBlock", "blockquote", "rule");

    private Documents() {}

    static boolean isDocument(JsonNode sent) {
        return sent.isObject()
                && sent.path("type").asString("").equals("doc")
                && sent.path("version").asInt(0) == 1
                && sent.path("content").isArray()
                && sent.path("content").values().stream().allMatch(Documents::isNode);
    }

    private static boolean isNode(JsonNode node) {
        return node.isObject()
                && node.path("type").isString()
                && (!node.path("type").stringValue().equals("text")
                        || !node.path("text").asString("").isEmpty())
                && node.path("content").values().stream().allMatch(Documents::isNode);
    }

    /** The ids follow from where a block stands and what is in it, so that the same document gets the same ids. */
    static ObjectNode normalised(JsonNode sent) {
        ObjectNode document = ordered(sent).asObject();
        identify(document, "");
        return ordered(document).asObject();
    }

    /** The same with all names in the order in which the store keeps them, so that equal documents are equal texts. */
    private static JsonNode ordered(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JSON.arrayNode();
            node.values().forEach(element -> list.add(ordered(element)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.objectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                .forEach(entry -> object.set(entry.getKey(), ordered(entry.getValue())));
        return object;
    }

    private static void identify(ObjectNode node, String path) {
        if (!(node.path("content") instanceof ArrayNode content)) {
            return;
        }
        ArrayNode joined = JSON.arrayNode();
        ObjectNode last = null;
        for (JsonNode child : content.values()) {
            ObjectNode next = child.asObject();
            if (last != null && joinable(last, next)) {
                last.put(
                        "text",
                        last.path("text").asString("") + next.path("text").asString(""));
            } else {
                joined.add(next);
                last = next;
            }
        }
        node.set("content", joined);
        for (int at = 0; at < joined.size(); at++) {
            ObjectNode child = joined.get(at).asObject();
            String here = path + "/" + at;
            identify(child, here);
            if (IDENTIFIED.contains(child.path("type").asString(""))
                    && child.path("attrs").path("localId").isMissingNode()) {
                child.withObject("/attrs").put("localId", id(here, child));
            }
        }
    }

    private static String id(String path, ObjectNode node) {
        return UUID.nameUUIDFromBytes((path + node).getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 12);
    }

    private static boolean joinable(ObjectNode left, ObjectNode right) {
        return left.path("type").asString("").equals("text")
                && right.path("type").asString("").equals("text")
                && marks(left).equals(marks(right));
    }

    private static JsonNode marks(ObjectNode node) {
        JsonNode marks = node.path("marks");
        return marks.isMissingNode() ? JSON.arrayNode() : marks;
    }

    static ObjectNode node(String type, @Nullable ArrayNode content) {
        ObjectNode node = JSON.objectNode().put("type", type);
        if (content != null && !content.isEmpty()) {
            node.set("content", content);
        }
        return node;
    }

    static ObjectNode text(String text, ArrayNode marks) {
        ObjectNode node = JSON.objectNode().put("type", "text").put("text", text);
        if (!marks.isEmpty()) {
            node.set("marks", marks);
        }
        return node;
    }
}
