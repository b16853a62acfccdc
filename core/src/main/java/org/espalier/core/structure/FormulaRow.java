package org.espalier.core.structure;

import java.util.Optional;

/** One row of a forest formula; rows that an edit is about to create may come without an identity. */
public record FormulaRow(RowId rowId, int depth, Optional<Item> identity) {}
