package org.espalier.server.web;

import java.util.function.IntPredicate;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** Fields that a body must have. */
final class Required {

    private Required() {}

    /** The text, which must be there and not blank. */
    static String text(@Nullable String value, String pointer) {
        if (value == null || value.isBlank()) {
            throw missing(pointer);
        }
        return value;
    }

    /** The text as a name, of one line and without control characters; those that steer the direction of words stay. */
    static String name(@Nullable String value, String pointer) {
        return without(Character::isISOControl, text(value, pointer), pointer);
    }

    /** The text as a name that may have several lines. */
    static String lines(@Nullable String value, String pointer) {
        return without(
                each -> Character.isISOControl(each) && "\n\r\t".indexOf(each) < 0, text(value, pointer), pointer);
    }

    private static String without(IntPredicate refused, String text, String pointer) {
        text.codePoints().filter(refused).findFirst().ifPresent(found -> {
            throw Refusal.unprocessable(new Fault(
                    pointer,
                    "unusable_character",
                    "At %s stands a control character, U+%04X, which no name may hold. Nothing was changed; take it out and send the request again."
                            .formatted(pointer, found)));
        });
        return text;
    }

    /** The value, which must be there. */
    static <T> T value(@Nullable T value, String pointer) {
        if (value == null) {
            throw missing(pointer);
        }
        return value;
    }

    private static Refusal missing(String pointer) {
        return Refusal.malformed(new Fault(
                pointer,
                "missing_field",
                "The field " + pointer.substring(pointer.lastIndexOf('/') + 1)
                        + " is missing or empty; nothing was done."));
    }
}
