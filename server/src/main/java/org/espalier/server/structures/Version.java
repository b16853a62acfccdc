package org.espalier.server.structures;

/**
 * Which state of a structure is meant.
 *
 * @param signature tells this structure's count from that of a structure restored from elsewhere
 * @param version counts changes, from 0
 */
public record Version(int signature, long version) {}
