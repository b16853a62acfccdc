package org.espalier.core.fact;

import java.util.Optional;
import org.espalier.core.structure.IssueId;

/**
 * A place in the tracker's one order of all issues, told by issues that stay where they are. Only the order counts: an
 * issue anywhere between the two stands in the place.
 *
 * @param after the issue that stays and comes before; absent for the start of the list
 * @param before the issue that stays and comes after; absent for the end of the list
 * @param behind the issue that comes to the same place, too, and stands directly before in the list
 */
public record RankPlace(Optional<IssueId> after, Optional<IssueId> before, Optional<IssueId> behind) {
    public RankPlace {
        if (after.isEmpty() && before.isEmpty()) {
            throw new IllegalArgumentException("A place in an order has an issue that stays beside it.");
        }
    }

    /** The same place, whoever else comes or came there. */
    public RankPlace alone() {
        return new RankPlace(after, before, Optional.empty());
    }

    /** Whether two places are between the same issues that stay. */
    public boolean sameGapAs(RankPlace other) {
        return after.equals(other.after) && before.equals(other.before);
    }
}
