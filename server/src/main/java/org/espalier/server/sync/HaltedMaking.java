package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.core.fact.Direction;
import org.espalier.core.plan.Plan;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.run.PlanMaking;
import org.espalier.core.run.Step;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;

/**
 * The making of a plan that ends without it: not even the names in its rule could be asked for, or it waited for too
 * long (L15).
 *
 * @param direction absent for an undo
 */
record HaltedMaking(Optional<Direction> direction, Gap gap) implements PlanMaking {

    @Override
    public Step step() {
        return new Step.Done();
    }

    @Override
    public Optional<Plan> plan() {
        return Optional.of(Checks.halted(direction, TrackerSight.blind(gap)));
    }
}
