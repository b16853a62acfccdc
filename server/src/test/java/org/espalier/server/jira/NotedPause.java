package org.espalier.server.jira;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.espalier.server.platform.Pause;

/** Waits that take no time and are noted. */
final class NotedPause implements Pause {

    private final Queue<Duration> lasted = new ConcurrentLinkedQueue<>();

    @Override
    public void last(Duration length) {
        lasted.add(length);
    }

    List<Duration> lasted() {
        return List.copyOf(lasted);
    }
}
