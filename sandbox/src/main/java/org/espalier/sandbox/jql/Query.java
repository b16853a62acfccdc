package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;

/** A JQL query as written: what to find, and in which order. */
public record Query(Optional<Clause> where, List<Sort> orderBy) {

    public Query {
        orderBy = List.copyOf(orderBy);
    }

    /** Whether the query restricts anything; Jira Cloud refuses to search for one that does not. */
    public boolean bounded() {
        return where.isPresent();
    }
}
