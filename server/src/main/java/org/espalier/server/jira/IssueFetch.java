package org.espalier.server.jira;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.espalier.core.structure.IssueId;

/** Reads many issues by their ids; that one is not there is said by a direct read alone (L2). */
interface IssueFetch {

    /** Makes a value of one issue. */
    interface Reader<T> {
        T read(Shapes.Issue issue) throws JiraFailure;
    }

    /**
     * What came of a fetch.
     *
     * @param fromIndex which of those found a search showed, which may be late
     * @param absent asked for directly, and answered as not there: gone or hidden
     * @param failure why the rest was not read
     */
    record Fetched<T>(
            Map<IssueId, T> found, Set<IssueId> fromIndex, Set<IssueId> absent, Optional<JiraFailure> failure) {
        public Fetched {
            found = Map.copyOf(found);
            fromIndex = Set.copyOf(fromIndex);
            absent = Set.copyOf(absent);
        }
    }

    <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader) throws InterruptedException;
}
