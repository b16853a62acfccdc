package org.espalier.sandbox.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.webhook.Deliveries;
import org.espalier.sandbox.webhook.Delivery;
import org.espalier.sandbox.webhook.Webhook;
import org.espalier.sandbox.webhook.Webhooks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks, and how they were told of things lately. */
@RestController
class WebhookPage {

    private static final int LATEST = 10;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Persons persons;

    WebhookPage(Webhooks webhooks, Deliveries deliveries, Persons persons) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.persons = persons;
    }

    @GetMapping("/webhooks")
    ResponseEntity<String> all(@CookieValue(Persons.COOKIE) Optional<String> person) {
        return shown(HttpStatus.OK, persons.named(person.orElse("")), Optional.empty());
    }

    private ResponseEntity<String> shown(HttpStatus status, Caller person, Optional<String> message) {
        List<Webhook> all = webhooks.all();
        String body = all.isEmpty()
                ? "<p>Nobody wants to hear of anything. A program that does registers a webhook, as at a real Jira.</p>"
                : all.stream().map(this::section).collect(Collectors.joining("\n"));
        return Answers.page(status, Markup.page("Webhooks", Markup.message(message) + body, persons.choice(person)));
    }

    @PostMapping("/webhooks/{webhook}/forget")
    ResponseEntity<String> forget(@PathVariable long webhook, @CookieValue(Persons.COOKIE) Optional<String> cookie) {
        Caller person = persons.named(cookie.orElse(""));
        if (!person.may(Permission.ADMINISTER)) {
            return shown(
                    HttpStatus.FORBIDDEN,
                    person,
                    Optional.of(Reach.name(person) + " does not administer this Jira, so the webhook stays; choose an"
                            + " administrator above."));
        }
        webhooks.remove(webhook);
        return Answers.goTo("/webhooks");
    }

    private String section(Webhook webhook) {
        String issues = webhook.scope().jql().isEmpty()
                ? "all issues"
                : "<code>" + Markup.escaped(webhook.scope().jql()) + "</code>";
        return "<h2>" + Markup.escaped(webhook.name()) + "</h2><p>"
                + Markup.escaped(webhook.target().url())
                + (webhook.target().secret().isPresent() ? ", signed" : ", not signed")
                + (webhook.standing().enabled() ? "" : ", switched off")
                + webhook.standing()
                        .ends()
                        .map(ends -> ", ends " + Markup.moment(ends))
                        .orElse("")
                + "</p><p class=\"muted\">"
                + Markup.escaped(String.join(", ", webhook.scope().events())) + " of "
                + issues + "</p>" + told(deliveries.last(webhook.id(), LATEST))
                + Markup.form("/webhooks/" + webhook.id() + "/forget", "", "Forget " + webhook.name());
    }

    private static String told(List<Delivery> latest) {
        return latest.isEmpty()
                ? "<p>It was not told anything yet.</p>"
                : Markup.table(
                        List.of("Event", "Flow", "Tries", "Outcome", "Answer", "Identifier"),
                        latest.stream()
                                .map(delivery -> List.of(
                                        Markup.escaped(delivery.message().event()),
                                        Markup.escaped(delivery.message().flow()),
                                        Integer.toString(delivery.past().tries()),
                                        words(delivery.past().outcome()),
                                        Markup.escaped(delivery.past().result()),
                                        "<code>"
                                                + Markup.escaped(
                                                        delivery.message().identifier()) + "</code>"))
                                .toList());
    }

    private static String words(Delivery.Outcome outcome) {
        return switch (outcome) {
            case WAITING -> "waiting";
            case DELIVERED -> "delivered";
            case FAILED -> "given up";
            case DROPPED -> "lost on purpose";
        };
    }
}
