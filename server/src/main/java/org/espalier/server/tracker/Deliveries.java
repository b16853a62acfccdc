package org.espalier.server.tracker;

import java.util.Set;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.WebhookRegistry.Guard;
import org.springframework.stereotype.Service;

/**
 * Takes what sites tell through webhooks: it names issues to be looked at, and nothing else of it is believed. So it
 * does not matter how often or in which order something comes (jira-api §14).
 */
@Service
public class Deliveries {

    /** Compared with where there is no webhook, so that an answer takes no shorter then. */
    private static final String NOBODYS = "the secret of a webhook that is not there";

    private final WebhookTable webhooks;
    private final Connections connections;
    private final Notices notices;
    private final Transactions transactions;

    Deliveries(WebhookTable webhooks, Connections connections, Notices notices, Transactions transactions) {
        this.webhooks = webhooks;
        this.connections = connections;
        this.notices = notices;
        this.transactions = transactions;
    }

    /**
     * Keeps which issues a delivery names; when this returns, that outlives the server.
     *
     * @throws Refusal of the same words whether there is no such webhook or the delivery is not its site's; or where
     *     the body is nothing that the site would tell
     */
    public void take(Delivery delivery) {
        var known = webhooks.find(delivery.webhook());
        var guard = known.map(webhook -> webhook.terms().guard()).orElse(Guard.SIGNATURE);
        var proven = delivery.proves(guard, known.map(webhooks::secret).orElse(NOBODYS));
        if (known.isEmpty() || !proven) {
            known.ifPresent(webhooks::refused);
            throw unproven();
        }
        var webhook = known.get();
        var told = told(webhook, delivery);
        transactions.run(() -> {
            notices.notice(webhook.connection(), told.issues());
            webhooks.received(webhook, told);
        });
    }

    /** Another site may have other issues under the same numbers. */
    private Told told(Webhook webhook, Delivery delivery) {
        var told = connections.told(webhook.connection(), delivery.body());
        var site = connections.get(webhook.connection()).site();
        return site.baseUrl().equals(webhook.terms().ends().site()) ? told : new Told(Set.of());
    }

    private static Refusal unproven() {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "unproven_delivery",
                "This delivery does not prove to come from a Jira that tells this server of changes, so nothing was"
                        + " noticed; if it should, set the webhook up again on the page Connections.");
    }
}
