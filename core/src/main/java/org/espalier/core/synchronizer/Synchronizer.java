package org.espalier.core.synchronizer;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight.Gap;

/**
 * A rule that says which facts it cares for, how each side shows them, and the shape it wants.
 *
 * <p>A pure function of values: it reads no clock, sends nothing, and answers the same for the same sights.
 */
public interface Synchronizer {

    /** The directions in which a resync of this type is possible. */
    Set<Direction> directions();

    /**
     * What of the tracker must still be seen before it can decide; absent when everything was seen.
     *
     * <p>It is asked again after each look, since one look can show what else is to be looked at.
     */
    Optional<Need> need(Ask ask, Sights sights);

    /**
     * What it needs of what was seen and the tracker does not show, so that it cannot decide (L2); absent where it has
     * all that it needs. Others that need less may go on.
     */
    default Optional<Gap> lacking(Ask ask, Sights sights) {
        return Optional.empty();
    }

    /** What it proposes, once there is no further need. */
    Proposal propose(Ask ask, Sights sights);
}
