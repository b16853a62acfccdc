package org.espalier.server.jira;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect until the site has taken a connection
 */
record Limits(Duration connect, Limit reading, Limit writing) {

    /**
     * The two times of a request.
     *
     * @param turn until it may be sent
     * @param exchange from then until its whole answer is here; after that the connection is cut
     */
    record Limit(Duration turn, Duration exchange) {}

    /**
     * L17: whoever takes over a structure waits eight seconds for the last writing request of its predecessor, so none
     * may be on its way for longer, the wait for its turn included.
     */
    static final Limits USUAL = new Limits(
            Duration.ofSeconds(5),
            new Limit(Duration.ofMinutes(2), Duration.ofSeconds(30)),
            new Limit(Duration.ofSeconds(2), Duration.ofSeconds(6)));
}
