package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.espalier.server.platform.Pause;

/** Waits that take no time and are noted, and a clock that goes on by them alone. */
final class NotedPause implements Pause, InstantSource {

    private final List<Duration> lasted = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Override
    public synchronized void last(Duration length) {
        lasted.add(length);
        now = now.plus(length);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized List<Duration> lasted() {
        return List.copyOf(lasted);
    }
}
