package org.espalier.sandbox.issues;

/** A part of what a project makes. */
public record ProjectComponent(long id, long projectId, String name) implements Term {}
