package org.espalier.core.sight;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espalier.core.structure.IssueId;

/** What a synchronizer still has to see of the tracker before it can decide. */
public sealed interface Need {

    /** These issues: read directly, or from a search index where the tracker has no direct read of many. */
    record Issues(SortedSet<IssueId> ids, Wanted wanted) implements Need {
        /** Their parents, sub-tasks and links. */
        public Issues(SortedSet<IssueId> ids) {
            this(ids, Wanted.PLACES);
        }
    }

    /** Direct reads of these issues, whatever it costs. */
    record Direct(SortedSet<IssueId> ids, Wanted wanted) implements Need {
        /** Their parents, sub-tasks and links. */
        public Direct(SortedSet<IssueId> ids) {
            this(ids, Wanted.PLACES);
        }
    }

    /** The whole result of a query, in its order. */
    record Result(Query query) implements Need {}

    /** Which of these issues a query matches now, asked without the search index where the tracker can. */
    record Matches(Query query, SortedSet<IssueId> ids) implements Need {}

    /**
     * How much of issues is read; parents, sub-tasks and links always are.
     *
     * @param fields the ids of fields whose values are read, too
     */
    record Wanted(Depth depth, SortedSet<String> fields) {
        /** Parents, sub-tasks and links. */
        public static final Wanted PLACES = new Wanted(Depth.PLACES, new TreeSet<>());

        /** The {@link Traits}, too. */
        public static final Wanted TRAITS = new Wanted(Depth.TRAITS, new TreeSet<>());

        public Wanted {
            fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        }

        /** All that this and another want. */
        public Wanted and(Wanted other) {
            var all = new TreeSet<>(fields);
            all.addAll(other.fields);
            return new Wanted(depth == Depth.TRAITS ? depth : other.depth, all);
        }

        /** The {@link Traits} and the values of these fields. */
        public static Wanted fields(Set<String> ids) {
            return new Wanted(Depth.TRAITS, new TreeSet<>(ids));
        }
    }

    /** Whether the {@link Traits} of issues are read. */
    enum Depth {
        PLACES,
        TRAITS
    }
}
