package org.espalier.core.sight;

import org.espalier.core.structure.Forest;

/**
 * What a structure looked like at one moment. Its own store is always seen whole.
 *
 * @param version the version of the structure when it was read
 */
public record StructureSight(Forest forest, long version) {}
