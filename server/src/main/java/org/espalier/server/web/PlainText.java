package org.espalier.server.web;

import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads every text of every body, and refuses U+0000: the one character that the database cannot keep. */
final class PlainText extends StringDeserializer {

    private static final String REFUSED = "stands a character U+0000, which no text may hold. Nothing was changed;"
            + " take it out and send the request again.";

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (holdsNul(text)) {
            throw new NulInText(parser);
        }
        return text;
    }

    /** A tree, in which no text or name holds it either. */
    static JsonNode checked(JsonNode tree, String pointer) {
        if (tree.isString() && holdsNul(tree.stringValue())) {
            throw refusal(pointer);
        }
        tree.forEachEntry((name, value) -> {
            if (holdsNul(name)) {
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

    private static boolean holdsNul(@Nullable String text) {
        return text != null && text.indexOf('\0') >= 0;
    }

    /** Found while reading; where, its path tells. */
    static final class NulInText extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        private NulInText(JsonParser parser) {
            super(parser, "A text holds U+0000.", String.class);
        }
    }
}
