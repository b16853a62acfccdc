package org.espalier.core.fact;

/** The tracker's number of a kind of issue link. */
public record LinkTypeId(long value) {
    public LinkTypeId {
        if (value <= 0) {
            throw new IllegalArgumentException("A link type has a positive number, not " + value + ".");
        }
    }
}
