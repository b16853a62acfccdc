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

    /**
     * For each of these issues whether a query matches it now, asked without the search index where the tracker can.
     */
    record Matches(Query query, SortedSet<IssueId> ids) implements Need {}

    /**
     * How much of issues is read; parents, sub-tasks and links always are.
     *
     * @param fields the ids of fields whose values are read, too
     */
    record Wanted(Depth depth, SortedSet<String> fields) {
        /** Parents, sub-tasks and links. */
        public static final Wanted PLACES = new Wanted(Depth.PLACES, new TreeSet<>());

        /** The {@link Traits}, too, without the ranks. */
        public static final Wanted TRAITS = new Wanted(Depth.TRAITS, new TreeSet<>());

        public Wanted {
            fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        }

        /** The same with the ranks, which can be compared only while no tracker writes them anew. */
        public static final Wanted RANKS = new Wanted(Depth.RANKS, new TreeSet<>());

        /** All that this and another want. */
        public Wanted and(Wanted other) {
            var all = new TreeSet<>(fields);
            all.addAll(other.fields);
            return new Wanted(depth.compareTo(other.depth) > 0 ? depth : other.depth, all);
        }

        /** The {@link Traits} without the ranks, and the values of these fields. */
        public static Wanted fields(Set<String> ids) {
            return new Wanted(Depth.TRAITS, new TreeSet<>(ids));
        }
    }

    /** How much of the {@link Traits} of issues is read, each more than the one before. */
    enum Depth {
        PLACES,
        /** All but the ranks. */
        TRAITS,
        RANKS
    }
}
