package org.espalier.core.structure;

import java.util.Arrays;

/**
 * Who stands under and beside whom while a forest is being edited: every link in constant time, by slot; -1 is nobody.
 */
final class Adjacency {

    private int[] parent;
    private int[] previous;
    private int[] next;

    /** By slot + 1, so that index 0 answers for the top level. */
    private int[] first;

    private int[] last;

    Adjacency(Forest forest) {
        int size = forest.size();
        parent = new int[size];
        previous = new int[size];
        next = new int[size];
        first = new int[size + 1];
        last = new int[size + 1];
        Arrays.fill(previous, -1);
        first[0] = size == 0 ? -1 : 0;
        last[0] = -1;
        for (int row = 0; row < size; row++) {
            parent[row] = forest.parentIndexAt(row);
            first[row + 1] = forest.endOfSubtree(row) > row + 1 ? row + 1 : -1;
            last[row + 1] = -1;
            int sibling = forest.nextSiblingAt(row);
            next[row] = sibling;
            if (sibling >= 0) {
                previous[sibling] = row;
            } else {
                last[parent[row] + 1] = row;
            }
        }
    }

    int parent(int slot) {
        return parent[slot];
    }

    int previous(int slot) {
        return previous[slot];
    }

    int next(int slot) {
        return next[slot];
    }

    int first(int parentSlot) {
        return first[parentSlot + 1];
    }

    int last(int parentSlot) {
        return last[parentSlot + 1];
    }

    boolean isInSubtree(int slot, int of) {
        int ancestor = slot;
        while (ancestor >= 0 && ancestor != of) {
            ancestor = parent[ancestor];
        }
        return ancestor == of;
    }

    /** The slot that follows in display order, or -1 at the end. */
    int following(int slot) {
        if (first(slot) >= 0) {
            return first(slot);
        }
        int climbing = slot;
        while (climbing >= 0 && next[climbing] < 0) {
            climbing = parent[climbing];
        }
        return climbing < 0 ? -1 : next[climbing];
    }

    /** Makes room for a slot that is linked next. */
    void open(int slot) {
        if (slot >= parent.length) {
            int capacity = Columns.grown(slot);
            parent = Arrays.copyOf(parent, capacity);
            previous = Arrays.copyOf(previous, capacity);
            next = Arrays.copyOf(next, capacity);
            first = Arrays.copyOf(first, capacity + 1);
            last = Arrays.copyOf(last, capacity + 1);
        }
        first[slot + 1] = -1;
        last[slot + 1] = -1;
    }

    /** Links a slot that stands nowhere as the child after another one, or as the first child after -1. */
    void link(int slot, int under, int after) {
        int before = after < 0 ? first(under) : next[after];
        parent[slot] = under;
        previous[slot] = after;
        next[slot] = before;
        if (after < 0) {
            first[under + 1] = slot;
        } else {
            next[after] = slot;
        }
        if (before < 0) {
            last[under + 1] = slot;
        } else {
            previous[before] = slot;
        }
    }

    void unlink(int slot) {
        int after = previous[slot];
        int before = next[slot];
        if (after < 0) {
            first[parent[slot] + 1] = before;
        } else {
            next[after] = before;
        }
        if (before < 0) {
            last[parent[slot] + 1] = after;
        } else {
            previous[before] = after;
        }
    }
}
