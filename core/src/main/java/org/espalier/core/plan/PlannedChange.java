package org.espalier.core.plan;

import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Reason;
import org.espalier.core.sight.IssueRef;

/**
 * A change at its place in a plan.
 *
 * @param number its place in the plan's order, from 1
 * @param issue the issue a person looks for; absent for rows that show none
 * @param ticked whether a page shows it as included at first
 */
public record PlannedChange(
        int number, Change change, Optional<IssueRef> issue, Reason reason, Ticked ticked, Consequence consequence) {

    /** The change as it was really made, which is what can be taken back (L14). */
    public PlannedChange really(Effect effect) {
        return effect.really()
                .map(made -> new PlannedChange(number, made, issue, reason, ticked, consequence))
                .orElse(this);
    }

    /** Whether a change is shown as included before anybody decided. */
    public enum Ticked {
        /** Not destructive, or asked for by the synchronizer's own parameters. */
        FROM_THE_START,
        /** Destructive: a person opts in. */
        BY_A_PERSON
    }
}
