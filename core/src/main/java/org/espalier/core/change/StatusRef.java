package org.espalier.core.change;

/** A status by its number, with the name that people read. */
public record StatusRef(long id, String name) {}
