package org.espalier.server.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.core.sight.Projects;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Settings;
import org.espalier.server.sync.WebhookChanges;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Unheard;
import org.espalier.server.tracker.Watching;
import org.espalier.server.tracker.WebhookStatus;
import org.espalier.server.tracker.WebhookStatus.Fit;
import org.espalier.server.tracker.WebhookStatus.Prospect.Obstacle;
import org.espalier.server.tracker.WebhookStatus.Prospect.Offer;
import org.espalier.server.tracker.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a connection hears of changes, and what a person does about it. */
@RestController
@RequestMapping("/api/v1/connections/{id}/webhook")
class WebhookController {

    private final Webhooks webhooks;
    private final WebhookChanges changes;
    private final Watching watching;
    private final Settings.Sites sites;

    WebhookController(Webhooks webhooks, WebhookChanges changes, Watching watching, Settings settings) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.watching = watching;
        this.sites = settings.sites();
    }

    /** What was shown to the person who confirms it. */
    record Confirmed(@Nullable String baseUrl, @Nullable List<@Nullable String> projects) {}

    /**
     * @param pollSeconds how often Jira is asked beside it; null for never
     * @param unheard why Jira does not tell then what has changed, and since when; null while it does
     */
    record Status(
            State state,
            @Nullable Present webhook,
            int leftBehind,
            @Nullable Offered offer,
            @Nullable String obstacle,
            @Nullable Long pollSeconds,
            @Nullable Unheard unheard) {}

    enum State {
        OFF,
        ON,
        OUTDATED
    }

    /** @param address without the secret that it may hold */
    record Present(
            String address,
            Instant setUpAt,
            String setUpBy,
            @Nullable Instant lastReceived,
            long received,
            long passedOver,
            @Nullable Instant lastRefused) {}

    /** @param projects null for all */
    record Offered(String baseUrl, @Nullable List<String> projects) {}

    @GetMapping
    Status status(@PathVariable String id) {
        var connection = new ConnectionId(id);
        return status(webhooks.status(connection), watching.unheard(connection));
    }

    @PostMapping
    Status setUp(@PathVariable String id, @RequestBody Confirmed confirmed, @AuthenticationPrincipal Person person) {
        changes.setUp(
                new ConnectionId(id),
                new Offer(address(Required.text(confirmed.baseUrl(), "/baseUrl")), projects(confirmed.projects())),
                person);
        return status(id);
    }

    @DeleteMapping
    Status remove(@PathVariable String id, @AuthenticationPrincipal Person person) {
        changes.remove(new ConnectionId(id), person);
        return status(id);
    }

    private Status status(WebhookStatus status, Optional<Unheard> unheard) {
        return new Status(
                status.present()
                        .map(present -> present.fit() == Fit.CURRENT ? State.ON : State.OUTDATED)
                        .orElse(State.OFF),
                status.present().map(WebhookController::shown).orElse(null),
                status.leftBehind(),
                status.prospect() instanceof Offer offer ? offered(offer) : null,
                status.prospect() instanceof Obstacle obstacle ? obstacle.sentence() : null,
                sites.polling().map(Duration::toSeconds).orElse(null),
                unheard.orElse(null));
    }

    private static Present shown(WebhookStatus.Present present) {
        var news = present.news();
        return new Present(
                present.address(),
                present.made(),
                present.by(),
                news.received().orElse(null),
                news.deliveries(),
                news.passedOver(),
                news.refused().orElse(null));
    }

    private static Offered offered(Offer offer) {
        return new Offered(
                offer.base().toString(),
                offer.projects()
                        .keys()
                        .map(keys -> keys.stream().sorted().toList())
                        .orElse(null));
    }

    private static Projects projects(@Nullable List<@Nullable String> named) {
        if (named == null) {
            return Projects.ALL;
        }
        return Projects.of(new HashSet<>(IntStream.range(0, named.size())
                .mapToObj(at -> Required.text(named.get(at), "/projects/" + at))
                .toList()));
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw Refusal.unprocessable(new Fault(
                    "/baseUrl", "bad_base_url", "At /baseUrl stands no address. Nothing was changed; send the offer."));
        }
    }
}
