package org.espalier.sandbox.search;

/** How the pages of searches come out: a page that is not full need not be the last (jira-api.md §4.1). */
public interface Paging {

    /** How a page comes out. */
    enum Way {
        /** As full as was asked for, if there is so much. */
        WHOLE,
        /** Half as full. */
        SHORT,
        /** With nothing, though more follows. */
        EMPTY,
        /** As one that was given already: on Cloud the next one is the same, on Data Center it is the one before. */
        REPEATED
    }

    /** How the next page comes out. */
    Way next();

    /** How many issues such a page holds at most where so many were asked for. */
    static int size(Way way, int asked) {
        return switch (way) {
            case WHOLE, REPEATED -> asked;
            case SHORT -> Math.ceilDiv(asked, 2);
            case EMPTY -> 0;
        };
    }
}
