package org.espalier.sandbox.issues;

import java.util.Locale;

/** A board: a project's issues, chosen by a saved filter and laid out in columns. */
public record Board(long id, Project project, String name, Kind kind, SavedFilter filter) {

    /** How the people of a board work. */
    public enum Kind {
        /** In sprints. */
        SCRUM,
        /** One issue after the other. */
        KANBAN;

        /** Jira's word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A query with an id. */
    public record SavedFilter(long id, String jql) {}
}
