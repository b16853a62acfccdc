package org.espalier.sandbox.document;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text with marks as the store keeps it: as the Atlassian document that it was sent as, or as wiki text.
 *
 * <p>Paragraphs, headings, bullet and numbered lists, quotes, rules, code blocks, line breaks, and strong, emphasised,
 * underlined, struck, monospaced and linked text are turned from one form into the other. Of anything else in a
 * document only the text inside it reaches wiki text; any other mark of wiki text stays as it is written.
 */
public final class RichText {

    private RichText() {}

    /** As wiki text. */
    public static String wiki(JsonNode kept) {
        return kept.isObject() ? WikiWriter.write(kept) : kept.asString("");
    }

    /** As an Atlassian document. */
    public static ObjectNode document(JsonNode kept) {
        return kept.isObject() ? kept.asObject() : WikiReader.read(kept.asString(""));
    }

    /** A document as Jira keeps it, if it is one: neighbouring texts are joined, and blocks have a {@code localId}. */
    public static Optional<ObjectNode> normalised(JsonNode sent) {
        return Documents.isDocument(sent) ? Optional.of(Documents.normalised(sent)) : Optional.empty();
    }
}
