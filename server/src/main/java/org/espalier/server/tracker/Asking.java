package org.espalier.server.tracker;

/** Which connection is asked, and in whose name. */
public sealed interface Asking {

    ConnectionId connection();

    /** By this server itself, with the connection's own credential: the local copy, webhooks, what forms offer. */
    record OfServer(ConnectionId connection) implements Asking {}

    /**
     * In the name of a person, with what {@link WhoAsks} lets them use there (L18).
     *
     * @param account theirs at this server
     */
    record OfPerson(ConnectionId connection, String account) implements Asking {}
}
