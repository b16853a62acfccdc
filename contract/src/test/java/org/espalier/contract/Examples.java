package org.espalier.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Some answers of a document are told by an example alone; what it shows is then all that is allowed. */
final class Examples {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Examples() {}

    /** Gives schemas to the contents that have only an example, and takes all examples away. */
    static void replace(ObjectNode operation) {
        operation
                .path("responses")
                .properties()
                .forEach(response -> response.getValue()
                        .path("content")
                        .properties()
                        .forEach(content -> {
                            ObjectNode media = (ObjectNode) content.getValue();
                            if (!media.has("schema") && media.path("example").isString()) {
                                media.set(
                                        "schema",
                                        like(JSON.readTree(media.path("example").asString())));
                            }
                            media.remove("example");
                            media.remove("examples");
                        }));
    }

    private static ObjectNode like(JsonNode example) {
        ObjectNode schema = JSON.createObjectNode();
        if (example.isObject()) {
            schema.put("type", "object").put("additionalProperties", false);
            ObjectNode properties = schema.putObject("properties");
            example.properties()
                    .forEach(entry -> properties.set(
                            entry.getKey(),
                            // The fields of issues differ from site to site.
                            entry.getKey().equals("fields")
                                    ? JSON.createObjectNode()
                                            .put("type", "object")
                                            .put("additionalProperties", true)
                                    : like(entry.getValue())));
        } else if (example.isArray()) {
            schema.put("type", "array").set("items", together(example));
        } else if (!example.isNull()) {
            schema.put(
                    "type",
                    example.isBoolean()
                            ? "boolean"
                            : example.isIntegralNumber() ? "integer" : example.isNumber() ? "number" : "string");
        }
        return schema;
    }

    /** The elements of an example need not all have every name. */
    private static ObjectNode together(JsonNode elements) {
        ObjectNode schema = JSON.createObjectNode();
        elements.values().forEach(element -> {
            ObjectNode other = like(element);
            if (schema.has("properties") && other.has("properties")) {
                schema.withObjectProperty("properties").setAll((ObjectNode) other.path("properties"));
            } else {
                schema.setAll(other);
            }
        });
        return schema;
    }
}
