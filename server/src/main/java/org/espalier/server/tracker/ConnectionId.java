package org.espalier.server.tracker;

/** The identity of a connection, such as {@code con_7h2k…}. */
public record ConnectionId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
