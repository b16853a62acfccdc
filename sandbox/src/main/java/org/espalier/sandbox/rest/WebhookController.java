package org.espalier.sandbox.rest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.webhook.Webhook;
import org.espalier.sandbox.webhook.Webhooks;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An administrator's webhooks as Cloud keeps them, and Data Center did up to version 9. */
@RestController
@RequestMapping("/rest/webhooks/1.0/webhook")
class WebhookController {

    private final Webhooks webhooks;
    private final Catalogue catalogue;
    private final Clock clock;

    WebhookController(Webhooks webhooks, Catalogue catalogue, Clock clock) {
        this.webhooks = webhooks;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping
    List<ObjectNode> all(Caller caller, Site site) {
        WebhookApi.FIRST.allow(caller, site);
        return webhooks.ofAdministrators().stream()
                .map(webhook -> shown(site, webhook))
                .toList();
    }

    @GetMapping("/{webhook}")
    ObjectNode one(Caller caller, Site site, @PathVariable("webhook") String id) {
        WebhookApi.FIRST.allow(caller, site);
        return shown(site, require(webhooks, id));
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode add(Caller caller, Site site, @RequestBody JsonNode body) {
        WebhookApi.FIRST.allow(caller, site);
        return shown(site, webhooks.add(WebhookRequest.read(body, Optional.empty(), caller.author(), clock.instant())));
    }

    @Writing
    @PutMapping("/{webhook}")
    ObjectNode change(Caller caller, Site site, @PathVariable("webhook") String id, @RequestBody JsonNode body) {
        WebhookApi.FIRST.allow(caller, site);
        Webhook wanted =
                WebhookRequest.read(body, Optional.of(require(webhooks, id)), caller.author(), clock.instant());
        webhooks.replace(wanted);
        return shown(site, require(webhooks, id));
    }

    @Writing
    @DeleteMapping("/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, Site site, @PathVariable("webhook") String id) {
        WebhookApi.FIRST.allow(caller, site);
        webhooks.remove(require(webhooks, id).id());
    }

    static Webhook require(Webhooks webhooks, String id) {
        return Optional.of(id)
                .filter(Payload::isNumber)
                .flatMap(number -> webhooks.find(Long.parseLong(number)))
                .filter(webhook -> webhook.standing().ends().isEmpty())
                .orElseThrow(() -> Refusal.notFound("There is no webhook with the id " + id + "."));
    }

    /** There is no id but in the address; the secret is never shown. */
    private ObjectNode shown(Site site, Webhook webhook) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("name", webhook.name())
                .put("url", webhook.target().url())
                .put("excludeBody", webhook.target().excludeBody());
        node.set("filters", filters(webhook));
        webhook.scope().events().forEach(node.putArray("events")::add);
        node.put("enabled", webhook.standing().enabled())
                .put("self", site.base() + "/rest/webhooks/1.0/webhook/" + webhook.id());
        catalogue
                .account(webhook.standing().by())
                .ifPresent(account ->
                        node.put("lastUpdatedUser", account.id()).put("lastUpdatedDisplayName", account.displayName()));
        node.put("lastUpdated", webhook.standing().updated().toEpochMilli());
        site.shapes().tellSigned(webhook.target().secret(), node);
        return node;
    }

    static ObjectNode filters(Webhook webhook) {
        ObjectNode filters = TermJson.JSON.objectNode();
        if (!webhook.scope().jql().isEmpty()) {
            filters.put(WebhookRequest.ISSUE_FILTER, webhook.scope().jql());
        }
        return filters;
    }
}
