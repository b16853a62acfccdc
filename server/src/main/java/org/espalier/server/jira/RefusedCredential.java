package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to keep from showing a site a credential that it refuses: twice as long each time. A Data Center locks an
 * account after some failed sign-ins, until a person solves a puzzle (AUTHENTICATION_DENIED, jira-api §3).
 */
final class RefusedCredential {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(16);

    private Duration last = Duration.ZERO;
    private Instant until = Instant.MIN;

    /** The credential was refused: what was under way at the same time counts as one. */
    synchronized Duration refused(Instant now) {
        if (!until.isAfter(now)) {
            var next = last.isZero() ? FIRST : last.multipliedBy(2);
            last = next.compareTo(LONGEST) > 0 ? LONGEST : next;
            until = now.plus(last);
        }
        return Duration.between(now, until);
    }

    synchronized void taken() {
        last = Duration.ZERO;
        until = Instant.MIN;
    }
}
