package org.espalier.server.tracker;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.tracker.Shortcomings.Shortcoming;
import org.espalier.server.tracker.Shortcomings.Weight;

/**
 * How a connection hears of changes, as far as this server knows without asking the site.
 *
 * @param present absent where no webhook is set up
 * @param leftBehind how many older ones may still stand at the site
 */
public record WebhookStatus(Optional<Present> present, int leftBehind, Prospect prospect) {

    /** @param missing whether the site no longer knows the webhook */
    List<Shortcoming> shortcomings(boolean missing) {
        var found = new ArrayList<String>();
        if (missing) {
            found.add("Jira no longer knows the webhook of this connection; set it up again.");
        }
        present.ifPresent(webhook -> {
            if (webhook.fit() == Fit.OUTDATED) {
                found.add(
                        "The webhook was set up for another address or for other projects than this connection has now;"
                                + " set it up again.");
            }
            if (webhook.news().refusedLast()) {
                found.add(
                        "The last delivery to the webhook did not prove to be Jira's and was refused; if Jira's changes"
                                + " do not arrive, set the webhook up again.");
            }
        });
        if (leftBehind > 0) {
            found.add(
                    "An older webhook of this connection may still stand in Jira; setting it up again takes it away.");
        }
        return found.stream()
                .map(sentence -> new Shortcoming(Weight.REMARK, sentence))
                .toList();
    }

    /**
     * The webhook that is set up.
     *
     * @param address without the secret that it may hold
     */
    public record Present(String address, Fit fit, Instant made, String by, News news) {}

    /** Whether a webhook is still what would be set up now. */
    public enum Fit {
        CURRENT,
        /** The connection, its projects or the address of this server are others since. */
        OUTDATED
    }

    /**
     * What came through it.
     *
     * @param deliveries how many came from the site
     * @param passedOver how many of them named no issue
     * @param refused when something came that did not prove to be the site's own
     */
    public record News(Optional<Instant> received, long deliveries, long passedOver, Optional<Instant> refused) {

        private boolean refusedLast() {
            return refused.isPresent()
                    && received.filter(refused.get()::isBefore).isEmpty();
        }
    }

    /** What a person who wants a webhook set up would get. */
    public sealed interface Prospect {
        /** What would be written to the site. */
        record Offer(URI base, Projects projects) implements Prospect {}

        /** @param sentence why nothing can be set up, and what to do about it */
        record Obstacle(String code, String sentence) implements Prospect {}
    }
}
