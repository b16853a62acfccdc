package org.espalier.server.jira;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a read is tried and how long the waits between are: each twice the one before, and none exactly alike, so
 * that many readers do not come back at once.
 *
 * @param longestAsked the longest wait that a site may ask for; a longer one is told to whoever asked
 */
record Patience(Duration first, Duration longest, Duration longestAsked, int tries) {

    /** For runs in the background (jira-api §15). */
    static final Patience OF_RUNS =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(1), 4);

    /** For questions on whose answer a person waits. */
    static final Patience OF_PEOPLE =
            new Patience(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(5), 3);

    /** For what is asked again later anyway, by whoever watches the site. */
    static final Patience OF_WATCHERS = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1);

    private static final double SHORTEST_FACTOR = 0.7;
    private static final double LONGEST_FACTOR = 1.3;

    /** The wait after so many tries. */
    Duration waitAfter(int tried, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(tried - 1, 20);
        long wait = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis((long) (wait * random.nextDouble(SHORTEST_FACTOR, LONGEST_FACTOR)));
    }
}
