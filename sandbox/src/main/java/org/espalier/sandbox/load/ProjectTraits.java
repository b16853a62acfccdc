package org.espalier.sandbox.load;

import java.util.List;

/**
 * What a set tells of a project.
 *
 * @param style {@code classic}, or {@code next-gen} for one that its team manages
 * @param withheld the permissions that only administrators have in it
 */
public record ProjectTraits(String name, String style, List<String> withheld) {

    /** What a set tells of a project. */
    public ProjectTraits {
        withheld = List.copyOf(withheld);
    }

    /** A project of which nothing is told but its key. */
    static ProjectTraits of(String key) {
        return new ProjectTraits(key, "classic", List.of());
    }

    boolean teamManaged() {
        return style.equals("next-gen");
    }
}
