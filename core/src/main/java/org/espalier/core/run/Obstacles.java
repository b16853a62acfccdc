package org.espalier.core.run;

import java.util.Map;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.sight.TrackerSight.Gap;

/**
 * Why a tracker would refuse changes. What is not named may be refused all the same.
 *
 * @param known each with words as after "There is no way back:"
 * @param blind why of some nothing could be asked
 */
public record Obstacles(Map<Change.OfTracker, String> known, Optional<Gap> blind) {
    /** Nothing is known to be refused. */
    public static final Obstacles NONE = new Obstacles(Map.of(), Optional.empty());

    public Obstacles {
        known = Map.copyOf(known);
    }

    public static Obstacles blind(Gap gap) {
        return new Obstacles(Map.of(), Optional.of(gap));
    }
}
