package org.espalier.core.sight;

/** A query in the tracker's own language; only the tracker evaluates it. */
public record Query(String text) {}
