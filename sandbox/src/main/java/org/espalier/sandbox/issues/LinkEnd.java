package org.espalier.sandbox.issues;

/** A link as one of its issues shows it: the side says where the other issue stands. */
public record LinkEnd(long id, LinkType type, Side side, IssueHead other) {

    /** Which end of a link the other issue is. */
    public enum Side {
        /** The other issue is the destination; this one is the source and says the outward words. */
        OUTWARD,
        /** The other issue is the source; this one is the destination and says the inward words. */
        INWARD
    }
}
