package org.espalier.core.reconcile;

import java.util.Optional;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.change.Conflict;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Side;

/** Decides what one fact should become, by L2 to L7. */
public record Reconciler(Direction direction, Agreement agreement, ConflictPolicy policy, Primacy primacy) {

    /**
     * A reconciler for a direction that a person chose: it needs neither policy nor primacy, for one side wins every
     * difference.
     */
    public static Reconciler resync(Direction direction, Agreement agreement) {
        return new Reconciler(direction, agreement, ConflictPolicy.ASK, Primacy.EQUAL);
    }

    /** What shall become of a fact of which the two sides show this. */
    public Decision decide(Fact fact, View structure, View tracker) {
        if (!(structure instanceof View.Shows here) || !(tracker instanceof View.Shows there)) {
            return new Decision.Unseen(fact);
        }
        // From here on both sides were seen (L2).
        if (here.fits(there.value())) {
            return agreement.holds(fact, there.value())
                    ? new Decision.Settled(fact)
                    : new Decision.NowAgreed(fact, there.value());
        }
        // From here on the sides differ, so at most one of them can still hold what was agreed (L3).
        return direction
                .winner()
                .map(winner -> won(fact, winner, here, there))
                .orElseGet(() -> bothWays(fact, here, there));
    }

    private static Decision won(Fact fact, Side winner, View.Shows structure, View.Shows tracker) {
        return winner == Side.TRACKER
                ? new Decision.Write(fact, Side.STRUCTURE, structure.value(), tracker.value())
                : new Decision.Write(fact, Side.TRACKER, tracker.value(), structure.value());
    }

    private Decision bothWays(Fact fact, View.Shows structure, View.Shows tracker) {
        if (agreement.held(fact)) {
            return new Decision.Held(fact);
        }
        var agreed = agreement.on(fact);
        if (agreed.isEmpty()) {
            return new Decision.Unsettled(fact);
        }
        // From here on the fact was agreed on, so whoever differs from the agreement has changed it (L4).
        if (structure.fits(agreed.get())) {
            return won(fact, Side.TRACKER, structure, tracker);
        }
        if (tracker.value().equals(agreed.get())) {
            if (primacy == Primacy.TRACKER) {
                return won(fact, Side.TRACKER, structure, tracker);
            }
            return structure.origin().byPerson()
                    ? won(fact, Side.STRUCTURE, structure, tracker)
                    : new Decision.Differs(fact);
        }
        return settled()
                .map(winner -> won(fact, winner, structure, tracker))
                .orElseGet(() -> conflict(fact, structure, tracker));
    }

    private Optional<Side> settled() {
        return switch (policy) {
            case ASK -> Optional.empty();
            case JIRA_WINS -> Optional.of(Side.TRACKER);
            case STRUCTURE_WINS -> Optional.of(Side.STRUCTURE);
        };
    }

    private static Decision conflict(Fact fact, View.Shows structure, View.Shows tracker) {
        return new Decision.InConflict(
                new Conflict(fact, structure.value(), tracker.value(), Conflict.Cause.BOTH_CHANGED));
    }
}
