package org.espalier.core.fact;

/** One of the two sides that hold facts. */
public enum Side {
    STRUCTURE,
    TRACKER;

    /** The other of the two. */
    public Side other() {
        return this == STRUCTURE ? TRACKER : STRUCTURE;
    }
}
