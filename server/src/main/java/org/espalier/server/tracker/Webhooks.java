package org.espalier.server.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Shortcomings.Shortcoming;
import org.espalier.server.tracker.Webhook.Ends;
import org.espalier.server.tracker.Webhook.Heard;
import org.espalier.server.tracker.Webhook.Standing;
import org.espalier.server.tracker.Webhook.State;
import org.espalier.server.tracker.Webhook.Terms;
import org.espalier.server.tracker.WebhookRegistry.Registered;
import org.espalier.server.tracker.WebhookRegistry.Wanted;
import org.espalier.server.tracker.WebhookStatus.Fit;
import org.espalier.server.tracker.WebhookStatus.News;
import org.espalier.server.tracker.WebhookStatus.Present;
import org.espalier.server.tracker.WebhookStatus.Prospect;
import org.espalier.server.tracker.WebhookStatus.Prospect.Obstacle;
import org.espalier.server.tracker.WebhookStatus.Prospect.Offer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sets up and takes away the webhooks through which sites tell of changes. Only a person asks for it (L7). The new one
 * is made before the old one goes, so that no change falls in between, and each is known here before a site hears of it
 * (L10): whatever gets lost on the way is found and taken away by the next one who asks.
 */
@Service
public class Webhooks {

    private static final int SECRET_CHARACTERS = 48;

    /** Longer than all requests of a set-up together may take. */
    private static final Duration LONGEST_MAKING = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private final WebhookTable table;
    private final Trackers trackers;
    private final OwnAddress own;
    private final Ids ids;
    private final InstantSource clock;

    Webhooks(WebhookTable table, Trackers trackers, OwnAddress own, Ids ids, InstantSource clock) {
        this.table = table;
        this.trackers = trackers;
        this.own = own;
        this.ids = ids;
        this.clock = clock;
    }

    /** How it stands with the webhook of a connection; asks nothing of the site. */
    public WebhookStatus status(ConnectionId id) {
        var connection = trackers.connection(id);
        var prospect = prospect(connection);
        var all = table.of(id);
        var on = on(all);
        return new WebhookStatus(
                on.map(webhook -> present(webhook, connection, prospect)),
                all.size() - (on.isPresent() ? 1 : 0),
                prospect);
    }

    /** What is not as it should be with the webhook of a connection; asks the site only where one is set up. */
    public List<Shortcoming> shortcomings(ConnectionId id) {
        var status = status(id);
        return status.present().isEmpty() ? List.of() : status.shortcomings(missing(id));
    }

    /** Whoever may not see the webhooks there cannot say that ours is missing. */
    private boolean missing(ConnectionId id) {
        try {
            var there = trackers.webhooks(id).all();
            return on(table.of(id))
                    .filter(webhook -> there.stream().noneMatch(each -> webhook.at(each.address())))
                    .isPresent();
        } catch (Refusal unseen) {
            LOG.info("The webhooks at the site of connection {} were not seen: {}", id, unseen.sentence());
            return false;
        }
    }

    /**
     * Sets up a webhook in place of all that are there.
     *
     * @param shown what the person was told would be written
     * @throws Refusal in one sentence for whatever is wrong; what was told before is still told
     */
    public void setUp(ConnectionId id, Offer shown, String by) {
        var connection = trackers.connection(id);
        var offer = offered(prospect(connection));
        if (!offer.equals(shown)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "offer_changed",
                    "By now another webhook would be set up than the one that was shown, so nothing was changed; look at"
                            + " what it would be, then confirm again.");
        }
        var registry = trackers.webhooks(id);
        registry.all(); // Whoever may not see them may not make one either, and Jira says so before anything is kept.
        var secret = ids.secret(SECRET_CHARACTERS);
        var made = begun(
                connection,
                new Terms(
                        registry.guard(),
                        new Ends(offer.base(), connection.site().baseUrl()),
                        offer.projects()),
                by,
                secret);
        create(registry, made, secret);
        table.turnOn(made);
        try {
            takeAway(
                    registry,
                    table.of(id).stream()
                            .filter(each -> !each.id().equals(made.id()))
                            .toList());
        } catch (Refusal left) {
            LOG.info("An older webhook of connection {} was left at its site: {}", id, left.sentence());
        }
    }

    /**
     * Takes away all webhooks of a connection.
     *
     * @throws Refusal in one sentence for whatever is wrong
     */
    public void remove(ConnectionId id) {
        var connection = trackers.connection(id);
        writingOff(connection).ifPresent(obstacle -> {
            throw refusal(obstacle);
        });
        var all = table.of(id);
        if (!all.isEmpty()) {
            takeAway(trackers.webhooks(id), all);
        }
    }

    private Webhook begun(Connection connection, Terms terms, String by, String secret) {
        var now = clock.instant();
        var busy = table.of(connection.id()).stream()
                .filter(each -> each.standing().state() == State.MAKING)
                .anyMatch(each -> now.isBefore(each.standing().made().plus(LONGEST_MAKING)));
        if (busy) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "webhook_in_the_making",
                    "A webhook of this connection is being set up, or got lost a moment ago. Nothing was changed; look"
                            + " again in five minutes.");
        }
        var webhook = new Webhook(
                ids.fresh("hook"), connection.id(), terms, new Standing(State.MAKING, now, by), Heard.NOTHING);
        table.add(webhook, secret);
        return webhook;
    }

    /** One whose outcome is not known stays known here, so that it can be taken away should it turn up. */
    private void create(WebhookRegistry registry, Webhook webhook, String secret) {
        try {
            registry.create(new Wanted(
                    "Espalier " + webhook.id(),
                    webhook.address(secret),
                    secret,
                    webhook.terms().projects()));
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.UNAVAILABLE) {
                table.forget(webhook);
            }
            throw refused;
        }
    }

    private void takeAway(WebhookRegistry registry, List<Webhook> leaving) {
        var there = leaving.isEmpty() ? List.<Registered>of() : registry.all();
        for (var webhook : leaving) {
            there.stream().filter(each -> webhook.at(each.address())).forEach(registry::remove);
            table.forget(webhook);
        }
    }

    private Prospect prospect(Connection connection) {
        var writingOff = writingOff(connection);
        if (writingOff.isPresent()) {
            return writingOff.get();
        }
        return own.seenFrom(connection.site().baseUrl())
                .<Prospect>map(base -> new Offer(base, enabled(connection)))
                .orElseGet(() -> new Obstacle(
                        "own_address_unknown",
                        "Nobody has said at which address Jira reaches this server, so no webhook can be set up. Set"
                                + " ESPALIER_BASE_URL and start the server again; until then Jira is asked what has"
                                + " changed."));
    }

    /** A webhook is written to the site, and this is the switch for everything that is. */
    private static Optional<Obstacle> writingOff(Connection connection) {
        return connection.writable()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "writing_off",
                        "A webhook is written to Jira, and writing is switched off for this connection. Allow writing"
                                + " to set one up or take one away; until then Jira is asked what has changed."));
    }

    private static Offer offered(Prospect prospect) {
        return switch (prospect) {
            case Offer offer -> offer;
            case Obstacle obstacle -> throw refusal(obstacle);
        };
    }

    private static Refusal refusal(Obstacle obstacle) {
        return Refusal.unprocessable(obstacle.code(), obstacle.sentence());
    }

    private static Optional<Webhook> on(List<Webhook> all) {
        return all.stream().filter(each -> each.standing().state() == State.ON).findFirst();
    }

    private Present present(Webhook webhook, Connection connection, Prospect prospect) {
        var heard = webhook.heard();
        return new Present(
                webhook.openAddress(),
                fit(webhook.terms(), connection, prospect),
                webhook.standing().made(),
                webhook.standing().by(),
                new News(heard.received(), heard.deliveries(), heard.passedOver(), heard.refused()));
    }

    private static Fit fit(Terms terms, Connection connection, Prospect prospect) {
        var sameBase = !(prospect instanceof Offer offer)
                || offer.base().equals(terms.ends().base());
        return sameBase
                        && terms.ends().site().equals(connection.site().baseUrl())
                        && terms.projects().equals(enabled(connection))
                ? Fit.CURRENT
                : Fit.OUTDATED;
    }

    /** By their keys of today: those that they had before make no other webhook. */
    private static Projects enabled(Connection connection) {
        return connection.reach().projects().keys().map(Projects::of).orElse(Projects.ALL);
    }
}
