package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.AppTraffic;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.grant.GrantClock;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.webhook.Webhook;
import org.espalier.sandbox.webhook.Webhooks;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks that an app keeps for itself, each for thirty days; whoever signs in with an API token may not. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/webhook")
class DynamicWebhookController {

    private static final Duration LASTS = Duration.ofDays(30);

    private static final int USUAL_PAGE = 100;

    private final Webhooks webhooks;
    private final GrantClock clock;

    DynamicWebhookController(Webhooks webhooks, GrantClock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @GetMapping
    ObjectNode page(
            HttpServletRequest request,
            Caller caller,
            @RequestParam Optional<String> startAt,
            @RequestParam Optional<String> maxResults) {
        requireApp(request);
        List<Webhook> own = own(caller);
        int start = Math.max(0, Payload.number(startAt, 0));
        int most = Math.clamp(Payload.number(maxResults, USUAL_PAGE), 1, USUAL_PAGE);
        ObjectNode page = TermJson.JSON
                .objectNode()
                .put("startAt", start)
                .put("maxResults", most)
                .put("total", own.size())
                .put("isLast", start + most >= own.size());
        ArrayNode values = page.putArray("values");
        own.stream()
                .skip(start)
                .limit(most)
                .map(DynamicWebhookController::shown)
                .forEach(values::add);
        return page;
    }

    /** Each is kept or refused by itself. */
    @Writing
    @PostMapping
    ObjectNode add(HttpServletRequest request, Caller caller, @RequestBody JsonNode body) {
        requireApp(request);
        String url = WebhookRequest.url(
                Payload.text(Payload.object(body).path("url")).orElse("").strip());
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode results = answer.putArray("webhookRegistrationResult");
        for (JsonNode wanted : body.path("webhooks").values()) {
            List<String> errors = AppWebhookRequest.errors(wanted, own(caller), url);
            if (errors.isEmpty()) {
                results.addObject()
                        .put(
                                "createdWebhookId",
                                webhooks.add(made(wanted, url, caller)).id());
            } else {
                errors.forEach(results.addObject().putArray("errors")::add);
            }
        }
        return answer;
    }

    @Writing
    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void remove(HttpServletRequest request, Caller caller, @RequestBody JsonNode body) {
        requireApp(request);
        named(body, caller).forEach(webhook -> webhooks.remove(webhook.id()));
    }

    @Writing
    @PutMapping("/refresh")
    ObjectNode refresh(HttpServletRequest request, Caller caller, @RequestBody JsonNode body) {
        requireApp(request);
        Instant ends = clock.now().plus(LASTS);
        for (Webhook each : named(body, caller)) {
            Webhook.Standing before = each.standing();
            webhooks.replace(new Webhook(
                    each.id(),
                    each.name(),
                    each.target(),
                    each.scope(),
                    new Webhook.Standing(
                            before.enabled(), before.by(), before.created(), clock.now(), Optional.of(ends))));
        }
        return TermJson.JSON.objectNode().put("expirationDate", ends.toEpochMilli());
    }

    @GetMapping("/failed")
    void failed() {
        throw Refusal.forbidden("Only Connect apps can use this operation; nothing was changed.");
    }

    private static void requireApp(HttpServletRequest request) {
        if (!AppTraffic.is(request)) {
            throw Refusal.forbidden(
                    "Only Connect and OAuth 2.0 apps can use this operation; nothing was changed. Administrators keep"
                            + " webhooks at /rest/webhooks/1.0/webhook.");
        }
    }

    private Webhook made(JsonNode wanted, String url, Caller caller) {
        Instant now = clock.now();
        return new Webhook(
                0,
                "App webhook",
                new Webhook.Target(url, Optional.empty(), false),
                new Webhook.Scope(
                        Payload.texts(wanted.path("events")),
                        Payload.text(wanted.path("jqlFilter")).orElse("")),
                new Webhook.Standing(true, caller.author().id(), now, now, Optional.of(now.plus(LASTS))));
    }

    /** Those of the ids that are the caller's; others are passed over. */
    private List<Webhook> named(JsonNode body, Caller caller) {
        JsonNode ids = Payload.object(body).path("webhookIds");
        if (!ids.isArray() || ids.isEmpty()) {
            throw Refusal.badRequest("The list of webhook IDs is missing; the webhooks stay as they are.");
        }
        List<Long> wanted = ids.values().stream().map(JsonNode::asLong).toList();
        return own(caller).stream()
                .filter(webhook -> wanted.contains(webhook.id()))
                .toList();
    }

    private List<Webhook> own(Caller caller) {
        return webhooks.all().stream()
                .filter(webhook -> webhook.standing().ends().isPresent())
                .filter(webhook -> webhook.standing().holds(clock.now()))
                .filter(webhook ->
                        webhook.standing().by().equals(caller.author().id()))
                .toList();
    }

    private static ObjectNode shown(Webhook webhook) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", webhook.id())
                .put("url", webhook.target().url())
                .put("jqlFilter", webhook.scope().jql());
        webhook.scope().events().forEach(node.putArray("events")::add);
        webhook.standing().ends().ifPresent(ends -> node.put("expirationDate", ends.toEpochMilli()));
        return node;
    }
}
