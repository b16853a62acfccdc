package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps from showing a site a credential that it refuses: for twice as long each time. A Data Center locks an account
 * after some failed sign-ins, until a person solves a puzzle (AUTHENTICATION_DENIED, jira-api §3). So one request goes
 * first, too, where it is not known of late that the credential is taken.
 */
final class RefusedCredential {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(16);

    /** For so long a credential that was taken counts as good. */
    private static final Duration GOOD = Duration.ofMinutes(1);

    private final String host;
    private final ReentrantLock first = new ReentrantLock(true);
    private Duration last = Duration.ZERO;
    private Instant until = Instant.MIN;
    private Instant good = Instant.MIN;

    RefusedCredential(String host) {
        this.host = host;
    }

    /** The turn of one request to show the credential. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the first request to come back where nobody knows yet whether the credential is good.
     *
     * @throws JiraFailure where it is not shown for now; nothing is sent
     */
    Turn turn(Instant now, Duration longest) throws JiraFailure, InterruptedException {
        refuse(now);
        if (known(now)) {
            return () -> {};
        }
        if (!first.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            throw JiraFailure.credentialTried(host);
        }
        try {
            refuse(now);
        } catch (JiraFailure refused) {
            first.unlock();
            throw refused;
        }
        if (known(now)) {
            first.unlock();
            return () -> {};
        }
        return first::unlock;
    }

    private synchronized boolean known(Instant now) {
        return good.isAfter(now);
    }

    private synchronized void refuse(Instant now) throws JiraFailure {
        if (until.isAfter(now)) {
            throw JiraFailure.credentialHeld(host, Duration.between(now, until));
        }
    }

    /** The credential was refused: what was under way at the same time counts as one. */
    synchronized Duration refused(Instant now) {
        good = Instant.MIN;
        if (!until.isAfter(now)) {
            var next = last.isZero() ? FIRST : last.multipliedBy(2);
            last = next.compareTo(LONGEST) > 0 ? LONGEST : next;
            until = now.plus(last);
        }
        return Duration.between(now, until);
    }

    /** Shows the credential once more, since a person asks for that. */
    synchronized void forgive() {
        until = Instant.MIN;
    }

    synchronized void taken(Instant now) {
        last = Duration.ZERO;
        until = Instant.MIN;
        good = now.plus(GOOD);
    }
}
