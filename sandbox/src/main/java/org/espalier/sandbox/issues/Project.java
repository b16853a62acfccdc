package org.espalier.sandbox.issues;

/**
 * A project.
 *
 * @param hidden whether neither account may browse it
 */
public record Project(long id, String key, String name, String style, boolean hidden) implements Term {}
