package org.espalier.core.structure;

/**
 * The identity of a row, unique in the installation; it stays with the row wherever the row moves.
 *
 * <p>Stored rows have positive ids. A row that a plan or an edit is only about to add may have a negative one.
 */
public record RowId(long value) implements Comparable<RowId> {

    /** No row: the top level where a parent is named, no neighbour where a sibling is named. */
    public static final RowId NONE = new RowId(0);

    public boolean isNone() {
        return value == 0;
    }

    @Override
    public int compareTo(RowId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
