package org.espalier.server.tracker;

import java.util.Optional;

/**
 * Who holds what somebody allowed at Atlassian: a connection, or a person who linked it for themselves there.
 *
 * @param person the account at this server that linked it; absent where it is the connection's own
 */
record GrantHolder(ConnectionId connection, Optional<String> person) {

    static GrantHolder of(ConnectionId connection) {
        return new GrantHolder(connection, Optional.empty());
    }

    static GrantHolder of(ConnectionId connection, String person) {
        return new GrantHolder(connection, Optional.of(person));
    }
}
