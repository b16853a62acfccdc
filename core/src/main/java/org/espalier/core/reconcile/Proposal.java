package org.espalier.core.reconcile;

import java.util.List;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Conflict;
import org.espalier.core.change.Skip;
import org.espalier.core.change.Warning;
import org.espalier.core.plan.PlannedChange;

/**
 * What a synchronizer proposes before anybody checked it against limits.
 *
 * @param shown how many of the facts in question each side shows; a side that shows none is suspicious (L15)
 */
public record Proposal(
        List<PlannedChange> changes,
        List<Agreed> agreed,
        List<Conflict> conflicts,
        List<Skip> skips,
        int unsettled,
        Shown shown,
        List<Warning> warnings) {
    public Proposal {
        changes = List.copyOf(changes);
        agreed = List.copyOf(agreed);
        conflicts = List.copyOf(conflicts);
        skips = List.copyOf(skips);
        warnings = List.copyOf(warnings);
    }

    /**
     * How many facts each side shows.
     *
     * @param atTracker those of the tracker that the synchronizer could take away; the whole of which shares are taken
     */
    public record Shown(int inStructure, int atTracker) {}
}
