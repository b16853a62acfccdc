package org.espalier.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it on. */
public final class StepClock implements InstantSource {

    private Instant now;

    public StepClock(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void step(Duration length) {
        now = now.plus(length);
    }
}
