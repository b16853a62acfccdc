package org.espalier.sandbox.issues;

/** How an issue ended. */
public record Resolution(long id, String name) implements Term {}
