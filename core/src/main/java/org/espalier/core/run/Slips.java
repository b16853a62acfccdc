package org.espalier.core.run;

import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.sight.TrackerSight;

/**
 * What the histories of single fields say of writes: where somebody else's value slipped between the look and the write
 * and was replaced (L9).
 *
 * @param unsure the same of writes after which somebody may have set the same value once more: what the last entry of
 *     their history replaced may be theirs to replace, so it is told and not given back
 * @param untold writes of which the tracker did not show the history; one that is left out is not empty (L2)
 * @param blind why the histories could not be read; then nothing is known
 */
public record Slips(
        List<Slip> found, List<Slip> unsure, List<Change.OfTracker> untold, Optional<TrackerSight.Gap> blind) {
    /** Every write replaced what the plan saw. */
    public static final Slips NONE = new Slips(List.of(), List.of(), List.of(), Optional.empty());

    public Slips {
        found = List.copyOf(found);
        unsure = List.copyOf(unsure);
        untold = List.copyOf(untold);
    }

    public static Slips blind(TrackerSight.Gap gap) {
        return new Slips(List.of(), List.of(), List.of(), Optional.of(gap));
    }

    /**
     * One value that was replaced.
     *
     * @param written the change that replaced it
     * @param givingBack the write that brings it back
     * @param value as people read it
     */
    public record Slip(Change.OfTracker written, Change.OfTracker givingBack, String value) {}
}
