package org.espalier.sandbox.issues;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who asks, and what is closed to them.
 *
 * @param account empty for an anonymous visitor, to whom every project is closed
 * @param withheld what they may not do, by the id of the project
 */
public record Caller(Optional<Account> account, List<Long> closedProjects, Map<Long, Set<Permission>> withheld) {

    /** A caller with what is closed to them. */
    public Caller {
        closedProjects = List.copyOf(closedProjects);
        withheld = Map.copyOf(withheld);
    }

    /** A caller who may do in the other projects what such an account may do. */
    public Caller(Optional<Account> account, List<Long> closedProjects) {
        this(account, closedProjects, Map.of());
    }

    /** The same caller, to whom these projects are closed too. */
    public Caller without(Collection<Long> projects) {
        return new Caller(
                account,
                Stream.concat(closedProjects.stream(), projects.stream())
                        .distinct()
                        .toList(),
                withheld);
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

    /** Whether the caller may do that in the project with that id. */
    public boolean may(Permission permission, long project) {
        return permission.givenTo(this)
                && !closedProjects.contains(project)
                && !withheld.getOrDefault(project, Set.of()).contains(permission);
    }

    /** The same for the project of an issue. */
    public boolean may(Permission permission, Issue issue) {
        return may(permission, issue.place().projectId());
    }

    /** Whether the caller has a permission that holds everywhere. */
    public boolean may(Permission everywhere) {
        return everywhere.givenTo(this);
    }

    /** Refuses unless the caller may do that with the issue. */
    public void require(Permission permission, Issue issue) {
        if (!may(permission, issue)) {
            throw Refusal.forbidden("You do not have permission to " + permission.words() + " in this project.");
        }
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
