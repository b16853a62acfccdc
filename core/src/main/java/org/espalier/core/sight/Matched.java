package org.espalier.core.sight;

/** What a tracker tells of whether a query matches an issue. */
public enum Matched {
    YES,
    NO,
    /**
     * No query finds it, whatever it asks for, such as an issue of an archived project, or one that is not there:
     * whether it would match nobody knows (L2).
     */
    UNLISTED
}
