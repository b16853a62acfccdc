package org.espalier.server.tracker;

/** Hears how far a look has come. May be called by several threads. */
@FunctionalInterface
public interface LookProgress {

    /** Hears nothing. */
    LookProgress UNHEARD = (done, total) -> {};

    /**
     * Some more was seen.
     *
     * @param done issues seen so far in this look
     * @param total issues to be seen; 0 while nobody knows
     */
    void seen(int done, int total);
}
