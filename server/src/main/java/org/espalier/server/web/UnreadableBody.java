package org.espalier.server.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of a body that could not be read which field is to blame and what was expected there. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Refusal refusal(HttpMessageNotReadableException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof JacksonException
                        || cause instanceof BodyLimit.TooLong
                        || cause instanceof Refusal)
                .findFirst()
                .map(UnreadableBody::explained)
                .orElseGet(() -> malformed("", "body_missing", "The request needs a body in JSON; nothing was done."));
    }

    private static Refusal explained(Throwable cause) {
        for (Throwable deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof BodyLimit.TooLong || deeper instanceof Refusal) {
                return explained(deeper);
            }
        }
        return switch (cause) {
            case Refusal refusal -> refusal;
            case BodyLimit.TooLong tooLong -> BodyLimit.tooLarge();
            case UnrecognizedPropertyException unknown ->
                malformed(
                        pointer(unknown),
                        "unknown_field",
                        "The field " + unknown.getPropertyName() + " is not known here; known are "
                                + names(unknown.getKnownPropertyIds()) + ". Nothing was done.");
            case InvalidTypeIdException type ->
                malformed(
                        pointer(type),
                        "wrong_value",
                        "The value " + type.getTypeId() + " is not known at " + place(type) + "; nothing was done.");
            case PlainText.Unusable text -> PlainText.refusal(pointer(text));
            case MismatchedInputException mismatch ->
                malformed(
                        pointer(mismatch),
                        "wrong_type",
                        "At " + place(mismatch) + ", " + expected(mismatch.getTargetType())
                                + " was expected; nothing was done.");
            case UnexpectedEndOfInputException cut ->
                malformed(
                        pointer(cut),
                        "malformed_json",
                        "The body is not valid JSON: it ends before it is complete. Nothing was done.");
            case StreamReadException broken ->
                malformed(
                        pointer(broken),
                        "malformed_json",
                        "The body is not valid JSON: " + broken.getOriginalMessage() + ". Nothing was done.");
            case JacksonException other ->
                malformed(
                        pointer(other),
                        "wrong_value",
                        "The value at " + place(other) + " cannot be used; nothing was done.");
            default -> malformed("", "malformed_json", "The body cannot be read; nothing was done.");
        };
    }

    private static Refusal malformed(String pointer, String code, String sentence) {
        return Refusal.malformed(new Fault(pointer, code, sentence));
    }

    private static String pointer(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : escaped(step.getPropertyName())))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String place(JacksonException failure) {
        String pointer = pointer(failure);
        return pointer.isEmpty() ? "the top of the body" : pointer;
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null || known.isEmpty()
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type.equals(String.class)) {
            return "text";
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord()
                ? "an object"
                : "a value of type " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
