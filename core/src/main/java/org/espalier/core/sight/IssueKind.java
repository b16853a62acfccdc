package org.espalier.core.sight;

/**
 * Which kind of issue an issue is, and where.
 *
 * @param project the id of its project
 * @param type the id of its issue type: several types may share a name
 * @param level -1 for a sub-task, 0 for what stands on its own, 1 for an epic, more for what stands above epics
 */
public record IssueKind(String project, String type, String typeName, int level) {
    /** The level of sub-tasks. */
    public static final int SUB_TASK = -1;

    /** The level of epics. */
    public static final int EPIC = 1;
}
