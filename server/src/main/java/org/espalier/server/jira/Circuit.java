package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Leaves a site alone that did not answer several times in a row: for a while nobody asks, then one request at a time,
 * until one is answered. A library's was refused, since it does not tell how long it stays open, which people want to
 * know.
 */
final class Circuit {

    /** More than a reader's tries, so that a single question never ends in it. */
    static final int FAILURES = 5;

    private static final Duration WHILE_ONE_TRIES = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final RandomGenerator random = new Random();
    private int failures;
    private int openings;
    private Instant until = Instant.MIN;
    private boolean tried;

    Circuit(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How long nobody may ask.
     *
     * @return absent where the caller may; it must then tell how that ended
     */
    synchronized Optional<Duration> open() {
        if (failures < FAILURES) {
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), until);
        if (left.isPositive()) {
            return Optional.of(left);
        }
        if (tried) {
            return Optional.of(WHILE_ONE_TRIES);
        }
        tried = true;
        return Optional.empty();
    }

    /** The site answered, whatever it said. */
    synchronized void answered() {
        failures = 0;
        openings = 0;
        tried = false;
    }

    synchronized void failed() {
        tried = false;
        failures++;
        var now = clock.instant();
        // What was under way when it opened opens it no further.
        if (failures >= FAILURES && !until.isAfter(now)) {
            openings++;
            until = now.plus(Patience.OF_RUNS.waitAfter(openings, random));
        }
    }

    /** The request never left for a reason of our own. */
    synchronized void notSent() {
        tried = false;
    }
}
