package org.espalier.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When an issue was lately written; used under a lock. */
final class RecentWrites {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LONG_FACTOR = 5;

    private final Deque<Instant> writes = new ArrayDeque<>();

    /** How many seconds are to be waited before there can be one more write. */
    long wait(int most, Instant now) {
        while (!writes.isEmpty() && !writes.getFirst().isAfter(now.minus(LONG))) {
            writes.removeFirst();
        }
        long lately =
                writes.stream().filter(write -> write.isAfter(now.minus(SHORT))).count();
        if (lately >= most) {
            return SHORT.toSeconds();
        }
        if (writes.size() >= most * LONG_FACTOR) {
            return LONG.toSeconds();
        }
        return 0;
    }

    void note(Instant now) {
        writes.addLast(now);
    }
}
