package org.espalier.sandbox.issues;

/**
 * A version of what a project makes.
 *
 * @param released whether it is out already
 */
public record ProjectVersion(long id, long projectId, String name, boolean released) implements Term {}
