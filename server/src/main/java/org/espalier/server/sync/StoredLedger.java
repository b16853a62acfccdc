package org.espalier.server.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Effect;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.Ledger;
import org.espalier.core.run.Progress;
import org.espalier.core.run.RowAttempt;
import org.espalier.core.structure.Origin;
import org.espalier.server.platform.Transactions;
import org.espalier.server.structures.Cause;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.springframework.stereotype.Component;

/**
 * The ledger of one plan in the database. Every call is one transaction that holds the structure's lease to its end, so
 * a worker that wakes late can journal nothing (L10, L17).
 */
final class StoredLedger implements Ledger {
    private final Stores stores;
    private final StoredPlan plan;
    private final Lease.Held lease;
    private final LedgerTrace trace;

    /** What ledgers write to. */
    @Component
    record Stores(
            EffectTable effects,
            Transactions transactions,
            AgreementStore agreements,
            StructureStore structures,
            InstantSource clock) {}

    StoredLedger(Stores stores, StoredPlan plan, Lease.Held lease, LedgerTrace trace) {
        this.stores = stores;
        this.plan = plan;
        this.lease = lease;
        this.trace = trace;
    }

    @Override
    public Progress progress() {
        return stores.effects().progress(plan.id());
    }

    @Override
    public void record(List<Recorded> effects, List<PlannedChange> intents) {
        stores.transactions().run(() -> {
            lease.keep();
            writeEffects(effects, EffectTable.Concluded.LATER);
            stores.effects().intend(plan.id(), intents, stores.clock().instant());
            trace.append(effects, intents);
        });
    }

    @Override
    public void intendToGiveBack(List<PlannedChange> givingBack) {
        stores.transactions().run(() -> {
            lease.keep();
            trace.append(List.of(), givingBack);
        });
    }

    @Override
    public List<Recorded> applyRows(List<PlannedChange> rows) {
        return stores.transactions().in(() -> {
            lease.keep();
            var effects = new ArrayList<Recorded>();
            stores.structures().change(new StructureId(plan.belongs().structure()), cause(), editing -> {
                var attempt = new RowAttempt(editing.draft(), origin());
                for (var planned : rows) {
                    editing.carriesOut(planned.number());
                    effects.add(new Recorded(planned, attempt.attempt(planned.change())));
                }
                return effects;
            });
            writeEffects(effects, EffectTable.Concluded.NOW);
            trace.append(effects, List.of());
            consequences(
                    effects.stream()
                            .filter(recorded -> recorded.effect().outcome().cameTrue())
                            .map(Recorded::planned)
                            .toList(),
                    // Nobody looked at the tracker again: the sight of the plan is the last that showed it (L3).
                    plan.times().seen());
            return List.copyOf(effects);
        });
    }

    @Override
    public void conclude(Verified verified) {
        stores.transactions().run(() -> {
            lease.keep();
            writeEffects(verified.foreign(), EffectTable.Concluded.NOW);
            trace.append(verified.foreign(), List.of());
            stores.effects().conclude(plan.id(), verified.upheld());
            consequences(verified.upheld(), verified.seenAt());
        });
    }

    @Override
    public void agree(List<Agreed> equal) {
        stores.transactions().run(() -> {
            lease.keep();
            plan.belongs()
                    .synchronizer()
                    .ifPresent(synchronizer -> stores.agreements()
                            .agree(synchronizer, equal, seen(plan.times().seen())));
        });
    }

    private void consequences(List<PlannedChange> cameTrue, Instant seenAt) {
        var synchronizer = plan.belongs().synchronizer();
        if (synchronizer.isEmpty()) {
            return;
        }
        var agreed = new ArrayList<Agreed>();
        var decided = new HashSet<Fact>();
        var forgotten = new HashSet<Fact>();
        for (var planned : cameTrue) {
            switch (planned.consequence()) {
                case Consequence.Agrees agrees -> agreed.addAll(agrees.facts());
                case Consequence.Decides decides -> decided.addAll(decides.facts());
                case Consequence.Forgets forgets -> forgotten.addAll(forgets.facts());
            }
        }
        stores.agreements().agree(synchronizer.get(), agreed, seen(seenAt));
        stores.agreements().release(synchronizer.get(), decided, plan.times().seen());
        stores.agreements().forget(synchronizer.get(), forgotten, stores.clock().instant());
    }

    private AgreementStore.Seen seen(Instant equal) {
        return new AgreementStore.Seen(plan.times().seen(), equal);
    }

    private void writeEffects(List<Recorded> effects, EffectTable.Concluded concluded) {
        if (effects.isEmpty()) {
            return;
        }
        stores.effects().write(plan.id(), effects, concluded, stores.clock().instant());
        if (effects.stream().anyMatch(StoredLedger::wroteToTracker)) {
            trace.noteWritten();
        }
    }

    private static boolean wroteToTracker(Recorded recorded) {
        return recorded.effect().outcome() == Effect.Outcome.APPLIED
                && recorded.planned().change().kind().side() == Side.TRACKER;
    }

    private Cause cause() {
        return new Cause(
                trace.actor(),
                origin(),
                Optional.of(
                        new Cause.Work(plan.belongs().job().value(), plan.id().value())));
    }

    /** What rows that this plan touches are marked with (L7). */
    private Origin origin() {
        return plan.plan().direction().isEmpty()
                ? new Origin(Origin.Kind.UNDO, plan.id().value())
                : new Origin(
                        Origin.Kind.SYNCHRONIZER, Long.toString(plan.belongs().number()));
    }
}
