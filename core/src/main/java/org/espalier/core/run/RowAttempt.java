package org.espalier.core.run;

import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;

/**
 * Attempts one change of a structure against what is there now (L9).
 *
 * <p>What is compared is the parent row; neighbours come and go while people edit, so they only steer where among its
 * siblings a row lands. Only a move within one parent is about order, and then the neighbours are compared.
 */
public record RowAttempt(ForestDraft draft, Origin origin) {

    /** Carries the change out on the draft if what it expects is there. */
    public Effect attempt(Change change) {
        return switch (change) {
            case Change.RowAdd add -> add(add);
            case Change.RowMove move -> move(move);
            case Change.RowRemove remove -> remove(remove);
            case Change.OfTracker _ ->
                throw new IllegalArgumentException(
                        "A change of the tracker is not a change of the structure. Indicates a bug.");
        };
    }

    private Effect add(Change.RowAdd add) {
        if (draft.holds(add.row())) {
            return Effect.ALREADY_SO;
        }
        if (addedSince(add.item())) {
            return drifted("Somebody has added the issue since the plan was made.");
        }
        if (absent(add.at().under())) {
            return drifted("The row under which it should stand is no longer there.");
        }
        draft.add(add.row(), add.item(), draft.fitting(add.at()), origin);
        return Effect.APPLIED;
    }

    private Effect move(Change.RowMove move) {
        if (!draft.holds(move.row())) {
            return drifted("The row is no longer in the structure.");
        }
        var under = draft.parentOf(move.row());
        var within = move.before().under().equals(move.after().under());
        if (within ? inOrder(move) : under.equals(move.after().under())) {
            return Effect.ALREADY_SO;
        }
        if (!under.equals(move.before().under())) {
            return drifted("Somebody has moved the row since the plan was made.");
        }
        if (within && !stillBetween(move)) {
            return drifted("Somebody has reordered the row since the plan was made.");
        }
        if (absent(move.after().under()) || standsBelow(move.after().under(), move.row())) {
            return drifted("The row under which it should stand is gone, or stands below it now.");
        }
        draft.move(move.row(), draft.fitting(move.after(), move.row()), origin);
        return Effect.APPLIED;
    }

    private Effect remove(Change.RowRemove remove) {
        if (!draft.holds(remove.row())) {
            return Effect.ALREADY_SO;
        }
        if (!draft.parentOf(remove.row()).equals(remove.before().under())) {
            return drifted("Somebody has moved the row since the plan was made.");
        }
        if (!draft.childrenOf(remove.row()).isEmpty()) {
            return drifted("Somebody has put rows under it since the plan was made.");
        }
        draft.remove(remove.row());
        return Effect.APPLIED;
    }

    private boolean inOrder(Change.RowMove move) {
        return draft.parentOf(move.row()).equals(move.after().under())
                && draft.previousSiblingOf(move.row()).equals(move.after().after());
    }

    /** Whether at least one neighbour is the one that the plan saw. */
    private boolean stillBetween(Change.RowMove move) {
        Place before = move.before();
        return draft.previousSiblingOf(move.row()).equals(before.after())
                || draft.nextSiblingOf(move.row()).equals(before.before());
    }

    /** A plan adds only issues that have no row; an undo also brings back what was a further row of its issue. */
    private boolean addedSince(Item item) {
        return origin.kind() != Origin.Kind.UNDO
                && item.issue().flatMap(draft::firstRowOf).isPresent();
    }

    private boolean absent(RowId row) {
        return !row.isNone() && !draft.holds(row);
    }

    /** The top level stands below nothing. */
    private boolean standsBelow(RowId row, RowId other) {
        return !row.isNone() && draft.isInSubtree(row, other);
    }

    private static Effect drifted(String sentence) {
        return new Effect(Outcome.DRIFTED, sentence);
    }
}
