package org.espalier.server.web;

import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** Where in a list the next page begins: the number of the last value of the page before. */
record Cursor(long after) {

    static Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return new Cursor(0);
        }
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.malformed(new Fault(
                    "", "wrong_cursor", "The cursor '" + text + "' was not given by this server; start without one."));
        }
        return new Cursor(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(after);
    }
}
