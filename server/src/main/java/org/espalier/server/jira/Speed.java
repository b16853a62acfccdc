package org.espalier.server.jira;

import java.time.Duration;

/** How long a request to a site takes of late, its wait for its turn included. */
final class Speed {

    /** Of a site that nobody asked yet. */
    static final Duration USUAL = Duration.ofMillis(200);

    /** One part of the newest request in so many: enough to forget a slow one soon, and not at once. */
    private static final int MEMORY = 20;

    private long nanos = USUAL.toNanos();

    synchronized void took(Duration time) {
        nanos += (time.toNanos() - nanos) / MEMORY;
    }

    synchronized Duration perRequest() {
        return Duration.ofNanos(nanos);
    }
}
