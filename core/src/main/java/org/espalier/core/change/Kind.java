package org.espalier.core.change;

import org.espalier.core.fact.Side;

/** The closed set of kinds of change; the names are those of the REST contract. */
public enum Kind {
    ROW_ADD(Side.STRUCTURE, Harm.NONE),
    ROW_MOVE(Side.STRUCTURE, Harm.NONE),
    ROW_REMOVE(Side.STRUCTURE, Harm.DESTRUCTIVE),
    LINK_CREATE(Side.TRACKER, Harm.NONE),
    LINK_DELETE(Side.TRACKER, Harm.DESTRUCTIVE),
    EPIC_SET(Side.TRACKER, Harm.NONE),
    EPIC_REPLACE(Side.TRACKER, Harm.DESTRUCTIVE),
    EPIC_CLEAR(Side.TRACKER, Harm.DESTRUCTIVE),
    PARENT_SET(Side.TRACKER, Harm.NONE),
    PARENT_REPLACE(Side.TRACKER, Harm.DESTRUCTIVE),
    PARENT_CLEAR(Side.TRACKER, Harm.DESTRUCTIVE),
    RANK(Side.TRACKER, Harm.NONE),
    TRANSITION(Side.TRACKER, Harm.NONE),
    FIELD_SET(Side.TRACKER, Harm.NONE);

    private enum Harm {
        NONE,
        DESTRUCTIVE
    }

    private final Side side;
    private final Harm harm;

    Kind(Side side, Harm harm) {
        this.side = side;
        this.harm = harm;
    }

    /** The side that a change of this kind writes to. */
    public Side side() {
        return side;
    }

    /** Whether it takes something away, so that a person must opt in by name. */
    public boolean destructive() {
        return harm == Harm.DESTRUCTIVE;
    }
}
