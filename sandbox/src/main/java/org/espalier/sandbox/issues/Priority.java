package org.espalier.sandbox.issues;

/** How urgent an issue is; a lower position is more urgent. */
public record Priority(long id, String name, int position) implements Term {}
