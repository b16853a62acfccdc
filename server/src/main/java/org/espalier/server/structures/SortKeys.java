package org.espalier.server.structures;

import java.util.BitSet;
import java.util.Set;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowId;

/**
 * The numbers by which the database orders siblings, one for each row of a forest in display order.
 *
 * <p>There is room between neighbours, so that a row put between two others changes no other row. Only where the room
 * is used up does a whole sibling list get new keys.
 */
final class SortKeys {

    private static final long STEP = 1L << 20;
    private static final long FARTHEST = 1L << 62;

    private final long[] keys;

    /** The rows whose key is not the one they had. */
    private final BitSet fresh;

    SortKeys(long[] keys) {
        this(keys, new BitSet());
    }

    private SortKeys(long[] keys, BitSet fresh) {
        this.keys = keys;
        this.fresh = fresh;
    }

    long at(int index) {
        return keys[index];
    }

    /** The indexes of all rows whose key was given anew. */
    BitSet fresh() {
        return fresh;
    }

    /**
     * The keys after a change.
     *
     * @param touched the rows that were added or moved; all others stand in the order they had
     */
    SortKeys after(Forest before, Forest now, Set<RowId> touched) {
        long[] after = new long[now.size()];
        BitSet given = new BitSet(now.size());
        BitSet parents = new BitSet(now.size() + 1);
        for (int index = 0; index < now.size(); index++) {
            RowId row = now.idAt(index);
            if (touched.contains(row)) {
                given.set(index);
                parents.set(now.parentIndexAt(index) + 1);
            } else {
                after[index] = keys[before.indexOf(row)];
            }
        }
        SortKeys result = new SortKeys(after, given);
        parents.stream().forEach(parent -> result.fill(childrenOf(now, parent - 1)));
        return result;
    }

    private static int[] childrenOf(Forest forest, int parent) {
        int end = parent < 0 ? forest.size() : forest.endOfSubtree(parent);
        int count = 0;
        for (int child = parent + 1; child < end; child = forest.endOfSubtree(child)) {
            count++;
        }
        int[] children = new int[count];
        int at = 0;
        for (int child = parent + 1; child < end; child = forest.endOfSubtree(child)) {
            children[at++] = child;
        }
        return children;
    }

    private void fill(int[] siblings) {
        int at = 0;
        while (at < siblings.length) {
            int end = at;
            while (end < siblings.length && fresh.get(siblings[end])) {
                end++;
            }
            if (end > at && !between(siblings, at, end)) {
                spreadAnew(siblings);
                return;
            }
            at = end + 1;
        }
    }

    /** Gives keys to a run of siblings between its two neighbours; answers false where there is no room. */
    private boolean between(int[] siblings, int from, int to) {
        int count = to - from;
        boolean open = to == siblings.length;
        long low;
        long step;
        if (from == 0 && open) {
            low = 0;
            step = STEP;
        } else if (open) {
            low = keys[siblings[from - 1]];
            step = STEP;
        } else if (from == 0) {
            low = keys[siblings[to]] - STEP * (count + 1L);
            step = STEP;
        } else {
            low = keys[siblings[from - 1]];
            step = (keys[siblings[to]] - low) / (count + 1L);
        }
        if (step < 1 || Math.abs(low) > FARTHEST) {
            return false;
        }
        for (int at = from; at < to; at++) {
            keys[siblings[at]] = low + step * (at - from + 1L);
        }
        return true;
    }

    private void spreadAnew(int[] siblings) {
        for (int at = 0; at < siblings.length; at++) {
            keys[siblings[at]] = STEP * (at + 1L);
            fresh.set(siblings[at]);
        }
    }
}
