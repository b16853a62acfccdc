package org.espalier.core.reconcile;

import java.util.Optional;
import org.espalier.core.change.Reason;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange.Ticked;
import org.espalier.core.sight.IssueRef;

/** What comes with a wanted change besides the change itself: whom it concerns, why, and what follows from it. */
public record Wish(Optional<IssueRef> issue, Reason reason, Ticked ticked, Consequence consequence) {

    /** A wish that needs no opt-in. */
    public static Wish of(IssueRef issue, String sentence, Consequence consequence) {
        return new Wish(Optional.of(issue), new Reason(sentence), Ticked.FROM_THE_START, consequence);
    }

    /** The same wish, which a person must opt into. */
    public Wish untilOptedIn() {
        return new Wish(issue, reason, Ticked.BY_A_PERSON, consequence);
    }

    /** The same wish with something else that follows from it. */
    Wish with(Consequence other) {
        return new Wish(issue, reason, ticked, other);
    }
}
