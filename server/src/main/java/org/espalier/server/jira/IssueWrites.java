package org.espalier.server.jira;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import org.espalier.core.structure.IssueId;

/**
 * Keeps the writes to one issue below Jira's limits: 20 in 2 seconds and 100 in 30 (jira-api §15). The moments
 * themselves are kept: a bucket would let twice as many through at the edge of two spans, or half as many always.
 */
final class IssueWrites {

    private static final int FEW = 20;
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final int MANY = 100;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Cache<IssueId, Deque<Instant>> last =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(1)).build();

    /** How long a write to these issues has to wait; not negative. */
    synchronized Duration waitFor(Collection<IssueId> written, Instant now) {
        var wait = Duration.ZERO;
        for (var issue : written) {
            var moments = moments(issue);
            wait = longer(wait, until(moments, FEW, SHORT, now));
            wait = longer(wait, until(moments, MANY, LONG, now));
        }
        return wait;
    }

    /** Counts a write at a moment. */
    synchronized void note(Collection<IssueId> written, Instant at) {
        for (var issue : written) {
            var moments = moments(issue);
            moments.addLast(at);
            if (moments.size() > MANY) {
                moments.removeFirst();
            }
        }
    }

    private Deque<Instant> moments(IssueId issue) {
        return last.get(issue, _ -> new ArrayDeque<>());
    }

    private static Duration until(Deque<Instant> moments, int most, Duration span, Instant now) {
        if (moments.size() < most) {
            return Duration.ZERO;
        }
        Iterator<Instant> newestFirst = moments.descendingIterator();
        for (int passed = 1; passed < most; passed++) {
            newestFirst.next();
        }
        return Duration.between(now, newestFirst.next().plus(span));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
