package org.espalier.core.sight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.structure.IssueId;

/**
 * What the tracker looked like at one moment, what of it was not seen, and what only in an index (L2).
 *
 * <p>An issue that was asked for and did not come back is <em>unseen</em>: gone or hidden, the sight does not say, and
 * nothing is concluded from it. A sight grows by {@link #and}; a later look of the same issue replaces all that it
 * asked for.
 *
 * @param fromIndex the issues seen through a search index, which may be late; all others were read directly
 */
public record TrackerSight(
        Map<IssueId, IssueSight> issues,
        Set<IssueId> unseen,
        Map<Query, List<IssueRef>> results,
        Map<Query, Map<IssueId, Matched>> matches,
        List<Gap> gaps,
        Set<IssueId> fromIndex) {

    /** A sight of nothing. */
    public static final TrackerSight NOTHING = new TrackerSight(Map.of(), Set.of(), Map.of(), Map.of(), List.of());

    /** A look that showed nothing, and why. */
    public static TrackerSight blind(Gap gap) {
        return new TrackerSight(Map.of(), Set.of(), Map.of(), Map.of(), List.of(gap));
    }

    public TrackerSight {
        issues = Map.copyOf(issues);
        unseen = Set.copyOf(unseen);
        results = Map.copyOf(results);
        matches = Map.copyOf(matches);
        gaps = List.copyOf(gaps);
        fromIndex = Set.copyOf(fromIndex);
    }

    /** A sight of direct reads. */
    public TrackerSight(
            Map<IssueId, IssueSight> issues,
            Set<IssueId> unseen,
            Map<Query, List<IssueRef>> results,
            Map<Query, Map<IssueId, Matched>> matches,
            List<Gap> gaps) {
        this(issues, unseen, results, matches, gaps, Set.of());
    }

    /**
     * A reason why the sight is not whole; with any gap it removes nothing.
     *
     * @param pause how long the tracker asks to wait before it is asked again
     */
    public record Gap(Kind kind, String sentence, Optional<Duration> pause) {
        /** A gap that does not say when it will be over. */
        public Gap(Kind kind, String sentence) {
            this(kind, sentence, Optional.empty());
        }

        /** Who must act follows from the kind. */
        public enum Kind {
            QUERY_FAILED,
            INCOMPLETE,
            UNREACHABLE,
            DEAD_TOKEN,
            /** It passes by itself, so that whoever looks waits for it. */
            THROTTLED
        }

        public boolean passes() {
            return kind == Kind.THROTTLED;
        }
    }

    /** Whether everything that was asked for was answered. */
    public boolean complete() {
        return gaps.isEmpty();
    }

    /** The longest wait, where waiting alone makes the same look whole; no reason to give anything up. */
    public Optional<Gap> passing() {
        return gaps.stream().allMatch(Gap::passes)
                ? gaps.stream().max(Comparator.comparing(gap -> gap.pause().orElse(Duration.ZERO)))
                : Optional.empty();
    }

    public Optional<IssueSight> issue(IssueId id) {
        return Optional.ofNullable(issues.get(id));
    }

    /** The result of a query that was looked for, in its order. */
    public List<IssueRef> result(Query query) {
        var result = results.get(query);
        if (result == null) {
            throw new IllegalStateException("The query " + query.text() + " was not asked. Indicates a bug.");
        }
        return result;
    }

    /** Whether an issue was looked for, found or not. */
    public boolean lookedFor(IssueId id) {
        return issues.containsKey(id) || unseen.contains(id);
    }

    /** This sight with a further look added to it. */
    public TrackerSight and(TrackerSight later) {
        var allIssues = new HashMap<>(issues);
        later.issues.forEach((id, seen) -> allIssues.merge(id, seen, (earlier, now) -> now.after(earlier)));
        later.unseen.forEach(allIssues::remove);
        var allUnseen = new HashSet<>(unseen);
        allUnseen.removeAll(later.issues.keySet());
        allUnseen.addAll(later.unseen);
        var allResults = new HashMap<>(results);
        allResults.putAll(later.results);
        var allMatches = new HashMap<Query, Map<IssueId, Matched>>(matches);
        later.matches.forEach((query, found) -> allMatches.merge(query, found, TrackerSight::joined));
        var allGaps = new ArrayList<>(gaps);
        allGaps.addAll(later.gaps);
        var allFromIndex = new HashSet<>(fromIndex);
        allFromIndex.removeAll(later.issues.keySet());
        allFromIndex.removeAll(later.unseen);
        allFromIndex.addAll(later.fromIndex);
        return new TrackerSight(allIssues, allUnseen, allResults, allMatches, allGaps, allFromIndex);
    }

    private static Map<IssueId, Matched> joined(Map<IssueId, Matched> earlier, Map<IssueId, Matched> later) {
        var both = new HashMap<>(earlier);
        both.putAll(later);
        return both;
    }
}
