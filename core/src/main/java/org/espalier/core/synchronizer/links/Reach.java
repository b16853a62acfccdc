package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.espalier.core.fact.Direction;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Sights;

/**
 * The issues that a run minds: those of the structure in display order, then those it could add, breadth first.
 *
 * <p>An issue that is added comes under the linked parent found first: in the structure before others, then of the
 * least depth, then of the lowest id.
 */
final class Reach {
    /** An issue on the way: how deep it stands or would stand, and under whom it would be added. */
    private record Stop(int level, int depth, Optional<IssueId> addedUnder) {}

    private final SequencedMap<IssueId, Stop> stops = new LinkedHashMap<>();

    private Reach() {}

    /** The issues of a structure alone. */
    static Reach of(Forest forest) {
        var reach = new Reach();
        for (int index = 0; index < forest.size(); index++) {
            int depth = forest.depthAt(index);
            forest.itemAt(index)
                    .issue()
                    .ifPresent(issue -> reach.stops.putIfAbsent(issue, new Stop(0, depth, Optional.empty())));
        }
        return reach;
    }

    /** The issues of a structure and the linked children that were seen, in as many levels as the direction minds. */
    static Reach expanded(Direction direction, Sights sights, LinkedPairs linked) {
        var reach = of(sights.forest());
        Collection<IssueId> frontier = List.copyOf(reach.stops.keySet());
        int level = 1;
        while (!frontier.isEmpty() && level <= levels(direction)) {
            frontier = reach.step(frontier, level, sights, linked);
            level++;
        }
        return reach;
    }

    /** What must be looked at before the reach is known: the children on its edge. */
    static Collection<IssueId> toLookAt(Direction direction, Sights sights, LinkedPairs linked) {
        var reach = expanded(direction, sights, linked);
        return reach.stops.entrySet().stream()
                .filter(stop -> stop.getValue().level() < levels(direction))
                .flatMap(stop -> linked.childrenOf(stop.getKey()).stream())
                .filter(child -> !reach.holds(child))
                .toList();
    }

    /** From the structure nothing is added; only what could be added back matters, and that hangs at the structure. */
    private static int levels(Direction direction) {
        return direction == Direction.FROM_STRUCTURE ? 1 : Integer.MAX_VALUE;
    }

    private Collection<IssueId> step(Collection<IssueId> frontier, int level, Sights sights, LinkedPairs linked) {
        var found = new TreeMap<IssueId, IssueId>();
        for (var parent : frontier) {
            for (var child : linked.childrenOf(parent)) {
                if (!holds(child) && sights.tracker().issue(child).isPresent()) {
                    found.merge(child, parent, this::better);
                }
            }
        }
        var under = new HashMap<IssueId, List<IssueId>>();
        found.forEach((child, parent) ->
                under.computeIfAbsent(parent, _ -> new ArrayList<>()).add(child));
        var added = new ArrayList<IssueId>();
        for (var parent : frontier) {
            for (var child : under.getOrDefault(parent, List.of())) {
                stops.put(child, new Stop(level, stop(parent).depth() + 1, Optional.of(parent)));
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
        return Comparator.<IssueId>comparingInt(issue -> stop(issue).level() == 0 ? 0 : 1)
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

    boolean holds(IssueId issue) {
        return stops.containsKey(issue);
    }

    /** All issues, those of the structure first. */
    SequencedSet<IssueId> issues() {
        return stops.sequencedKeySet();
    }

    boolean isAdded(IssueId issue) {
        return stop(issue).addedUnder().isPresent();
    }

    /** The issues that are added, each under its parent, in order. */
    Map<IssueId, List<IssueId>> additions() {
        var additions = new LinkedHashMap<IssueId, List<IssueId>>();
        stops.forEach((issue, stop) -> stop.addedUnder()
                .ifPresent(parent -> additions
                        .computeIfAbsent(parent, _ -> new ArrayList<>())
                        .add(issue)));
        return additions;
    }
}
