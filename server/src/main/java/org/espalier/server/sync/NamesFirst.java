package org.espalier.server.sync;

import java.util.Optional;
import java.util.function.Supplier;
import org.espalier.core.fact.Direction;
import org.espalier.core.plan.Plan;
import org.espalier.core.run.PlanMaking;
import org.espalier.core.run.Step;
import org.espalier.server.tracker.TrackerTrouble;
import org.jspecify.annotations.Nullable;

/**
 * The making of a plan for whose rule the tracker is asked before anything else, since the rule names what is there.
 * Its limits are waited for; other trouble halts the plan by name (L15).
 */
final class NamesFirst implements PlanMaking {
    private final Direction direction;
    private final Supplier<PlanMaking> named;
    private @Nullable PlanMaking making;

    /** @param named asks for the names; a {@link TrackerTrouble} where they cannot be asked for */
    NamesFirst(Direction direction, Supplier<PlanMaking> named) {
        this.direction = direction;
        this.named = named;
    }

    /** @throws ServerEnds when the calling thread is interrupted */
    @Override
    public Step step() {
        var begun = making;
        if (begun != null) {
            return begun.step();
        }
        try {
            making = named.get();
        } catch (TrackerTrouble trouble) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ServerEnds();
            }
            if (trouble.gap().passes()) {
                return Step.Waits.of(trouble.gap());
            }
            making = new HaltedMaking(Optional.of(direction), trouble.gap());
        }
        return new Step.Went();
    }

    @Override
    public Optional<Plan> plan() {
        return Optional.ofNullable(making).flatMap(PlanMaking::plan);
    }
}
