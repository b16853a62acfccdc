package org.espalier.sandbox.rest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.webhook.Deliveries;
import org.espalier.sandbox.webhook.Webhook;
import org.espalier.sandbox.webhook.Webhooks;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An administrator's webhooks as Data Center keeps them from version 10 on. */
@RestController
@Profile(Dialect.DATA_CENTER_PROFILE)
@RequestMapping("/rest/jira-webhook/1.0/webhooks")
class DataCenterWebhookController {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;

    DataCenterWebhookController(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GetMapping
    List<ObjectNode> all(Caller caller, Site site) {
        WebhookApi.SECOND.allow(caller, site);
        return webhooks.ofAdministrators().stream()
                .map(DataCenterWebhookController::shown)
                .toList();
    }

    @GetMapping("/{webhook}")
    ObjectNode one(Caller caller, Site site, @PathVariable("webhook") String id) {
        return shown(require(caller, site, id));
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode add(Caller caller, Site site, @RequestBody JsonNode body) {
        WebhookApi.SECOND.allow(caller, site);
        return shown(webhooks.add(WebhookRequest.read(body, Optional.empty(), caller.author(), clock.instant())));
    }

    @Writing
    @PutMapping("/{webhook}")
    ObjectNode change(Caller caller, Site site, @PathVariable("webhook") String id, @RequestBody JsonNode body) {
        Webhook before = require(caller, site, id);
        webhooks.replace(WebhookRequest.read(body, Optional.of(before), caller.author(), clock.instant()));
        return shown(require(caller, site, id));
    }

    @Writing
    @DeleteMapping("/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, Site site, @PathVariable("webhook") String id) {
        webhooks.remove(require(caller, site, id).id());
    }

    @GetMapping("/{webhook}/statistics")
    ObjectNode statistics(
            Caller caller, Site site, @PathVariable("webhook") String id, @RequestParam Optional<String> event) {
        return new DeliveryJson(require(caller, site, id), deliveries).statistics(event);
    }

    /** The same for each event that was ever told. */
    @GetMapping("/{webhook}/statistics/summary")
    ObjectNode summary(Caller caller, Site site, @PathVariable("webhook") String id) {
        return new DeliveryJson(require(caller, site, id), deliveries).summary();
    }

    /** Empty until something was told. */
    @GetMapping("/{webhook}/latest")
    ResponseEntity<ObjectNode> latest(
            Caller caller, Site site, @PathVariable("webhook") String id, @RequestParam Optional<String> event) {
        return new DeliveryJson(require(caller, site, id), deliveries)
                .latest(event)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private Webhook require(Caller caller, Site site, String id) {
        WebhookApi.SECOND.allow(caller, site);
        return WebhookController.require(webhooks, id);
    }

    private static ObjectNode shown(Webhook webhook) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", webhook.id())
                .put("name", webhook.name())
                .put("createdDate", webhook.standing().created().toEpochMilli())
                .put("updatedDate", webhook.standing().updated().toEpochMilli());
        webhook.scope().events().forEach(node.putArray("events")::add);
        node.set("filters", WebhookController.filters(webhook));
        node.put("excludeBody", webhook.target().excludeBody()).putObject("configuration");
        return node.put("url", webhook.target().url())
                .put("active", webhook.standing().enabled())
                .put("scopeType", "global")
                .put("sslVerificationRequired", true);
    }
}
