package org.espalier.server.tracker;

import org.espalier.server.tracker.StoredConnections.Whole;

/**
 * What a person linked at a connection, with the connection, read at the same moment.
 *
 * @param account theirs at this server
 * @param version grows whenever somebody links anything anywhere
 */
record Linked(Whole whole, String account, long version) {

    GrantHolder holder() {
        return GrantHolder.of(whole.connection().id(), account);
    }
}
