package org.espalier.core.run;

import java.util.Optional;
import org.espalier.core.plan.Plan;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan, one step at a time: see the structure, look at the tracker as long as the synchronizer needs more,
 * propose, check. It writes nothing, so after an interruption it simply starts again (L8).
 */
public final class Planning implements PlanMaking {
    private final Synchronizer synchronizer;
    private final Ask ask;
    private final Sides sides;
    private final Checks checks;

    private @Nullable StructureSight here;
    private TrackerSight there = TrackerSight.NOTHING;
    private @Nullable Plan plan;

    public Planning(Synchronizer synchronizer, Ask ask, Sides sides, Checks checks) {
        this.synchronizer = synchronizer;
        this.ask = ask;
        this.sides = sides;
        this.checks = checks;
    }

    @Override
    public Step step() {
        if (plan != null) {
            return new Step.Done();
        }
        var seen = here;
        if (seen == null) {
            here = sides.structure().see();
            return new Step.Went();
        }
        var sights = new Sights(seen, there);
        var need = synchronizer.need(ask, sights);
        if (need.isPresent() && there.complete()) {
            there = there.and(sides.tracker().look(need.get()));
            return new Step.Went();
        }
        // From here on everything was seen, or the sight has a gap and decides nothing (L2).
        plan = there.complete()
                ? checks.plan(ask.direction(), seen, there, synchronizer.propose(ask, sights))
                : Checks.halted(ask.direction(), there);
        return new Step.Done();
    }

    @Override
    public Optional<Plan> plan() {
        return Optional.ofNullable(plan);
    }
}
