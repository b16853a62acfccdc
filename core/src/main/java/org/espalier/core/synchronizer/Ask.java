package org.espalier.core.synchronizer;

import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Direction;
import org.espalier.core.reconcile.ConflictPolicy;
import org.espalier.core.reconcile.RowIds;
import org.espalier.core.sight.Projects;
import org.espalier.core.structure.Origin;

/**
 * What a run asks of a synchronizer.
 *
 * @param projects those that may be touched
 * @param origin what rows that it adds or moves are marked with (L7)
 * @param neverLinked what becomes of rows under a parent to which no link was ever agreed on
 */
public record Ask(
        Direction direction,
        Agreement agreement,
        Projects projects,
        Origin origin,
        RowIds ids,
        NeverLinked neverLinked,
        ConflictPolicy policy) {

    /** What becomes of rows that were never linked to their parent. */
    public enum NeverLinked {
        SKIPPED,
        CHANGED
    }
}
