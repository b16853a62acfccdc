package org.espalier.sandbox.issues;

import java.util.Optional;

/**
 * Where an issue stands in its workflow.
 *
 * @param projectId the only project that has it; absent for one that every company-managed project has
 */
public record Status(long id, String name, Category category, Optional<Long> projectId) implements Term {

    /** What a status means for everybody, whatever it is called. */
    public enum Category {
        NEW(2, "new", "To Do", "blue-gray"),
        INDETERMINATE(4, "indeterminate", "In Progress", "yellow"),
        DONE(3, "done", "Done", "green");

        private final int id;
        private final String key;
        private final String label;
        private final String color;

        Category(int id, String key, String label, String color) {
            this.id = id;
            this.key = key;
            this.label = label;
            this.color = color;
        }

        /** The category with that key. */
        static Category of(String key) {
            for (Category category : values()) {
                if (category.key.equals(key)) {
                    return category;
                }
            }
            throw new IllegalStateException("The database holds the unknown category " + key + ".");
        }

        /** Jira's number for it. */
        public int id() {
            return id;
        }

        /** Jira's key for it. */
        public String key() {
            return key;
        }

        /** Its name in English. */
        public String label() {
            return label;
        }

        /** The name of its colour. */
        public String color() {
            return color;
        }
    }
}
