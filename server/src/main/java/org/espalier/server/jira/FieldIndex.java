package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The known fields of one site, looked up again after some minutes, since people add fields and give permissions. A
 * field that was there once is not taken for gone while the site is open: it may be hidden (L2).
 */
final class FieldIndex {

    static final Duration KEPT = Duration.ofMinutes(5);

    private final Dialect dialect;
    private final InstantSource clock;
    private @Nullable CustomFields known;
    private Instant until = Instant.MIN;

    FieldIndex(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    synchronized CustomFields of(Reads reads) throws JiraFailure, InterruptedException {
        var fields = known;
        if (fields == null || !clock.instant().isBefore(until)) {
            var before = fields;
            fields =
                    CustomFields.of(dialect, reads.read(JiraRequest.get(dialect.path("/field")), Shapes.Field[].class));
            if (before != null) {
                requireAll(before, fields, reads.host());
            }
            known = fields;
            until = clock.instant().plus(KEPT);
        }
        return fields;
    }

    private static void requireAll(CustomFields before, CustomFields now, String host) throws JiraFailure {
        var missing = new ArrayList<>(before.ofPlaces());
        missing.removeAll(now.ofPlaces());
        if (!missing.isEmpty()) {
            throw JiraFailure.unclear(
                    host,
                    "no longer shows the field " + missing.getFirst()
                            + ", which tells where issues stand; if it was deleted there, start this server again");
        }
    }
}
