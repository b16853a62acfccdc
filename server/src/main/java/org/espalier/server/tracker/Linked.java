package org.espalier.server.tracker;

import org.espalier.server.tracker.StoredConnections.Whole;

/**
 * What a person linked at a connection, with the connection, read at the same moment.
 *
 * @param version grows whenever somebody links anything anywhere
 */
record Linked(Whole whole, long version) {}
