package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;

/**
 * Who asks, and what is closed to them.
 *
 * @param account empty for an anonymous visitor, to whom every project is closed
 */
public record Caller(Optional<Account> account, List<Long> closedProjects) {

    /** A caller with what is closed to them. */
    public Caller {
        closedProjects = List.copyOf(closedProjects);
    }

    /** Whether the caller administers this Jira. */
    public boolean administrator() {
        return account.map(Account::administrator).orElse(false);
    }

    /** The account in whose name something is written. */
    public Account author() {
        return account.orElseThrow(() -> new IllegalStateException("A visitor writes, which indicates a bug."));
    }

    /** Whether the caller may browse the project. */
    public boolean browses(Project project) {
        return !closedProjects.contains(project.id());
    }

    /**
     * The condition in SQL under which the caller sees the issue of that alias; it needs the parameter {@code closed}.
     */
    public static String sees(String alias) {
        return "not " + alias + ".hidden and " + alias + ".project_id <> all(:closed)";
    }

    /** The value of the parameter {@code closed}. */
    public long[] closed() {
        return closedProjects.stream().mapToLong(Long::longValue).toArray();
    }
}
