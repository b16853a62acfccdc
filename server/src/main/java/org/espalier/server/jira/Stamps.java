package org.espalier.server.jira;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jira's stamps, as in {@code 2026-09-27T10:03:11.123+0200}. They carry their own offset, which changes with summer
 * time, so that they are moments whatever the zone of the site is (jira-api §6, §16).
 */
final class Stamps {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][.SS][.S][XXX][XX][X]");

    private Stamps() {}

    /** The moment of a stamp; absent where there is none or it cannot be read. */
    static Optional<Instant> moment(@Nullable String stamp) {
        if (stamp == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(FORM.parse(stamp, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
