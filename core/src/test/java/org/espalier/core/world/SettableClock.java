package org.espalier.core.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on only when it is told to. */
public final class SettableClock implements InstantSource {
    private Instant now = Instant.parse("2026-01-01T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** A tenth of a second goes by, as with every request to the tracker. */
    void tick() {
        pass(Duration.ofMillis(100));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
