package org.espalier.core.structure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the rows of a forest in display order, one at a time and without an object for each; used once. */
public final class ForestBuilder {

    private long[] ids;
    private int[] depths;
    private int[] parents;
    private int[] ends;
    private ItemColumn items;
    private Origin[] origins;
    private int size;

    /** The rows that are still open below, by depth: the row last added and its ancestors. */
    private int[] open = new int[16];

    private int openDepth = -1;

    private final Map<Origin, Origin> sharedOrigins = new HashMap<>();
    private Origin lastOrigin = Origin.UNKNOWN;

    ForestBuilder(int capacity) {
        ids = new long[capacity];
        depths = new int[capacity];
        parents = new int[capacity];
        ends = new int[capacity];
        items = new ItemColumn(capacity);
        origins = new Origin[capacity];
    }

    public ForestBuilder add(Row row) {
        return add(row.id(), row.depth(), row.item(), row.origin());
    }

    /** @throws NotAForest when the depth leaves out a level or the row has no id */
    public ForestBuilder add(RowId row, int depth, Item item, Origin origin) {
        put(row.value(), depth, origin);
        items.add(item);
        return this;
    }

    void add(long row, int depth, ItemColumn column, int index, Origin origin) {
        put(row, depth, origin);
        items.add(column, index);
    }

    /** @throws NotAForest when a row id stands twice */
    public Forest build() {
        close(0);
        trim();
        SlotIndex byId = new SlotIndex(size);
        for (int index = 0; index < size; index++) {
            if (byId.put(index, ids) >= 0) {
                throw new NotAForest(index, "Row " + ids[index] + " stands twice; a row has one place.");
            }
        }
        return new Forest(this, byId);
    }

    private void put(long row, int depth, Origin origin) {
        if (row == 0) {
            throw new NotAForest(size, "A row has the id 0, which stands for no row.");
        }
        if (depth < 0 || depth > openDepth + 1) {
            throw new NotAForest(
                    size,
                    "Row " + row + " has depth " + depth + " where at most " + (openDepth + 1)
                            + " is possible; a row stands at most one level below the row before it.");
        }
        close(depth);
        if (size == ids.length) {
            grow();
        }
        ids[size] = row;
        depths[size] = depth;
        parents[size] = depth == 0 ? -1 : open[depth - 1];
        origins[size] = shared(origin);
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth] = size;
        openDepth = depth;
        size++;
    }

    private void close(int depth) {
        for (; openDepth >= depth; openDepth--) {
            ends[open[openDepth]] = size;
        }
    }

    private Origin shared(Origin origin) {
        if (!origin.equals(lastOrigin)) {
            Origin known = sharedOrigins.putIfAbsent(origin, origin);
            lastOrigin = known == null ? origin : known;
        }
        return lastOrigin;
    }

    private void grow() {
        resize(Columns.grown(size));
    }

    private void trim() {
        if (size < ids.length) {
            resize(size);
        }
        if (items.numbers().length > size) {
            items = items.copy();
        }
    }

    private void resize(int capacity) {
        ids = Arrays.copyOf(ids, capacity);
        depths = Arrays.copyOf(depths, capacity);
        parents = Arrays.copyOf(parents, capacity);
        ends = Arrays.copyOf(ends, capacity);
        origins = Arrays.copyOf(origins, capacity);
    }

    long[] ids() {
        return ids;
    }

    int[] depths() {
        return depths;
    }

    int[] parents() {
        return parents;
    }

    int[] ends() {
        return ends;
    }

    ItemColumn items() {
        return items;
    }

    Origin[] origins() {
        return origins;
    }
}
