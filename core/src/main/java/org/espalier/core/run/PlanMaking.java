package org.espalier.core.run;

import java.util.Optional;
import org.espalier.core.plan.Plan;

/** The making of a plan, one step at a time. It writes nothing, so after an interruption it starts again (L8). */
public interface PlanMaking {

    /** Does the next thing. */
    Step step();

    /** The plan, once {@link #step} said that it is done. */
    Optional<Plan> plan();
}
