package org.espalier.server.tracker;

/** A kind of issue at a site. */
public record IssueType(String id, String name, Level level) {

    /** Whether issues of the type stand on their own. */
    public enum Level {
        STANDARD,
        SUB_TASK
    }

    public boolean subTask() {
        return level == Level.SUB_TASK;
    }
}
