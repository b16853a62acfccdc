package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Sights;

/**
 * The issues that a run minds: those of the structure in display order, then those it adds, breadth first.
 *
 * <p>An issue that is added comes under the linked parent found first: in the structure before others, then of the
 * least depth, then of the lowest id. One without a linked parent comes to the top level, and so does the one of the
 * lowest id where linked parents form a ring.
 */
final class Reach {
    private enum Standing {
        PRESENT,
        ADDED
    }

    /** An issue on the way: how deep it stands or would stand, and under whom it would be added. */
    private record Stop(Standing standing, int depth, Optional<IssueId> addedUnder) {}

    private final SequencedMap<IssueId, Stop> stops = new LinkedHashMap<>();
    private final List<IssueId> ringBreakers = new ArrayList<>();

    /** Whether links of parents that are not in the structure matter. */
    private final boolean beyondParents;

    private Reach(Scope scope, Direction direction) {
        this.beyondParents = direction == Direction.INTO_STRUCTURE || scope instanceof Scope.All;
    }

    /** The issues of a structure, and those that its links lead to as far as scope and direction go. */
    static Reach of(Scope scope, Direction direction, Sights sights, LinkedPairs linked) {
        var reach = new Reach(scope, direction);
        reach.stand(sights.forest());
        var absent = new Surroundings(scope, direction, sights, linked).absent();
        if (direction == Direction.INTO_STRUCTURE) {
            reach.walk(absent, linked);
        } else {
            absent.forEach(issue -> reach.stops.put(issue, new Stop(Standing.ADDED, 0, Optional.empty())));
        }
        return reach;
    }

    private void stand(Forest forest) {
        for (int index = 0; index < forest.size(); index++) {
            int depth = forest.depthAt(index);
            forest.itemAt(index)
                    .issue()
                    .ifPresent(issue -> stops.putIfAbsent(issue, new Stop(Standing.PRESENT, depth, Optional.empty())));
        }
    }

    /**
     * Goes from the structure and from what has no linked parent, then breaks the rings that none of these leads to.
     */
    private void walk(NavigableSet<IssueId> absent, LinkedPairs linked) {
        if (absent.isEmpty()) {
            return;
        }
        var waiting = new TreeSet<>(absent);
        List<IssueId> edge = new ArrayList<>(stops.keySet());
        for (var issue : absent) {
            if (linked.parentsOf(issue).stream().noneMatch(parent -> holds(parent) || absent.contains(parent))) {
                waiting.remove(issue);
                edge.add(onTop(issue));
            }
        }
        while (!waiting.isEmpty()) {
            edge = step(edge, waiting, linked);
            if (edge.isEmpty() && !waiting.isEmpty()) {
                var lowest = waiting.removeFirst();
                ringBreakers.add(lowest);
                edge.add(onTop(lowest));
            }
        }
    }

    private IssueId onTop(IssueId issue) {
        stops.put(issue, new Stop(Standing.ADDED, 0, Optional.empty()));
        return issue;
    }

    private List<IssueId> step(Collection<IssueId> edge, NavigableSet<IssueId> waiting, LinkedPairs linked) {
        var found = new TreeMap<IssueId, IssueId>();
        for (var parent : edge) {
            for (var child : linked.childrenOf(parent)) {
                if (waiting.contains(child)) {
                    found.merge(child, parent, this::better);
                }
            }
        }
        var under = new HashMap<IssueId, List<IssueId>>();
        found.forEach((child, parent) ->
                under.computeIfAbsent(parent, _ -> new ArrayList<>()).add(child));
        var added = new ArrayList<IssueId>();
        for (var parent : edge) {
            for (var child : under.getOrDefault(parent, List.of())) {
                stops.put(child, new Stop(Standing.ADDED, stop(parent).depth() + 1, Optional.of(parent)));
                waiting.remove(child);
                added.add(child);
            }
        }
        return added;
    }

    private IssueId better(IssueId one, IssueId other) {
        return ranking().compare(one, other) <= 0 ? one : other;
    }

    /** The best parent first: in the structure already, then least depth, then lowest id. */
    Comparator<IssueId> ranking() {
        return Comparator.<IssueId, Standing>comparing(issue -> stop(issue).standing())
                .thenComparingInt(issue -> stop(issue).depth())
                .thenComparing(Comparator.naturalOrder());
    }

    private Stop stop(IssueId issue) {
        var stop = stops.get(issue);
        if (stop == null) {
            throw new IllegalArgumentException("Issue " + issue + " is out of reach. Indicates a bug.");
        }
        return stop;
    }

    private boolean holds(IssueId issue) {
        return stops.containsKey(issue);
    }

    /** Whether what joins these two matters. */
    boolean minds(Linked pair) {
        var parent = stops.get(pair.parent());
        return parent != null && holds(pair.child()) && (beyondParents || parent.standing() == Standing.PRESENT);
    }

    /** All issues, those of the structure first. */
    SequencedSet<IssueId> issues() {
        return stops.sequencedKeySet();
    }

    /** Whether the issue is added on the top level. */
    boolean comesToTheTop(IssueId issue) {
        return stop(issue).standing() == Standing.ADDED
                && stop(issue).addedUnder().isEmpty();
    }

    /** Issues that are added on the top level although they have linked parents, for these stand below them. */
    List<IssueId> ringBreakers() {
        return ringBreakers;
    }

    /** The issues that are added under others, by those, in order. */
    Map<IssueId, List<IssueId>> additions() {
        var additions = new LinkedHashMap<IssueId, List<IssueId>>();
        stops.forEach((issue, stop) -> stop.addedUnder()
                .ifPresent(parent -> additions
                        .computeIfAbsent(parent, _ -> new ArrayList<>())
                        .add(issue)));
        return additions;
    }
}
