package org.espalier.sandbox.webhook;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.espalier.sandbox.issues.Happening;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what is to be told. It is written in the transaction that brings it about: what was rolled back is never told,
 * and what was committed is told at least once, whenever the sandbox is killed.
 */
@Component
class Outbox {

    private final JdbcClient database;
    private final Listeners listeners;
    private final Narrator narrator;
    private final Deliveries deliveries;
    private final Clock clock;

    Outbox(JdbcClient database, Listeners listeners, Narrator narrator, Deliveries deliveries, Clock clock) {
        this.database = database;
        this.listeners = listeners;
        this.narrator = narrator;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Takes note inside the transaction; what is about to be deleted is told at once, while it can be read. */
    @EventListener
    void happened(Happening happening) {
        if (listeners.none()) {
            return;
        }
        if (happening instanceof Happening.IssueEnds) {
            gathered();
            keep(narrator.tell(List.of(happening)));
        } else {
            gathered().happenings.add(happening);
        }
    }

    private Gathered gathered() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Gathered.class::isInstance)
                .map(Gathered.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Gathered fresh = new Gathered();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    /** All that happens in one transaction, told together before it ends. */
    private final class Gathered implements TransactionSynchronization {

        private final List<Happening> happenings = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            keep(narrator.tell(happenings));
        }

        @Override
        public void afterCommit() {
            deliveries.wake();
        }
    }

    private void keep(List<Notice> notices) {
        for (Notice notice : notices) {
            for (Webhook webhook : listeners.of(notice)) {
                keep(webhook, notice);
            }
        }
    }

    private void keep(Webhook webhook, Notice notice) {
        DeliverySwitches.Settings settings = listeners.settings();
        DeliverySwitches.Chances chances = settings.chances();
        String identifier = UUID.randomUUID().toString();
        if (DeliverySwitches.strikes(chances.dropped())) {
            insert(webhook, notice, identifier, null);
            return;
        }
        Instant due = clock.instant().plus(settings.times().delay());
        if (DeliverySwitches.strikes(chances.heldBack())) {
            due = due.plus(settings.times().heldBack());
        }
        int copies = DeliverySwitches.strikes(chances.doubled()) ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            insert(webhook, notice, identifier, due);
        }
    }

    /** An app learns which of its webhooks chose what it is told. */
    private static String body(Webhook webhook, Notice notice) {
        return webhook.standing().ends().isEmpty()
                ? notice.body()
                : notice.body().replaceFirst("^\\{", "{\"matchedWebhookIds\":[" + webhook.id() + "],");
    }

    private void insert(Webhook webhook, Notice notice, String identifier, @Nullable Instant due) {
        database.sql("""
                        insert into webhook_delivery (webhook_id, identifier, event, flow, body, made, due, tries,
                                                      outcome, result)
                        values (:webhook, :identifier, :event, :flow, :body, :made, :due, 0, :outcome, '')
                        """)
                .param("webhook", webhook.id())
                .param("identifier", identifier)
                .param("event", notice.event())
                .param("flow", notice.flow().word())
                .param("body", webhook.target().excludeBody() ? "" : body(webhook, notice))
                .param("made", Webhooks.moment(clock.instant()))
                .param("due", due == null ? null : Webhooks.moment(due), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("outcome", due == null ? "DROPPED" : "WAITING")
                .update();
    }
}
