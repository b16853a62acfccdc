package org.espalier.server.sync;

import java.util.List;
import org.espalier.server.access.Person;
import org.espalier.server.audit.AuditEntry;
import org.espalier.server.audit.AuditEntry.Cause;
import org.espalier.server.audit.AuditEntry.Deed;
import org.espalier.server.audit.AuditEntry.Phase;
import org.espalier.server.audit.AuditEntry.Subject;
import org.espalier.server.audit.AuditEntry.Values;
import org.espalier.server.audit.AuditLog;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.WebhookStatus.Prospect.Offer;
import org.espalier.server.tracker.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes which webhooks stand at a site, for a person, and tells so in the log (L19). */
@Service
public class WebhookChanges {
    private final Webhooks webhooks;
    private final AuditLog log;

    WebhookChanges(Webhooks webhooks, AuditLog log) {
        this.webhooks = webhooks;
        this.log = log;
    }

    /** Sets one up as it was shown to the person, see {@link Webhooks#setUp}. */
    public void setUp(ConnectionId connection, Offer shown, Person person) {
        logged("WEBHOOK_SET_UP", connection, person, () -> webhooks.setUp(connection, shown, person.user()));
    }

    /** Takes away all of a connection. */
    public void remove(ConnectionId connection, Person person) {
        logged("WEBHOOK_REMOVE", connection, person, () -> webhooks.remove(connection));
    }

    private void logged(String kind, ConnectionId connection, Person person, Runnable write) {
        note(kind, connection, person, new Outcome(Phase.INTENT, null, null));
        try {
            write.run();
        } catch (Refusal refusal) {
            var effect = refusal.kind() == Refusal.Kind.UNAVAILABLE ? "UNKNOWN" : "REFUSED";
            note(kind, connection, person, new Outcome(Phase.EFFECT, effect, refusal.sentence()));
            throw refusal;
        }
        note(kind, connection, person, new Outcome(Phase.EFFECT, "APPLIED", null));
    }

    private record Outcome(
            Phase phase, @Nullable String effect, @Nullable String why) {}

    private void note(String kind, ConnectionId connection, Person person, Outcome outcome) {
        var about = "Connection " + connection.value() + (outcome.why() == null ? "" : ": " + outcome.why());
        log.append(List.of(new AuditEntry(
                new Cause(person.user(), "API", null),
                new Subject(null, null, null, null),
                new Deed(kind, outcome.phase(), outcome.effect(), Values.NONE, about))));
    }
}
