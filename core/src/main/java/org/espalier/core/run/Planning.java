package org.espalier.core.run;

import java.util.Optional;
import org.espalier.core.plan.Plan;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan, one step at a time: see the structure, look at the tracker as long as the synchronizer needs more,
 * propose, check. It writes nothing, so after an interruption it simply starts again (L8).
 *
 * <p>A limit of the tracker is waited for; any other gap halts the plan (L15).
 *
 * <p>What an index said may be late (L2). Where a proposed change rests on it, the issues are read directly and the
 * synchronizer proposes anew, until every change rests on direct reads.
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
        synchronizer.lacking(ask, new Sights(seen, there)).ifPresent(gap -> there = there.and(TrackerSight.blind(gap)));
        var sights = new Sights(seen, there);
        var need = synchronizer.need(ask, sights);
        if (need.isPresent() && there.complete()) {
            return look(need.get());
        }
        if (!there.complete()) {
            plan = Checks.halted(Optional.of(ask.direction()), there);
            return new Step.Done();
        }
        // From here on everything that was asked for was seen.
        var proposal = synchronizer.propose(ask, sights);
        var unsure = new Grounds(seen.forest(), proposal.changes()).issues();
        unsure.retainAll(there.fromIndex());
        if (!unsure.isEmpty()) {
            return look(new Need.Direct(unsure));
        }
        plan = checks.plan(ask.direction(), seen, there, proposal);
        return new Step.Done();
    }

    /** What only a limit of the tracker kept from being seen is asked for once more, whole. */
    private Step look(Need need) {
        var seen = sides.tracker().look(need);
        var limit = seen.passing();
        if (limit.isPresent()) {
            return Step.Waits.of(limit.get());
        }
        there = there.and(seen);
        return new Step.Went();
    }

    @Override
    public Optional<Plan> plan() {
        return Optional.ofNullable(plan);
    }
}
