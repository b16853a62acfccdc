package org.espalier.server.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Kind;
import org.espalier.core.plan.Plan;
import org.espalier.server.jobs.JobId;

/**
 * A plan as it was stored, with where it belongs and what a person decided about it.
 *
 * @param include the destructive kinds that the confirmation named; empty before
 */
public record StoredPlan(
        PlanId id, Belongs belongs, PlanState state, Plan plan, String consequence, Set<Kind> include, Times times) {
    public StoredPlan {
        include = Set.copyOf(include);
    }

    /**
     * Where a plan belongs.
     *
     * @param synchronizer the installed one, if one made the plan
     * @param number its number, 0 for a one-time run
     */
    public record Belongs(JobId job, long structure, Optional<String> synchronizer, long number) {}

    /** When the sides were seen, when the plan was ready, and until when it may be applied. */
    public record Times(Instant seen, Instant ready, Instant expires) {}
}
