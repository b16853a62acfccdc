package org.espalier.core.reconcile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.PlacedEdit;
import org.espalier.core.structure.RowEdit;
import org.espalier.core.structure.RowId;

/**
 * The fewest edits that turn one forest into another over the same row ids (L13), ordered so that every prefix is a
 * forest (L1).
 *
 * <p>A row moves when its parent changes, or when it lies outside the longest increasing subsequence of the siblings
 * that keep their parent; each such row needs a move of its own, so no shorter list exists. Rows that stay keep the
 * origin they have; the others take it from the wanted forest.
 *
 * <p>Why every prefix is lawful: the wanted forest is walked from the top, parents first, and a row is settled once and
 * for all when it is passed. When a row is added or moved, its wanted parent and its wanted previous sibling are
 * settled already and so stand where the edit says. All ancestors of that parent are settled too, and the row is not,
 * so the row is none of them and no loop closes. Rows that go are removed last, the lowest first: by then all that
 * stood below them has left.
 */
public final class TreeDiff {

    private final Forest wanted;
    private final ForestDraft draft;
    private final List<PlacedEdit> edits = new ArrayList<>();

    private TreeDiff(Forest present, Forest wanted) {
        this.wanted = wanted;
        this.draft = present.draft();
    }

    public static List<RowEdit> between(Forest present, Forest wanted) {
        return placedBetween(present, wanted).stream().map(PlacedEdit::edit).toList();
    }

    /**
     * The same edits, each with the one that takes it back.
     *
     * @throws IllegalArgumentException when the forests show different items in the same row
     */
    public static List<PlacedEdit> placedBetween(Forest present, Forest wanted) {
        if (present.sameShapeAs(wanted)) {
            return List.of();
        }
        TreeDiffMatch match = TreeDiffMatch.between(present, wanted);
        TreeDiff diff = new TreeDiff(present, wanted);
        diff.settle(match);
        if (!match.keepsEveryRow()) {
            diff.removeFrom(present);
        }
        return Collections.unmodifiableList(diff.edits);
    }

    private void settle(TreeDiffMatch match) {
        for (int index = 0; index < wanted.size(); index++) {
            if (match.isNew(index)) {
                RowId row = wanted.idAt(index);
                edit(new RowEdit.Add(row, wanted.itemAt(index), placeNowAt(index), wanted.originAt(index)));
            } else if (match.moves(index)) {
                edit(new RowEdit.Move(wanted.idAt(index), placeNowAt(index), wanted.originAt(index)));
            }
        }
    }

    /** Backwards in display order, which meets what stands below a row before the row. */
    private void removeFrom(Forest present) {
        for (int index = present.size() - 1; index >= 0; index--) {
            if (!wanted.holds(present.idAt(index))) {
                edit(new RowEdit.Remove(present.idAt(index)));
            }
        }
    }

    /** Right after the wanted previous sibling, with the neighbour that follows there at this moment. */
    private Place placeNowAt(int index) {
        RowId row = wanted.idAt(index);
        Place place = wanted.placeAt(index);
        RowId follower =
                place.after().isNone() ? draft.firstChildOf(place.under()) : draft.nextSiblingOf(place.after());
        if (follower.equals(row)) {
            follower = draft.nextSiblingOf(row);
        }
        return new Place(place.under(), place.after(), follower);
    }

    private void edit(RowEdit edit) {
        edits.add(new PlacedEdit(edit, draft.inverseOf(edit)));
        draft.apply(edit);
    }
}
