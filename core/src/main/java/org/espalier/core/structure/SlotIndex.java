package org.espalier.core.structure;

/**
 * Finds the slot of a key in a column of keys kept by the caller.
 *
 * <p>Open addressing with one {@code int} per entry, so that a forest pays about five bytes a row for it and a draft
 * copies it in one sweep. A {@code HashMap} of ids would take ten times as much. A quarter of the table stays free,
 * since a search for a key that is not there ends at a free entry.
 */
final class SlotIndex {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Slot + 1; 0 is free. */
    private int[] table;

    private int size;

    SlotIndex(int expected) {
        table = new int[Math.max(4, expected + expected / 3 + 1)];
    }

    SlotIndex(SlotIndex other) {
        table = other.table.clone();
        size = other.size;
    }

    int slotOf(long key, long[] keys) {
        int[] entries = table;
        for (int at = home(key, entries.length); entries[at] != 0; at = next(at, entries.length)) {
            int slot = entries[at] - 1;
            if (keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    /** Makes the slot the one that answers for its key, and tells which one did before, or -1. */
    int put(int slot, long[] keys) {
        if ((size + 1) * 4L > table.length * 3L) {
            grow(keys);
        }
        long key = keys[slot];
        int at = home(key, table.length);
        while (table[at] != 0) {
            int held = table[at] - 1;
            if (keys[held] == key) {
                table[at] = slot + 1;
                return held;
            }
            at = next(at, table.length);
        }
        table[at] = slot + 1;
        size++;
        return -1;
    }

    /** Takes the key out and closes the gap, so that no searcher stops early and nothing piles up. */
    void remove(long key, long[] keys) {
        int gap = home(key, table.length);
        while (table[gap] != 0 && keys[table[gap] - 1] != key) {
            gap = next(gap, table.length);
        }
        if (table[gap] == 0) {
            return;
        }
        for (int at = next(gap, table.length); table[at] != 0; at = next(at, table.length)) {
            int home = home(keys[table[at] - 1], table.length);
            boolean reachable = gap <= at ? gap < home && home <= at : gap < home || home <= at;
            if (!reachable) {
                table[gap] = table[at];
                gap = at;
            }
        }
        table[gap] = 0;
        size--;
    }

    private void grow(long[] keys) {
        int[] old = table;
        table = new int[Math.max(8, old.length * 2)];
        for (int entry : old) {
            if (entry != 0) {
                int at = home(keys[entry - 1], table.length);
                while (table[at] != 0) {
                    at = next(at, table.length);
                }
                table[at] = entry;
            }
        }
    }

    private static int home(long key, int length) {
        long mixed = key * GOLDEN;
        mixed = (mixed ^ (mixed >>> 32)) * GOLDEN;
        return (int) (((mixed >>> 32) * length) >>> 32);
    }

    private static int next(int at, int length) {
        return at + 1 == length ? 0 : at + 1;
    }
}
