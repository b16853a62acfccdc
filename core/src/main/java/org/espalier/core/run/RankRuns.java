package org.espalier.core.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.IssueId;

/**
 * Brings changes whose inverses are ranks into the order in which each issue comes behind one that is there by then, so
 * that taking a run of ranks back restores its order, and in few requests (L13, L14).
 */
final class RankRuns {
    private RankRuns() {}

    /** The same changes; only ranks change places, among themselves. */
    static List<PlannedChange> ordered(List<PlannedChange> changes) {
        var ranks = new ArrayDeque<>(inRuns(changes));
        return changes.stream()
                .map(planned -> inverse(planned).isPresent() ? ranks.remove() : planned)
                .toList();
    }

    private static List<PlannedChange> inRuns(List<PlannedChange> changes) {
        var left = new LinkedHashMap<IssueId, PlannedChange>();
        var behind = new HashMap<IssueId, PlannedChange>();
        var further = new ArrayList<PlannedChange>();
        for (var planned : changes) {
            var rank = inverse(planned);
            if (rank.isPresent() && left.putIfAbsent(rank.get().issue(), planned) != null) {
                further.add(planned);
            }
            rank.flatMap(each -> each.after().behind()).ifPresent(issue -> behind.putIfAbsent(issue, planned));
        }
        var ordered = new ArrayList<PlannedChange>();
        for (var planned : List.copyOf(left.values())) {
            var first = inverse(planned).orElseThrow();
            if (first.after().behind().filter(left::containsKey).isEmpty()) {
                var next = planned;
                while (next != null && left.remove(inverse(next).orElseThrow().issue(), next)) {
                    ordered.add(next);
                    next = behind.get(inverse(next).orElseThrow().issue());
                }
            }
        }
        ordered.addAll(left.values());
        ordered.addAll(further);
        return ordered;
    }

    private static Optional<Change.Rank> inverse(PlannedChange planned) {
        return planned.change().inverse().filter(Change.Rank.class::isInstance).map(Change.Rank.class::cast);
    }
}
