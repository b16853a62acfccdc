package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The known fields of one site, looked up again after some minutes, since people add fields and give permissions. A
 * field that said once what stands above issues is not taken for gone while the site is open: it may be hidden, and all
 * that it said would be taken for gone with it (L2). Without a rank field only the order by that field is unseen.
 *
 * <p>One thread at a time looks them up. Whoever comes meanwhile gets those that are known; where none are, the wait
 * can be interrupted, since a slow site may take long.
 */
final class FieldIndex {

    static final Duration KEPT = Duration.ofMinutes(5);

    private final Dialect dialect;
    private final InstantSource clock;
    private final ReentrantLock lookingUp = new ReentrantLock();
    private volatile @Nullable Known known;

    FieldIndex(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    private record Known(CustomFields fields, Instant until) {}

    CustomFields of(Reads reads) throws JiraFailure, InterruptedException {
        var before = known;
        if (before == null) {
            lookingUp.lockInterruptibly();
        } else if (fresh(before) || !lookingUp.tryLock()) {
            return before.fields();
        }
        try {
            var now = known;
            return now != null && fresh(now) ? now.fields() : lookedUp(now, reads);
        } finally {
            lookingUp.unlock();
        }
    }

    private boolean fresh(Known known) {
        return clock.instant().isBefore(known.until());
    }

    private CustomFields lookedUp(@Nullable Known before, Reads reads) throws JiraFailure, InterruptedException {
        var fields =
                CustomFields.of(dialect, reads.read(JiraRequest.get(dialect.path("/field")), Shapes.Field[].class));
        if (before != null) {
            requireAbove(before.fields(), fields, reads.host());
        }
        known = new Known(fields, clock.instant().plus(KEPT));
        return fields;
    }

    private static void requireAbove(CustomFields before, CustomFields now, String host) throws JiraFailure {
        var missing = new ArrayList<>(before.ofAbove());
        missing.removeAll(now.ofAbove());
        if (!missing.isEmpty()) {
            throw JiraFailure.unclear(
                    host,
                    "no longer shows the field " + missing.getFirst()
                            + ", which tells where issues stand; if it was deleted there, save this connection anew");
        }
    }
}
