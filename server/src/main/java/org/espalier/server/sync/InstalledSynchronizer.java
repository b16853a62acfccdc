package org.espalier.server.sync;

/**
 * A synchronizer of a structure.
 *
 * @param number unique in the installation; rows that it adds or moves are marked with it
 * @param owner in whose name it reads and writes
 */
public record InstalledSynchronizer(String id, long number, long structure, Rule rule, String owner) {

    /**
     * What it does.
     *
     * @param parameters as JSON, as they were given
     */
    public record Rule(SynchronizerType type, String name, String parameters) {}
}
