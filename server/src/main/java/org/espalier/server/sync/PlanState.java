package org.espalier.server.sync;

/** What became of a stored plan. */
public enum PlanState {
    /** Waits for a person. */
    READY,
    /** Confirmed, or applied at once because nobody has to decide. */
    APPLIED,
    DISCARDED,
    EXPIRED
}
