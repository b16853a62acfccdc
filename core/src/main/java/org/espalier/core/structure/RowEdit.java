package org.espalier.core.structure;

/** The smallest step from one forest to the next. */
public sealed interface RowEdit {

    RowId row();

    /** A new row without children comes to stand at a place. */
    record Add(RowId row, Item item, Place at, Origin origin) implements RowEdit {}

    /** A row goes to another place and takes everything below it along. */
    record Move(RowId row, Place to, Origin origin) implements RowEdit {}

    /** A row without children goes; whoever means a whole sub-tree says so row by row, the lowest first. */
    record Remove(RowId row) implements RowEdit {}
}
