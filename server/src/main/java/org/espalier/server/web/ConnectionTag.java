package org.espalier.server.web;

import java.util.regex.Pattern;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection;
import org.jspecify.annotations.Nullable;

/** A connection's version as an ETag, such as {@code "3"}. */
final class ConnectionTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private ConnectionTag() {}

    static String of(Connection connection) {
        return "\"" + connection.version() + "\"";
    }

    /** The version that an If-Match names. */
    static long required(@Nullable String header) {
        if (header == null) {
            throw new Refusal(
                    Refusal.Kind.VERSION_NEEDED,
                    "if_match_missing",
                    "A change needs the header If-Match with the ETag of the connection; nothing was changed.");
        }
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Refusal.malformed(new Fault(
                    "",
                    "wrong_if_match",
                    "The header If-Match must hold the ETag of the connection, such as \"3\"; nothing was changed."));
        }
        return Long.parseLong(tag.group(1));
    }
}
