package org.espalier.server.tracker;

/**
 * What an account must be allowed in a project, as Jira's administrators name it, so that all of Espalier can be used.
 */
public enum Right {
    /** Without it nothing of the project is seen. */
    BROWSE_PROJECTS("Browse Projects", Purpose.READING),
    /** Links as parents. */
    LINK_ISSUES("Link Issues", Purpose.WRITING),
    /** Epics and parents. */
    EDIT_ISSUES("Edit Issues", Purpose.WRITING),
    /** The order of rank. */
    SCHEDULE_ISSUES("Schedule Issues", Purpose.WRITING),
    /** Statuses of parents. */
    TRANSITION_ISSUES("Transition Issues", Purpose.WRITING);

    /** Whether Espalier needs a right for looking, or only where it may write. */
    public enum Purpose {
        READING,
        WRITING
    }

    private final String title;
    private final Purpose purpose;

    Right(String title, Purpose purpose) {
        this.title = title;
        this.purpose = purpose;
    }

    /** As people read it in Jira. */
    public String title() {
        return title;
    }

    public Purpose purpose() {
        return purpose;
    }
}
