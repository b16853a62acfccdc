package org.espalier.server.jira;

import java.util.HashSet;
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
     * @param failure why the rest was not read
     */
    record Fetched<T>(Map<IssueId, T> found, Set<IssueId> fromIndex, Missing missing, Optional<JiraFailure> failure) {
        public Fetched {
            found = Map.copyOf(found);
            fromIndex = Set.copyOf(fromIndex);
        }
    }

    /**
     * What was asked for and not found.
     *
     * @param absent answered as not there in words of its own: gone or hidden
     * @param leftOut not in an answer to many, which does not say why; it may be a broken answer
     * @param unread answered, and could not be read
     */
    record Missing(Set<IssueId> absent, Set<IssueId> leftOut, Map<IssueId, JiraFailure> unread) {
        static final Missing NOTHING = new Missing(Set.of(), Set.of(), Map.of());

        public Missing {
            absent = Set.copyOf(absent);
            leftOut = Set.copyOf(leftOut);
            unread = Map.copyOf(unread);
        }

        /** Those that were not shown, for whatever reason; nothing is concluded from that. */
        Set<IssueId> notShown() {
            var all = new HashSet<>(absent);
            all.addAll(leftOut);
            return all;
        }
    }

    <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader) throws InterruptedException;
}
