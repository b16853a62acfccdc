package org.espalier.core.reconcile;

import org.espalier.core.structure.RowId;

/** Gives out row ids that no row of any structure ever had. */
public interface RowIds {
    RowId next();
}
