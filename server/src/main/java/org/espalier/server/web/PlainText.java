package org.espalier.server.web;

import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads every text of every body, and refuses what the database cannot keep: U+0000, and half of a surrogate pair,
 * which would become another character unnoticed.
 */
final class PlainText extends StringDeserializer {

    private static final String REFUSED =
            "stands U+0000 or half of a character, which no text may hold. Nothing was changed;"
                    + " take it out and send the request again.";

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (unusable(text)) {
            throw new Unusable(parser);
        }
        return text;
    }

    /** A tree, in which no text or name holds it either. */
    static JsonNode checked(JsonNode tree, String pointer) {
        if (tree.isString() && unusable(tree.stringValue())) {
            throw refusal(pointer);
        }
        tree.forEachEntry((name, value) -> {
            if (unusable(name)) {
                throw refusal(pointer);
            }
            checked(value, pointer + "/" + name);
        });
        for (int at = 0; tree.isArray() && at < tree.size(); at++) {
            checked(tree.get(at), pointer + "/" + at);
        }
        return tree;
    }

    static Refusal refusal(String pointer) {
        return Refusal.unprocessable(new Fault(pointer, "unusable_character", "At " + pointer + " " + REFUSED));
    }

    private static boolean unusable(@Nullable String text) {
        return text != null
                && text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** Found while reading; where, its path tells. */
    static final class Unusable extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        private Unusable(JsonParser parser) {
            super(parser, "A text cannot be kept.", String.class);
        }
    }
}
