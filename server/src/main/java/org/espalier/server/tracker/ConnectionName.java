package org.espalier.server.tracker;

import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;

/** What people call a connection. */
final class ConnectionName {

    private static final int LONGEST = 190;

    private ConnectionName() {}

    /**
     * A name as it is kept.
     *
     * @throws Refusal where it is too long
     */
    static String checked(String wanted) {
        var name = wanted.strip();
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw Refusal.unprocessable(new Fault(
                    "/name",
                    "too_long",
                    "The name of a connection has at most " + LONGEST + " characters. Nothing was changed."));
        }
        return name;
    }
}
