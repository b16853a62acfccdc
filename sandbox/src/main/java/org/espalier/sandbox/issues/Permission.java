package org.espalier.sandbox.issues;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do, in one project or everywhere; in the order in which Jira lists them. */
public enum Permission {
    BROWSE_PROJECTS(Scope.PROJECT, Given.TO_ALL),
    CREATE_ISSUES(Scope.PROJECT, Given.TO_ALL),
    EDIT_ISSUES(Scope.PROJECT, Given.TO_ALL),
    DELETE_ISSUES(Scope.PROJECT, Given.TO_ALL),
    MOVE_ISSUES(Scope.PROJECT, Given.TO_ALL),
    LINK_ISSUES(Scope.PROJECT, Given.TO_ALL),
    SCHEDULE_ISSUES(Scope.PROJECT, Given.TO_ALL),
    TRANSITION_ISSUES(Scope.PROJECT, Given.TO_ALL),
    RESOLVE_ISSUES(Scope.PROJECT, Given.TO_ALL),
    ASSIGN_ISSUES(Scope.PROJECT, Given.TO_ALL),
    ADD_COMMENTS(Scope.PROJECT, Given.TO_ALL),
    WORK_ON_ISSUES(Scope.PROJECT, Given.TO_ALL),
    ADMINISTER_PROJECTS(Scope.PROJECT, Given.TO_ADMINISTRATORS),
    BULK_CHANGE(Scope.GLOBAL, Given.TO_ALL),
    USER_PICKER(Scope.GLOBAL, Given.TO_ALL),
    ADMINISTER(Scope.GLOBAL, Given.TO_ADMINISTRATORS);

    /** Where a permission holds. */
    public enum Scope {
        PROJECT,
        GLOBAL
    }

    private enum Given {
        TO_ALL,
        TO_ADMINISTRATORS
    }

    private final Scope scope;
    private final Given given;

    Permission(Scope scope, Given given) {
        this.scope = scope;
        this.given = given;
    }

    /** The permission with that key. */
    public static Optional<Permission> withKey(String key) {
        return Arrays.stream(values())
                .filter(permission -> permission.name().equals(key))
                .findFirst();
    }

    /** Those that hold in one project. */
    public static List<Permission> ofProjects() {
        return Arrays.stream(values())
                .filter(permission -> permission.scope == Scope.PROJECT)
                .toList();
    }

    /** Where it holds. */
    public Scope scope() {
        return scope;
    }

    /** Whether an account has it where nothing is withheld. */
    boolean givenTo(Caller caller) {
        return caller.account().isPresent() && (given == Given.TO_ALL || caller.administrator());
    }

    /** What it is for, in words. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
