package org.espalier.sandbox.webhook;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.stereotype.Component;

/** Holds how badly webhooks are told; safe for use by several threads. */
@Component
public class DeliverySwitches {

    /** How many tries at most a receiver gets that does not take what it is told. */
    static final int MOST_TRIES = 5;

    /**
     * How often something goes wrong on the way, how long it takes, how often it is tried, and what is told at all.
     *
     * @param tries how often each is tried at most, from 1 up
     */
    public record Settings(Chances chances, Times times, int tries, Extras extras) {}

    /**
     * How many deliveries of a hundred get lost, arrive twice, are held back until later ones have overtaken them, or
     * bear the signature of somebody who does not know the secret.
     */
    public record Chances(int dropped, int doubled, int heldBack, int forged) {}

    /**
     * How long things take.
     *
     * @param delay before the first try of each
     * @param heldBack what those wait in addition that are held back
     * @param retry before the second try; each further wait is twice as long
     * @param timeout after which a receiver has not answered
     */
    public record Times(Duration delay, Duration heldBack, Duration retry, Duration timeout) {}

    /**
     * Whether issues count as updated by what a real site may not tell of (jira-api.md §23).
     *
     * @param ranks a new place in the rank
     * @param links a link made or removed, in addition to the event of the link itself
     */
    public record Extras(boolean ranks, boolean links) {}

    private final Settings normal;
    private volatile Settings settings;

    /** Cloud tries five times; of Data Center it is known only that it can lose what it tells (jira-api.md §14). */
    DeliverySwitches(Dialect dialect) {
        this.normal = new Settings(
                new Chances(0, 0, 0, 0),
                new Times(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                dialect == Dialect.CLOUD ? MOST_TRIES : 1,
                new Extras(false, false));
        this.settings = normal;
    }

    /** Everything arrives once and at once. */
    Settings normal() {
        return normal;
    }

    /** What is set. */
    public Settings current() {
        return settings;
    }

    /** Replaces all that was set. */
    public void set(Settings wanted) {
        settings = wanted;
    }

    static boolean strikes(int percent) {
        return percent > 0 && ThreadLocalRandom.current().nextInt(100) < percent;
    }
}
