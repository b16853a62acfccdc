package org.espalier.core.structure;

import java.util.Arrays;

/**
 * Tells which of two slots of a draft comes first in display order, in the time of climbing to where they part.
 *
 * <p>Every row carries a label that grows along its siblings. A row put between two neighbours takes the middle; where
 * there is none, the smallest aligned range that is thinly enough settled is spread out (Bender and others, "Two
 * simplified algorithms for maintaining order in a list", 2002), which keeps an insertion at a logarithmic amortized
 * cost. Numbering the siblings anew for each question was refused: a parent with 100,000 children would pay 100,000.
 */
final class SiblingOrder {

    private static final long GAP = 1L << 24;
    private static final int LEAST_BITS = 4;
    private static final double SETTLED = 4.0 / 3.0;

    private final Adjacency rows;
    private long[] labels;

    SiblingOrder(Adjacency rows, int slots) {
        this.rows = rows;
        labels = new long[slots];
        for (int slot = rows.first(-1); slot >= 0; slot = rows.following(slot)) {
            labels[slot] = rows.previous(slot) < 0 ? 0 : labels[rows.previous(slot)] + GAP;
        }
    }

    /** Labels a slot that is about to be linked after another one, or as the first child after -1. */
    void place(int slot, int under, int after) {
        if (slot >= labels.length) {
            labels = Arrays.copyOf(labels, Math.max(slot + 1, Columns.grown(labels.length)));
        }
        int before = after < 0 ? rows.first(under) : rows.next(after);
        if (after < 0) {
            labels[slot] = before < 0 ? 0 : labels[before] - GAP;
        } else if (before < 0) {
            labels[slot] = labels[after] + GAP;
        } else {
            if (labels[before] - labels[after] < 2) {
                spread(after);
            }
            labels[slot] = labels[after] + (labels[before] - labels[after]) / 2;
        }
    }

    boolean precedes(int slot, int other) {
        int depth = depthOf(slot);
        int otherDepth = depthOf(other);
        int one = climbed(slot, depth - otherDepth);
        int two = climbed(other, otherDepth - depth);
        if (one == two) {
            return depth < otherDepth;
        }
        while (rows.parent(one) != rows.parent(two)) {
            one = rows.parent(one);
            two = rows.parent(two);
        }
        return labels[one] < labels[two];
    }

    private void spread(int around) {
        int first = around;
        int last = around;
        int count = 1;
        for (int bits = LEAST_BITS; ; bits++) {
            long low = labels[around] & -(1L << bits);
            long high = low + (1L << bits) - 1;
            while (rows.previous(first) >= 0 && labels[rows.previous(first)] >= low) {
                first = rows.previous(first);
                count++;
            }
            while (rows.next(last) >= 0 && labels[rows.next(last)] <= high) {
                last = rows.next(last);
                count++;
            }
            if (count <= Math.pow(SETTLED, bits)) {
                number(first, count, low, (1L << bits) / count);
                return;
            }
        }
    }

    private void number(int first, int count, long low, long step) {
        int slot = first;
        for (int done = 0; done < count; done++) {
            labels[slot] = low + done * step;
            slot = rows.next(slot);
        }
    }

    private int depthOf(int slot) {
        int depth = 0;
        for (int ancestor = rows.parent(slot); ancestor >= 0; ancestor = rows.parent(ancestor)) {
            depth++;
        }
        return depth;
    }

    private int climbed(int slot, int levels) {
        int ancestor = slot;
        for (int level = 0; level < levels; level++) {
            ancestor = rows.parent(ancestor);
        }
        return ancestor;
    }
}
