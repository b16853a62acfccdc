package org.espalier.core.structure;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * The rows of a draft: every row keeps one slot as long as it is there, whoever comes and goes beside it; -1 is nobody.
 */
final class DraftRows {

    private final Adjacency adjacency;
    private final ItemColumn items;
    private final SlotIndex byId;
    private long[] ids;
    private Origin[] origins;
    private int slots;
    private int size;

    DraftRows(Forest base) {
        adjacency = new Adjacency(base);
        items = base.items().copy();
        byId = new SlotIndex(base.byId());
        ids = base.ids().clone();
        origins = base.origins().clone();
        slots = base.size();
        size = base.size();
    }

    /** How many rows are there. */
    int size() {
        return size;
    }

    /** How many slots were given away, those of removed rows included. */
    int slots() {
        return slots;
    }

    Adjacency adjacency() {
        return adjacency;
    }

    ItemColumn items() {
        return items;
    }

    RowId idAt(int slot) {
        return slot < 0 ? RowId.NONE : new RowId(ids[slot]);
    }

    Origin originAt(int slot) {
        return origins[slot];
    }

    void bring(int slot, Origin origin) {
        origins[slot] = origin;
    }

    /** The slot, or -1 when the row is not there. */
    int slotOf(RowId row) {
        return byId.slotOf(row.value(), ids);
    }

    /** @throws NoSuchElementException when the row is not there */
    int known(RowId row) {
        int slot = slotOf(row);
        if (slot < 0) {
            throw new NoSuchElementException("Row " + row + " is not in this forest.");
        }
        return slot;
    }

    /** The same, and -1 for {@link RowId#NONE}. */
    int knownOrTop(RowId row) {
        return row.isNone() ? -1 : known(row);
    }

    /** A slot of its own for a new row, which is linked next; slots of removed rows stay empty. */
    int open(RowId row, Item item, Origin origin) {
        int slot = slots;
        if (slot == ids.length) {
            ids = Arrays.copyOf(ids, Columns.grown(slot));
            origins = Arrays.copyOf(origins, Columns.grown(slot));
        }
        ids[slot] = row.value();
        origins[slot] = origin;
        items.add(item);
        adjacency.open(slot);
        byId.put(slot, ids);
        slots++;
        size++;
        return slot;
    }

    void close(int slot) {
        adjacency.unlink(slot);
        byId.remove(ids[slot], ids);
        size--;
    }

    /** What has become of the forest, flattened in one pass. */
    Forest forest() {
        ForestBuilder builder = new ForestBuilder(size);
        int depth = 0;
        int slot = adjacency.first(-1);
        while (slot >= 0) {
            builder.add(ids[slot], depth, items, slot, origins[slot]);
            if (adjacency.first(slot) >= 0) {
                slot = adjacency.first(slot);
                depth++;
                continue;
            }
            while (slot >= 0 && adjacency.next(slot) < 0) {
                slot = adjacency.parent(slot);
                depth--;
            }
            slot = slot < 0 ? -1 : adjacency.next(slot);
        }
        return builder.build();
    }
}
