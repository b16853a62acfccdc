package org.espalier.core.run;

/** Both sides as a run sees them. */
public record Sides(Structure structure, Tracker tracker) {}
