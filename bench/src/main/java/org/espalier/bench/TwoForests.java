package org.espalier.bench;

import java.util.Random;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;

/** A forest, and the same rows as they shall stand. */
record TwoForests(Forest present, Forest wanted) {

    /** A given share of the rows, at least one, was moved to a place beside any other row. */
    static TwoForests moved(Forest present, double share, long seed) {
        Random random = new Random(seed);
        ForestDraft draft = present.draft();
        long moves = Math.max(1, Math.round(present.size() * share));
        for (long move = 0; move < moves; move++) {
            RowId row = present.idAt(random.nextInt(present.size()));
            RowId beside = present.idAt(random.nextInt(present.size()));
            if (!draft.isInSubtree(beside, row)) {
                draft.move(row, Place.after(beside, draft.parentOf(beside)), Origin.UNKNOWN);
            }
        }
        return new TwoForests(present, draft.forest());
    }
}
