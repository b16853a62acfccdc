package org.espalier.core.structure;

/**
 * Where a row stands among others, or is wanted.
 *
 * <p>As observed, both neighbours are true. As a target, {@code after} decides where it is named, else {@code before},
 * else the row becomes the first child.
 *
 * @param under the parent, or {@link RowId#NONE} at the top level
 * @param after the preceding sibling, or {@link RowId#NONE} when first
 * @param before the following sibling, or {@link RowId#NONE} when last
 */
public record Place(RowId under, RowId after, RowId before) {

    public static Place firstUnder(RowId under) {
        return new Place(under, RowId.NONE, RowId.NONE);
    }

    public static Place after(RowId after, RowId under) {
        return new Place(under, after, RowId.NONE);
    }

    public static Place before(RowId before, RowId under) {
        return new Place(under, RowId.NONE, before);
    }
}
