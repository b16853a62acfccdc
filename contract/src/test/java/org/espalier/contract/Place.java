package org.espalier.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An operation of a document, and the schemas that it refers to, both open to correction. */
record Place(ObjectNode operation, JsonNode document, Map<String, ObjectNode> schemas) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMAS = "#/components/schemas/";

    static Place of(ObjectNode operation, JsonNode document) {
        return new Place(operation, document, new TreeMap<>());
    }

    /** Takes in the schemas to which something refers. */
    void refer(JsonNode node) {
        for (String reference : node.findValuesAsString("$ref")) {
            String name = reference.substring(SCHEMAS.length());
            if (!schemas.containsKey(name)) {
                ObjectNode schema =
                        (ObjectNode) document.at(reference.substring(1)).deepCopy();
                schemas.put(name, schema);
                refer(schema);
            }
        }
    }

    private void everywhere(Consumer<ObjectNode> change) {
        within(operation, change);
        schemas.values().forEach(schema -> within(schema, change));
    }

    private static void within(JsonNode node, Consumer<ObjectNode> change) {
        if (node instanceof ObjectNode object) {
            change.accept(object);
        }
        node.values().forEach(child -> within(child, change));
    }

    /** The schema of the answer that goes well, in a frame that holds it in the place of <code>ITEM</code>. */
    void framed(String frame) {
        ObjectNode media = (ObjectNode) operation.at("/responses/200/content/application~1json");
        media.set(
                "schema",
                JSON.readTree(frame.replace("ITEM", media.path("schema").toString())));
        refer(media);
    }

    /** Lets a property of a named schema be null, where the operation refers to it. */
    void nullable(String schema, String property) {
        change(schema, declared -> {
            ObjectNode old = declared.withObjectProperty(property);
            // Beside a reference nothing else is read.
            if (old.has("$ref")) {
                JsonNode reference = old.remove("$ref");
                old.putArray("allOf").addObject().set("$ref", reference);
            }
            old.put("nullable", true);
        });
    }

    /** Declares a property of a named schema as this, where the operation refers to it. */
    void declare(String schema, String property, String declaration) {
        change(schema, declared -> {
            declared.set(property, JSON.readTree(declaration));
            refer(declared.path(property));
        });
    }

    private void change(String schema, Consumer<ObjectNode> change) {
        ObjectNode found = schemas.get(schema);
        if (found != null) {
            change.accept(found.withObjectProperty("properties"));
        }
    }

    /** Declares a property that is a text at a place within the schema of the answer. */
    void declareInAnswer(String place, String property) {
        JsonNode declared = operation.at("/responses/200/content/application~1json/schema" + place + "/properties");
        ((ObjectNode) declared).putObject(property).put("type", "string");
    }

    /** Nothing says any more how a moment is written. */
    void forgetStamps() {
        everywhere(schema -> {
            if (schema.path("format").asString("").equals("date-time")) {
                schema.remove("format");
            }
        });
    }

    /** Where one of several schemas holds, the names that it has are allowed. */
    void openChoices() {
        everywhere(schema -> {
            if (schema.has("anyOf") && !schema.has("properties")) {
                schema.remove("additionalProperties");
            }
        });
    }

    /** Allows a parameter in the query. */
    void query(String parameter) {
        operation
                .withArray("parameters")
                .addObject()
                .put("name", parameter)
                .put("in", "query")
                .putObject("schema")
                .put("type", "string");
    }

    /** Lists a status, with an answer as the schema says, unless it is listed with one. */
    void answer(String status, String schema) {
        ObjectNode answers = (ObjectNode) operation.path("responses");
        ObjectNode answer = answers.withObjectProperty(status);
        if (!answer.has("content")) {
            answer.put("description", "")
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", JSON.readTree(schema));
            refer(answer);
        }
    }

    /** Lists a status that refuses, with a body, unless it is listed with one. */
    void refuse(String status) {
        answer(status, Frames.REFUSAL);
    }

    /** Gives a body to a status that refuses, where it is listed. */
    void refuseInWords(String status) {
        if (operation.path("responses").has(status)) {
            refuse(status);
        }
    }

    /** Lets a status come with a body as this schema says, or as the document does. */
    void answerEither(String status, String schema) {
        if (operation.at("/responses/" + status + "/content/application~1json") instanceof ObjectNode media) {
            JsonNode declared = media.path("schema");
            media.putObject("schema").putArray("anyOf").add(declared).add(JSON.readTree(schema));
        }
    }

    /** Lets a status come with the body of another one. */
    void answerAs(String status, String other) {
        ObjectNode answers = (ObjectNode) operation.path("responses");
        answers.set(status, answers.path(other).deepCopy());
    }

    /** Lets a status, where it is listed, come without a body. */
    void answerNothing(String status) {
        if (operation.path("responses").get(status) instanceof ObjectNode answer) {
            answer.remove("content");
        }
    }

    /** Lets a status that is listed with a body come as a page of HTML as well. */
    void answerWithPage(String status) {
        if (operation.at("/responses/" + status).get("content") instanceof ObjectNode content) {
            content.putObject("text/html");
        }
    }
}
