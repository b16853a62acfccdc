package org.espalier.core.structure;

/** How columns grow. */
final class Columns {

    private Columns() {}

    /** By half, so that a million appended rows are copied a bounded number of times. */
    static int grown(int capacity) {
        return Math.max(16, capacity + (capacity >> 1));
    }
}
