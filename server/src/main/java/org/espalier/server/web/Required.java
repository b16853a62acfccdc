package org.espalier.server.web;

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
