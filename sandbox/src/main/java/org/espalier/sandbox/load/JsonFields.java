package org.espalier.sandbox.load;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The fields of one object of a line; whatever is not as the format says is refused with the line's number. */
record JsonFields(int line, JsonNode object) {

    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("XX")
            .toFormatter(Locale.ROOT);

    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem("the field \"" + name + "\" is missing"));
    }

    Optional<String> optionalText(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw problem("the field \"" + name + "\" must be text");
        }
        return Optional.of(value.stringValue());
    }

    boolean truth(String name) {
        JsonNode value = object.path(name);
        if (!value.isBoolean()) {
            throw problem(
                    "the field \"" + name + "\" " + (value.isMissingNode() ? "is missing" : "must be true or false"));
        }
        return value.booleanValue();
    }

    long number(String name) {
        String text = text(name);
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw problem("the field \"" + name + "\" must be a number written as text, not \"" + text + "\"");
        }
        throw problem("the field \"" + name + "\" must be greater than 0");
    }

    /** The level of a type above epics, if one is told. */
    Optional<Integer> level() {
        JsonNode value = object.path("level");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isInt() || value.intValue() < 2 || value.intValue() > 9) {
            throw problem("the field \"level\" must be a number from 2 to 9, for types that stand above epics");
        }
        return Optional.of(value.intValue());
    }

    OffsetDateTime stamp(String name) {
        String text = text(name);
        try {
            return OffsetDateTime.parse(text, STAMP);
        } catch (DateTimeParseException invalid) {
            throw problem("the field \"" + name + "\" must be a time such as 2026-09-27T10:03:11.123+0200, not \""
                    + text + "\"");
        }
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(name)) {
            if (!value.isString()) {
                throw problem("the list \"" + name + "\" may hold texts only");
            }
            texts.add(value.stringValue());
        }
        return List.copyOf(texts);
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode value : list(name)) {
            if (!value.isObject()) {
                throw problem("the list \"" + name + "\" may hold objects only");
            }
            objects.add(new JsonFields(line, value));
        }
        return List.copyOf(objects);
    }

    DataFileProblem problem(String what) {
        return DataFileProblem.inLine(line, what);
    }

    private List<JsonNode> list(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw problem("the field \"" + name + "\" must be a list");
        }
        return List.copyOf(value.values());
    }
}
