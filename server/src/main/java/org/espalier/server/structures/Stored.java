package org.espalier.server.structures;

/**
 * A structure's rows together with what is needed to write the next change of them.
 *
 * @param stamp unlike that of any other state ever written
 */
record Stored(Snapshot snapshot, SortKeys keys, long stamp) {}
