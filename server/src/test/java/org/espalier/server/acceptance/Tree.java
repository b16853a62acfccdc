package org.espalier.server.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.server.acceptance.Forest.Place;

/** Issues in a tree as a test reckons it, each once; 0 stands for the top level. */
final class Tree {

    static final long TOP = 0;

    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, List<Long>> children = new HashMap<>();

    /** A forest that shows issues alone, each once. */
    static Tree of(Forest forest) {
        Tree tree = new Tree();
        List<Long> above = new ArrayList<>(List.of(TOP));
        for (Place place : forest.places()) {
            above.subList(place.depth() + 1, above.size()).clear();
            tree.append(place.issue(), above.getLast());
            above.add(place.issue());
        }
        return tree;
    }

    static Tree copyOf(Tree other) {
        Tree copy = new Tree();
        copy.parents.putAll(other.parents);
        other.children.forEach((issue, below) -> copy.children.put(issue, new ArrayList<>(below)));
        return copy;
    }

    /** Puts an issue last under another one, with all that stands below it. */
    void append(long issue, long under) {
        Long before = parents.put(issue, under);
        if (before != null) {
            childrenOf(before).remove(issue);
        }
        childrenOf(under).add(issue);
    }

    boolean holds(long issue) {
        return parents.containsKey(issue);
    }

    long parentOf(long issue) {
        return parents.getOrDefault(issue, TOP);
    }

    List<Long> childrenOf(long issue) {
        return children.computeIfAbsent(issue, _ -> new ArrayList<>());
    }

    /** Whether an issue is another one or stands anywhere below it. */
    boolean isIn(long issue, long branch) {
        for (long each = issue; each != TOP; each = parentOf(each)) {
            if (each == branch) {
                return true;
            }
        }
        return false;
    }

    int depthOf(long issue) {
        int depth = 0;
        for (long above = parentOf(issue); above != TOP; above = parentOf(above)) {
            depth++;
        }
        return depth;
    }

    /** Each issue with the one directly above it. */
    Map<Long, Long> parents() {
        return Map.copyOf(parents);
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(TOP, 0, places);
        return places;
    }

    List<Long> displayOrder() {
        return places().stream().map(Place::issue).toList();
    }

    private void collect(long above, int depth, List<Place> places) {
        for (long issue : List.copyOf(childrenOf(above))) {
            places.add(new Place(depth, issue));
            collect(issue, depth + 1, places);
        }
    }
}
