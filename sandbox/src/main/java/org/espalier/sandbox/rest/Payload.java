package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.espalier.sandbox.issues.Refusal;
import tools.jackson.databind.JsonNode;

/** What a body or a parameter holds, read as leniently as Jira reads it: ids as numbers or texts, null as absent. */
final class Payload {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private Payload() {}

    static Refusal invalid() {
        return Refusal.badRequest("Invalid request payload. Refer to the REST API documentation and try again.");
    }

    static JsonNode object(JsonNode body) {
        if (!body.isObject()) {
            throw invalid();
        }
        return body;
    }

    static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** A text, or a number as text. */
    static Optional<String> text(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        if (value.isIntegralNumber()) {
            return Optional.of(value.bigIntegerValue().toString());
        }
        if (absent(value)) {
            return Optional.empty();
        }
        throw invalid();
    }

    /** A list of texts; a single text counts as a list of one, and commas separate as in an address. */
    static List<String> texts(JsonNode value) {
        if (absent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            return words(text(value).stream().toList());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.values()) {
            texts.add(text(element).orElseThrow(Payload::invalid));
        }
        return List.copyOf(texts);
    }

    /** The words of repeated parameters with commas in them; empty ones do not count. */
    static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A whole number, or the value for an absent one. */
    static int number(JsonNode value, int absent) {
        Optional<String> text = text(value).filter(word -> !word.isBlank());
        return text.isEmpty() ? absent : number(text.get());
    }

    /** A whole number from a parameter, or the value for an absent or empty one. */
    static int number(Optional<String> value, int absent) {
        return value.filter(word -> !word.isBlank()).map(Payload::number).orElse(absent);
    }

    static long[] ids(JsonNode value) {
        return texts(value).stream().mapToLong(Payload::id).toArray();
    }

    /** Whether a text can be kept: U+0000 and halves of surrogate pairs cannot. */
    static boolean storable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static long id(String text) {
        if (!isNumber(text)) {
            throw invalid();
        }
        return Long.parseLong(text);
    }

    private static int number(String text) {
        long number = id(text.strip());
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
