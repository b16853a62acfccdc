package org.espalier.core.plan;

/** How much a person must do to confirm a plan. */
public enum Risk {
    /** No change. */
    NONE,
    /** The structure only, exactly undoable. */
    LOW,
    /** Writes to the tracker, none destructive, at most 500 issues. */
    MEDIUM,
    /** Destructive in the tracker, or over 500 issues, or the first writing run on the connection. */
    HIGH,
    /** A limit on removals is exceeded and not released. */
    OVER_LIMIT
}
