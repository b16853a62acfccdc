package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What a site says, kept for a moment: of a whole plan each write may raise the same question. */
final class Briefly<T> {

    static final Duration KEPT = Duration.ofSeconds(10);

    private final Question<T> question;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Optional<T> said = Optional.empty();
    private Instant until = Instant.MIN;

    Briefly(Question<T> question, InstantSource clock) {
        this.question = question;
        this.clock = clock;
    }

    /** Asks a site. */
    interface Question<T> {
        T ask() throws JiraFailure, InterruptedException;
    }

    /** Empty where the site did not say it, or is being asked by somebody else: nobody waits for it. */
    Optional<T> answer() throws InterruptedException {
        if (!asking.tryLock()) {
            return Optional.empty();
        }
        try {
            if (!until.isAfter(clock.instant())) {
                said = asked();
                until = clock.instant().plus(KEPT);
            }
            return said;
        } finally {
            asking.unlock();
        }
    }

    private Optional<T> asked() throws InterruptedException {
        try {
            return Optional.of(question.ask());
        } catch (JiraFailure _) {
            return Optional.empty();
        }
    }
}
