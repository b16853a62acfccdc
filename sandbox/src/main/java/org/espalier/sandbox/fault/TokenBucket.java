package org.espalier.sandbox.fault;

import java.time.Duration;
import java.time.Instant;

/** Tokens that are used up by requests and come back with time; used under a lock. */
final class TokenBucket {

    private final double capacity;
    private final double perSecond;
    private double left;
    private Instant counted;

    TokenBucket(double capacity, double perSecond, Instant now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.left = capacity;
        this.counted = now;
    }

    /** Takes so many tokens if that many are there. */
    boolean take(double tokens, Instant now) {
        fill(now);
        if (left < tokens) {
            return false;
        }
        left -= tokens;
        return true;
    }

    /** Takes them also where fewer are there: what was answered has to be paid for. */
    void spend(double tokens, Instant now) {
        fill(now);
        left -= tokens;
    }

    long left() {
        return (long) Math.max(0, Math.floor(left));
    }

    /** How many whole seconds it takes until there is a token. */
    long secondsToOne() {
        return Math.max(0, (long) Math.ceil((1 - left) / perSecond));
    }

    long capacity() {
        return (long) capacity;
    }

    private void fill(Instant now) {
        double seconds = Duration.between(counted, now).toNanos() / 1e9;
        left = Math.min(capacity, left + Math.max(0, seconds) * perSecond);
        counted = now;
    }
}
