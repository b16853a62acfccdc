package org.espalier.sandbox.issues;

/**
 * A type of issues.
 *
 * @param level -1 for sub-tasks, 0 for ordinary issues, 1 for epics
 */
public record IssueType(long id, String name, boolean subtask, int level) implements Term {

    /** Whether issues of this type stand above ordinary ones. */
    public boolean epic() {
        return level == 1;
    }
}
