package org.espalier.server.sync;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Direction;
import org.espalier.core.plan.Limits;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.reconcile.ConflictPolicy;
import org.espalier.core.run.PlanMaking;
import org.espalier.core.run.Planning;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Undoing;
import org.espalier.core.structure.Origin;
import org.espalier.core.synchronizer.Ask;
import org.espalier.server.jobs.Job;
import org.espalier.server.structures.RowIds;
import org.espalier.server.tracker.LookProgress;
import org.springframework.stereotype.Component;

/** Sets up the making of a job's plan: which rule, which sides, which agreement. */
@Component
class PlanMakings {
    private final PlanRequests requests;
    private final Synchronizers synchronizers;
    private final SynchronizerRules rules;
    private final AgreementStore agreements;
    private final RowIds rowIds;
    private final StructureConnections connections;
    private final RunSides runSides;
    private final AppliedChanges applied;

    PlanMakings(
            PlanRequests requests,
            Synchronizers synchronizers,
            SynchronizerRules rules,
            AgreementStore agreements,
            RowIds rowIds,
            StructureConnections connections,
            RunSides runSides,
            AppliedChanges applied) {
        this.requests = requests;
        this.synchronizers = synchronizers;
        this.rules = rules;
        this.agreements = agreements;
        this.rowIds = rowIds;
        this.connections = connections;
        this.runSides = runSides;
        this.applied = applied;
    }

    /** @param stopped whether the making shall end; then its looks are broken off */
    PlanMaking of(Job job, LookProgress progress, BooleanSupplier stopped) {
        var request = requests.request(job.id());
        var both = runSides.of(job.order().structure(), progress);
        var sides = new Sides(both.structure(), new StoppableTracker(both.tracker(), stopped));
        if (request.rule().isEmpty()) {
            return new Undoing(applied.of(request.ofJob().orElseThrow()), sides);
        }
        var planning = new Planning(
                rules.rule(job.order().structure(), request.rule().get()),
                ask(job, request),
                sides,
                new Checks(Limits.DEFAULT));
        return request.ofJob()
                .<PlanMaking>map(before -> new RetryMaking(planning, applied.notTrueOf(before)))
                .orElse(planning);
    }

    StoredPlan.Belongs belongs(Job job) {
        var number = job.order()
                .synchronizer()
                .flatMap(synchronizers::find)
                .map(InstalledSynchronizer::number)
                .orElse(0L);
        return new StoredPlan.Belongs(
                job.id(), job.order().structure(), job.order().synchronizer(), number);
    }

    Optional<SynchronizerType> typeOf(Job job) {
        return requests.request(job.id()).rule().map(PlanRequest.Rule::type);
    }

    private Ask ask(Job job, PlanRequest request) {
        var belongs = belongs(job);
        return new Ask(
                Direction.valueOf(job.order().direction().orElseThrow()),
                belongs.synchronizer().map(agreements::of).orElse(Agreement.NONE),
                connections.of(belongs.structure()).reach().projects(),
                new Origin(Origin.Kind.SYNCHRONIZER, Long.toString(belongs.number())),
                rowIds,
                request.neverLinked(),
                ConflictPolicy.ASK);
    }
}
