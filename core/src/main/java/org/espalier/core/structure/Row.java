package org.espalier.core.structure;

/**
 * One place in a structure, as it stands in display order.
 *
 * @param depth 0 at the top level; the parent is the nearest earlier row one level up
 */
public record Row(RowId id, int depth, Item item, Origin origin) {}
