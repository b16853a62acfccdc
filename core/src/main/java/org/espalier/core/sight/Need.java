package org.espalier.core.sight;

import java.util.SortedSet;
import org.espalier.core.structure.IssueId;

/** What a synchronizer still has to see of the tracker before it can decide. */
public sealed interface Need {

    /** These issues: read directly, or from a search index where the tracker has no direct read of many. */
    record Issues(SortedSet<IssueId> ids) implements Need {}

    /** Direct reads of these issues, whatever it costs. */
    record Direct(SortedSet<IssueId> ids) implements Need {}

    /** The whole result of a query, in its order. */
    record Result(Query query) implements Need {}

    /** Which of these issues a query matches now, asked without the search index where the tracker can. */
    record Matches(Query query, SortedSet<IssueId> ids) implements Need {}
}
