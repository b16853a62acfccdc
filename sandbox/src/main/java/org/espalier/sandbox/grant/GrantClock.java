package org.espalier.sandbox.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time by which everything of apps ends; a switch lets it go ahead, so that nobody has to wait for a year. */
@Component
public class GrantClock {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    GrantClock(Clock clock) {
        this.clock = clock;
    }

    /** The present moment. */
    public Instant now() {
        return clock.instant().plus(ahead);
    }

    Duration ahead() {
        return ahead;
    }

    void go(Duration wanted) {
        ahead = wanted;
    }
}
