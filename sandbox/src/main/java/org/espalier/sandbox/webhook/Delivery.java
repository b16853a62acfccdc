package org.espalier.sandbox.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something told, or to be told, to one webhook.
 *
 * @param due when it is tried next; absent when nobody tries any more
 */
public record Delivery(long id, long webhookId, Message message, Optional<Instant> due, Past past) {

    /**
     * What is told.
     *
     * @param identifier the same each time this is told
     * @param flow Jira's word for it
     * @param body empty where the webhook wants none
     */
    public record Message(String identifier, String event, String flow, String body) {}

    /**
     * What has been tried.
     *
     * @param result what the last try brought, in words
     * @param last when the last try began and how long it took
     */
    public record Past(int tries, Outcome outcome, String result, Optional<Try> last) {}

    /** When a try began and how long it took. */
    public record Try(Instant started, Duration length) {}

    /** How it stands with a delivery. */
    public enum Outcome {
        /** It will be tried, or tried again. */
        WAITING,
        /** The receiver took it. */
        DELIVERED,
        /** The receiver refused it, or did not take it in any try. */
        FAILED,
        /** A switch let it get lost. */
        DROPPED
    }
}
