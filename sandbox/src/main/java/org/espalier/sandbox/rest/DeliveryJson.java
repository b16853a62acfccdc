package org.espalier.sandbox.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.espalier.sandbox.webhook.Deliveries;
import org.espalier.sandbox.webhook.Delivery;
import org.espalier.sandbox.webhook.Delivery.Outcome;
import org.espalier.sandbox.webhook.Webhook;
import tools.jackson.databind.node.ObjectNode;

/** How a webhook was told of things lately, as Data Center shows it. */
record DeliveryJson(Webhook webhook, Deliveries deliveries) {

    private static final int COUNTED = 100;

    /** The last try, of an event if one is named. */
    Optional<ObjectNode> latest(Optional<String> event) {
        return tried(event).stream().findFirst().map(this::shown);
    }

    ObjectNode statistics(Optional<String> event) {
        return statistics(tried(event));
    }

    ObjectNode summary() {
        ObjectNode summary = TermJson.JSON.objectNode();
        List<Delivery> tried = tried(Optional.empty());
        tried.stream()
                .map(delivery -> delivery.message().event())
                .distinct()
                .sorted()
                .forEach(event -> summary.set(event, statistics(of(tried, event))));
        return summary;
    }

    private ObjectNode statistics(List<Delivery> tried) {
        ObjectNode statistics = TermJson.JSON.objectNode();
        tell(statistics, "lastSuccess", tried, DeliveryJson::taken);
        tell(statistics, "lastFailure", tried, DeliveryJson::refused);
        tell(statistics, "lastError", tried, DeliveryJson::unreachable);
        statistics
                .putObject("counts")
                .put("errors", count(tried, DeliveryJson::unreachable))
                .put("failures", count(tried, DeliveryJson::refused))
                .put("successes", count(tried, DeliveryJson::taken));
        return statistics;
    }

    private void tell(ObjectNode node, String name, List<Delivery> tried, Predicate<Delivery> kind) {
        tried.stream().filter(kind).findFirst().ifPresent(delivery -> node.set(name, shown(delivery)));
    }

    private static long count(List<Delivery> tried, Predicate<Delivery> kind) {
        return tried.stream().filter(kind).count();
    }

    private List<Delivery> tried(Optional<String> event) {
        List<Delivery> all = deliveries.last(webhook.id(), COUNTED).stream()
                .filter(delivery -> delivery.past().last().isPresent())
                .toList();
        return event.map(name -> of(all, name)).orElse(all);
    }

    private static List<Delivery> of(List<Delivery> all, String event) {
        return all.stream()
                .filter(delivery -> delivery.message().event().equals(event))
                .toList();
    }

    private static boolean taken(Delivery delivery) {
        return delivery.past().outcome() == Outcome.DELIVERED;
    }

    private static boolean refused(Delivery delivery) {
        return !taken(delivery) && Payload.isNumber(delivery.past().result());
    }

    private static boolean unreachable(Delivery delivery) {
        return !taken(delivery) && !Payload.isNumber(delivery.past().result());
    }

    private ObjectNode shown(Delivery delivery) {
        Delivery.Try last = delivery.past().last().orElseThrow();
        Instant started = last.started();
        Duration length = last.length();
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", delivery.message().identifier())
                .put("event", delivery.message().event())
                .put("start", started.toEpochMilli())
                .put("finish", started.plus(length).toEpochMilli())
                .put("duration", length.toMillis());
        node.putObject("request")
                .put("method", "POST")
                .put("url", webhook.target().url());
        node.putObject("result")
                .put("description", delivery.past().result())
                .put("outcome", taken(delivery) ? "SUCCESS" : refused(delivery) ? "FAILURE" : "ERROR");
        return node;
    }
}
