package org.espalier.core.structure;

/** Finds the slots beside which a row comes to stand in a draft, or says why it cannot stand there. */
final class Placing {

    private final DraftRows rows;
    private final Adjacency adjacency;

    Placing(DraftRows rows) {
        this.rows = rows;
        this.adjacency = rows.adjacency();
    }

    /** @throws RefusedEdit when the wanted parent is not there */
    int parentFor(RowEdit edit, Place place) {
        int under = rows.slotOf(place.under());
        if (under < 0 && !place.under().isNone()) {
            throw new RefusedEdit(
                    edit,
                    "Row " + edit.row() + " cannot stand under row " + place.under() + ", because that is not there.");
        }
        return under;
    }

    /**
     * The slot to link after, the row itself lifted out, or -1 for the first child.
     *
     * @throws RefusedEdit when a named neighbour is the row itself or no child of the parent
     */
    int previousFor(RowEdit edit, Place place, int under) {
        int row = rows.slotOf(edit.row());
        int after = anchor(edit, place.after(), under);
        int before = anchor(edit, place.before(), under);
        if (after >= 0 || before < 0) {
            return after;
        }
        int previous = adjacency.previous(before);
        return previous >= 0 && previous == row ? adjacency.previous(row) : previous;
    }

    /** See {@link ForestDraft#fitting(Place, RowId)}. */
    Place fitting(Place place, RowId moving) {
        int under = rows.knownOrTop(place.under());
        int lifted = rows.knownOrTop(moving);
        int after = fittingAnchor(place.after(), under, lifted);
        int before = fittingAnchor(place.before(), under, lifted);
        if (after < 0) {
            after = before < 0 ? adjacency.last(under) : adjacency.previous(before);
            after = after == lifted && lifted >= 0 ? adjacency.previous(lifted) : after;
        }
        before = after < 0 ? adjacency.first(under) : adjacency.next(after);
        before = before == lifted && lifted >= 0 ? adjacency.next(lifted) : before;
        return new Place(place.under(), rows.idAt(after), rows.idAt(before));
    }

    /** The place of the last child, the moving row lifted out. */
    Place end(RowId under, RowId moving) {
        int parent = rows.slotOf(under);
        if (parent < 0 && !under.isNone()) {
            return Place.firstUnder(under);
        }
        int last = adjacency.last(parent);
        if (last >= 0 && rows.idAt(last).equals(moving)) {
            last = adjacency.previous(last);
        }
        return new Place(under, rows.idAt(last), RowId.NONE);
    }

    private int anchor(RowEdit edit, RowId anchor, int under) {
        if (anchor.isNone()) {
            return -1;
        }
        if (anchor.equals(edit.row())) {
            throw new RefusedEdit(edit, "Row " + anchor + " cannot stand beside itself.");
        }
        int slot = rows.slotOf(anchor);
        if (slot < 0 || adjacency.parent(slot) != under) {
            String parent = under < 0 ? "at the top level" : "directly under row " + rows.idAt(under);
            throw new RefusedEdit(
                    edit,
                    "Row " + edit.row() + " cannot stand beside row " + anchor + ", because that is not " + parent
                            + ".");
        }
        return slot;
    }

    private int fittingAnchor(RowId anchor, int under, int lifted) {
        int slot = rows.slotOf(anchor);
        return slot >= 0 && slot != lifted && adjacency.parent(slot) == under ? slot : -1;
    }
}
