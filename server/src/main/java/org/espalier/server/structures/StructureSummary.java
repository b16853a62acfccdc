package org.espalier.server.structures;

import java.time.Instant;

/**
 * What is known of a structure without its rows.
 *
 * @param about what people chose for it
 * @param rows how many rows it has
 */
public record StructureSummary(StructureId id, About about, Version version, int rows, Times times) {

    /**
     * What people chose for a structure.
     *
     * @param owner the user name of whom it belongs to
     * @param connection the id of the connection whose issues it shows
     */
    public record About(String name, String owner, String connection) {}

    /** When it was made and last changed. */
    public record Times(Instant created, Instant changed) {}
}
