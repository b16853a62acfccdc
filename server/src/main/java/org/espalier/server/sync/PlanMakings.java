package org.espalier.server.sync;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.espalier.core.fact.Direction;
import org.espalier.core.plan.Limits;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.run.PlanMaking;
import org.espalier.core.run.Planning;
import org.espalier.core.run.SecondTry;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Undoing;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.synchronizer.Synchronizer;
import org.espalier.server.jobs.Job;
import org.espalier.server.tracker.Aim;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Senders;
import org.springframework.stereotype.Component;

/** Sets up the making of a job's plan: which rule, which sides, which earlier job. */
@Component
class PlanMakings {
    private static final Checks CHECKS = new Checks(Limits.DEFAULT);

    private final PlanRequestStore requests;
    private final SynchronizerRules rules;
    private final Asks asks;
    private final RunSides runSides;
    private final EarlierJobs earlier;

    PlanMakings(PlanRequestStore requests, SynchronizerRules rules, Asks asks, RunSides runSides, EarlierJobs earlier) {
        this.requests = requests;
        this.rules = rules;
        this.asks = asks;
        this.runSides = runSides;
        this.earlier = earlier;
    }

    /**
     * @param aim what the plan is made for
     * @param stopped whether the making shall end; then its looks are broken off
     */
    PlanMaking of(Job job, Aim aim, LookProgress progress, BooleanSupplier stopped) {
        var request = requests.of(job.id());
        var both = runSides.of(job, aim, progress, Senders.NOBODY);
        var sides = new Sides(both.structure(), new StoppableTracker(both.tracker(), stopped));
        if (request.rule().isEmpty()) {
            return new Undoing(earlier.toTakeBack(job, aim), sides, CHECKS);
        }
        return new NamesFirst(
                Asks.direction(job), () -> new Planning(rule(job, request), asks.of(job, request), sides, CHECKS));
    }

    /** The plan of a job that is not planned any longer. */
    PlanMaking halted(Job job, Gap gap) {
        return new HaltedMaking(job.order().direction().map(Direction::valueOf), gap);
    }

    private Synchronizer rule(Job job, PlanRequest request) {
        var rule = rules.rule(job.order().structure(), request.rule().orElseThrow(), request.runAs());
        return request.ofJob()
                .<Synchronizer>map(before -> new SecondTry(rule, earlier.inVain(before)))
                .orElse(rule);
    }

    /** As the connection of a structure is now. */
    Aim aim(long structure) {
        return runSides.aim(structure);
    }

    StoredPlan.Belongs belongs(Job job) {
        return asks.belongs(job);
    }

    Optional<SynchronizerType> typeOf(Job job) {
        return requests.of(job.id()).rule().map(PlanRequest.Rule::type);
    }
}
