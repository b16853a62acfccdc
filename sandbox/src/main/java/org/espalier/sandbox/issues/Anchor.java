package org.espalier.sandbox.issues;

/** A place in the order of all issues: directly before or after the issue with that id. */
public record Anchor(long issue, Side side) {

    /** On which side of the issue. */
    public enum Side {
        BEFORE,
        AFTER
    }
}
