package org.espalier.core.synchronizer.filter;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.core.change.Skip;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Need;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;

/**
 * The issues of a structure that the query did not return, and what a direct look says about each.
 *
 * <p>L2: a result that leaves an issue out is no proof. It leaves the structure only when it was read directly and then
 * tested against the query once more.
 */
final class Suspects {
    private final Filter filter;
    private final Ask ask;
    private final Sights sights;
    private final Map<IssueId, IssueKey> result;

    Suspects(Filter filter, Ask ask, Sights sights) {
        this.filter = filter;
        this.ask = ask;
        this.sights = sights;
        this.result = sights.tracker().result(filter.query()).stream()
                .collect(Collectors.toMap(IssueRef::id, IssueRef::key, (first, again) -> first));
    }

    /** Whether an issue of the structure belongs to it, by the result or by the second test. */
    boolean matches(IssueId issue) {
        var key = result.get(issue);
        return key == null ? tested().get(issue) == Matched.YES : ask.projects().enabled(key);
    }

    /** Whether it belongs to it, or was asked about and nobody knows. */
    boolean mayMatch(IssueId issue) {
        return matches(issue)
                || (sights.tracker().lookedFor(issue)
                        && kept(issue)
                                .filter(cause -> cause != Skip.Cause.PROJECT_NOT_ENABLED)
                                .isPresent());
    }

    /** Why an issue that did not match must stay all the same; absent where it may leave. */
    Optional<Skip.Cause> kept(IssueId issue) {
        var seen = sights.tracker().issue(issue);
        if (seen.isEmpty()) {
            return Optional.of(Skip.Cause.UNREADABLE);
        }
        if (!ask.projects().enabled(seen.get().key())) {
            return Optional.of(Skip.Cause.PROJECT_NOT_ENABLED);
        }
        return tested().get(issue) == Matched.UNLISTED ? Optional.of(Skip.Cause.UNLISTED) : Optional.empty();
    }

    /** The key of a suspect that was seen. */
    Optional<IssueKey> key(IssueId issue) {
        return sights.tracker().issue(issue).map(IssueSight::key);
    }

    /** The need to read those directly that were not looked for yet. */
    Optional<Need> unread() {
        return sights.unread(candidates());
    }

    /** The need to test those again that were seen and were not tested yet. */
    Optional<Need> untested() {
        var untested = new TreeSet<IssueId>();
        for (var issue : candidates()) {
            if (kept(issue).isEmpty() && !tested().containsKey(issue)) {
                untested.add(issue);
            }
        }
        return untested.isEmpty() ? Optional.empty() : Optional.of(new Need.Matches(filter.query(), untested));
    }

    private Map<IssueId, Matched> tested() {
        return sights.tracker().matches().getOrDefault(filter.query(), Map.of());
    }

    /** Every issue that may have to leave, before anything is known of those above it. */
    private SortedSet<IssueId> candidates() {
        Forest forest = sights.forest();
        var found = new TreeSet<IssueId>();
        var target = Targets.row(filter.target(), forest);
        var open = new boolean[forest.size()];
        for (int index = 0; index < forest.size(); index++) {
            int row = index;
            int parent = forest.parentIndexAt(index);
            var below = parent >= 0 && open[parent];
            var atTarget = target.stream().anyMatch(at -> Targets.directlyAt(at, forest, row));
            var suspect = forest.itemAt(index).issue().filter(issue -> suspicious(issue));
            open[index] = filter.has(Filter.Rule.DOUBLE_CHECK) && (below || (suspect.isPresent() && atTarget));
            if (!filter.has(Filter.Rule.REMOVE_ONLY_AT_TARGET) || atTarget || below) {
                suspect.ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether the query did not return the issue; the target itself is no suspect. */
    boolean suspicious(IssueId issue) {
        var key = result.get(issue);
        return (key == null || !ask.projects().enabled(key)) && !filter.target().is(issue);
    }
}
