package org.espalier.server.sync;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.Ledger.Recorded;
import org.espalier.server.audit.AuditEntry;
import org.espalier.server.audit.AuditEntry.Phase;
import org.espalier.server.audit.AuditLog;
import org.jspecify.annotations.Nullable;

/** Writes what a plan's application intends and does to the audit log (L19), in the transaction of the ledger. */
final class LedgerTrace {
    private final AuditLog log;
    private final StoredPlan plan;
    private final String actor;
    private final PlanJson json;
    private final Runnable noteWritten;

    /** @param noteWritten remembers that Espalier has written on the plan's connection */
    LedgerTrace(AuditLog log, StoredPlan plan, String actor, PlanJson json, Runnable noteWritten) {
        this.log = log;
        this.plan = plan;
        this.actor = actor;
        this.json = json;
        this.noteWritten = noteWritten;
    }

    void append(List<Recorded> effects, List<PlannedChange> intents) {
        var entries = new ArrayList<AuditEntry>();
        effects.forEach(each -> entries.add(entry(
                each.planned().really(each.effect()),
                Phase.EFFECT,
                each.effect().outcome().name())));
        intents.forEach(planned -> entries.add(entry(planned, Phase.INTENT, null)));
        log.append(entries);
    }

    /** In whose name the plan is applied. */
    String actor() {
        return actor;
    }

    void noteWritten() {
        noteWritten.run();
    }

    private AuditEntry entry(PlannedChange planned, Phase phase, @Nullable String effect) {
        Change change = planned.change();
        return new AuditEntry(
                new AuditEntry.Cause(
                        actor,
                        plan.plan().direction().isEmpty() ? "UNDO" : "JOB",
                        new AuditEntry.Step(
                                plan.belongs().job().value(),
                                plan.id().value(),
                                (long) planned.number(),
                                plan.belongs().synchronizer().orElse(null))),
                new AuditEntry.Subject(
                        plan.belongs().structure(),
                        planned.issue().map(issue -> issue.id().value()).orElse(null),
                        planned.issue().map(issue -> issue.key().value()).orElse(null),
                        PlanRows.rowOf(change)),
                new AuditEntry.Deed(
                        change.kind().name(),
                        phase,
                        effect,
                        new AuditEntry.Values(json.before(change), json.after(change)),
                        planned.reason().sentence()));
    }
}
