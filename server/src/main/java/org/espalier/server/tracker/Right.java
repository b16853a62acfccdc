package org.espalier.server.tracker;

import java.util.Arrays;
import java.util.List;

/** What an account must be allowed, as Jira's administrators name it, so that all of Espalier can be used. */
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
    TRANSITION_ISSUES("Transition Issues", Purpose.WRITING),
    /** A usual condition of the steps that ask for a resolution. */
    RESOLVE_ISSUES("Resolve Issues", Scope.PROJECT, "a transition that sets a resolution may be closed to it"),
    /** Edits of which Jira mails nobody (jira-api §5.3). */
    ADMINISTER_PROJECTS(
            "Administer Projects", Scope.PROJECT, "Jira mails those who watch an issue about every edit of it"),
    /** Webhooks (jira-api §14), and edits of which Jira mails nobody in whatever project. */
    ADMINISTER(
            "Administer Jira",
            Scope.SITE,
            "no webhook can be set up or taken away from here, and Jira is asked regularly what has changed");

    /** What a right is needed for. */
    public enum Purpose {
        READING,
        WRITING,
        /** Everything works without it, if a little differently. */
        OPTIONAL
    }

    /** Where a right is given. */
    public enum Scope {
        PROJECT,
        SITE
    }

    private final String title;
    private final Purpose purpose;
    private final Scope scope;
    private final String without;

    /** One that is needed in each project. */
    Right(String title, Purpose purpose) {
        this(title, purpose, Scope.PROJECT, "");
    }

    /** One that is optional. */
    Right(String title, Scope scope, String without) {
        this(title, Purpose.OPTIONAL, scope, without);
    }

    Right(String title, Purpose purpose, Scope scope, String without) {
        this.title = title;
        this.purpose = purpose;
        this.scope = scope;
        this.without = without;
    }

    /** All that are given there. */
    public static List<Right> of(Scope scope) {
        return Arrays.stream(values()).filter(right -> right.scope == scope).toList();
    }

    /** As people read it in Jira. */
    public String title() {
        return title;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** What is different without an optional right, as after "without it"; empty for the others. */
    public String without() {
        return without;
    }
}
