package org.espalier.server.tracker;

import java.util.OptionalLong;

/** A board of a site. */
public record Board(long id, String name) {

    /**
     * Which issues a board shows and in which order.
     *
     * @param filter the query of its saved filter, in the tracker's own language
     * @param rankField the number of its rank field; absent where its order is not that of ranks
     */
    public record Setup(Board board, String filter, OptionalLong rankField) {}
}
