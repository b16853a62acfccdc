package org.espalier.core.synchronizer.filter;

import java.util.Optional;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowId;

/** Where the target of a filter is in a forest. */
final class Targets {
    private Targets() {}

    /** The row under which issues are put, {@link RowId#NONE} for the top level; absent when the target is. */
    static Optional<RowId> row(Filter.Target target, Forest forest) {
        return switch (target) {
            case Filter.Target.TopLevel _ -> Optional.of(RowId.NONE);
            case Filter.Target.UnderIssue under -> forest.firstRowOf(under.issue());
        };
    }

    /** Whether a row stands at the target itself; a row in a folder there was put elsewhere by somebody. */
    static boolean directlyAt(RowId target, Forest forest, int index) {
        int parent = forest.parentIndexAt(index);
        return parent < 0 ? target.isNone() : forest.idAt(parent).equals(target);
    }

    /** Whether a row stands at the target or anywhere below what does. */
    static boolean below(RowId target, Forest forest, int index) {
        int top = forest.indexOf(target);
        return top < 0 || (top < index && index < forest.endOfSubtree(top));
    }
}
