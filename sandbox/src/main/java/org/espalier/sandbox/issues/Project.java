package org.espalier.sandbox.issues;

/**
 * A project.
 *
 * @param style {@code classic}, or {@code next-gen} for one that its team manages
 * @param hidden whether neither account may browse it
 */
public record Project(long id, String key, String name, String style, boolean hidden) implements Term {

    /** Whether its team manages it: then its statuses are its own, whatever they are called. */
    public boolean teamManaged() {
        return style.equals("next-gen");
    }
}
