package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.espalier.server.jira.Whose.Refused;

/**
 * Keeps from showing a site a credential that it refuses: for twice as long each time. A Data Center locks an account
 * after some failed sign-ins, until a person solves a puzzle (AUTHENTICATION_DENIED, jira-api §3). So one request goes
 * first, too, where it is not known of late that the credential is taken.
 *
 * <p>A credential that dies among many requests is shown at most {@value Pace#AT_ONCE} times, by those that were on
 * their way when the first refusal came; whoever waits for a turn at the site is not sent any more. Fewer would make a
 * look as slow as one request after the other.
 */
final class RefusedCredential {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofMinutes(16);

    /** For so long a credential that was taken counts as good. */
    private static final Duration GOOD = Duration.ofMinutes(1);

    private final String host;
    private final Whose whose;
    private final ReentrantLock first = new ReentrantLock(true);
    private Duration last = Duration.ZERO;
    private Instant until = Instant.MIN;
    private Instant good = Instant.MIN;
    private int refusals;
    private Refused how = Refused.FOR_ITSELF;

    RefusedCredential(String host, Whose whose) {
        this.host = host;
        this.whose = whose;
    }

    /** The turn of one request to show the credential. */
    final class Turn implements AutoCloseable {
        private final Runnable end;
        private int known;

        private Turn(Runnable end) {
            this.end = end;
        }

        /**
         * The last look before the request leaves, since another one may have been refused while it waited.
         *
         * @throws JiraFailure where the credential is not shown for now; nothing is sent
         */
        void leaves(Instant now) throws JiraFailure {
            known = refusalsBefore(now);
        }

        /** The credential was refused: what was under way at the same time counts as one. */
        Duration refused(Refused how, Instant now) {
            return RefusedCredential.this.refused(how, now);
        }

        /** The credential was taken; that says nothing where one that left as early, or later, was refused since. */
        void taken(Instant now) {
            RefusedCredential.this.taken(now, known);
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * Waits for the first request to come back where nobody knows yet whether the credential is good.
     *
     * @throws JiraFailure where it is not shown for now; nothing is sent
     */
    Turn turn(Instant now, Duration longest) throws JiraFailure, InterruptedException {
        refuse(now);
        if (known(now)) {
            return new Turn(() -> {});
        }
        if (!first.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            throw RefusedAccess.credentialTried(host);
        }
        try {
            refuse(now);
        } catch (JiraFailure refused) {
            first.unlock();
            throw refused;
        }
        if (known(now)) {
            first.unlock();
            return new Turn(() -> {});
        }
        return new Turn(first::unlock);
    }

    private synchronized boolean known(Instant now) {
        return good.isAfter(now);
    }

    private synchronized void refuse(Instant now) throws JiraFailure {
        if (until.isAfter(now)) {
            throw RefusedAccess.credentialHeld(host, whose, how, now, Duration.between(now, until));
        }
    }

    private synchronized int refusalsBefore(Instant now) throws JiraFailure {
        refuse(now);
        return refusals;
    }

    private synchronized Duration refused(Refused told, Instant now) {
        good = Instant.MIN;
        how = told;
        if (!until.isAfter(now)) {
            var next = last.isZero() ? FIRST : last.multipliedBy(2);
            last = next.compareTo(LONGEST) > 0 ? LONGEST : next;
            until = now.plus(last);
            refusals++;
        }
        return Duration.between(now, until);
    }

    /** Shows the credential once more, since a person asks for that. */
    synchronized void forgive() {
        until = Instant.MIN;
    }

    private synchronized void taken(Instant now, int known) {
        if (known == refusals) {
            last = Duration.ZERO;
            until = Instant.MIN;
            good = now.plus(GOOD);
        }
    }
}
