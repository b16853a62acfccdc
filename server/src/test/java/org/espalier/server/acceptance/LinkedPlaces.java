package org.espalier.server.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where Links into Structure with expansion puts issues, reckoned anew from product.md §5.3: breadth first; who stands
 * under a linked parent stays; among several the parent that is in the structure, then least deep, then of lowest id;
 * what would close a loop is left where it is.
 */
final class LinkedPlaces {

    private final Tree tree;
    private final NavigableMapOfSets children = new NavigableMapOfSets();
    private final NavigableMapOfSets parents = new NavigableMapOfSets();

    /** How good a parent an issue is: those of the structure first, then by depth; what is absent is out of reach. */
    private final Map<Long, Rank> reached = new LinkedHashMap<>();

    private LinkedPlaces(Tree tree, Collection<Pair> linked) {
        this.tree = tree;
        linked.forEach(pair -> {
            children.add(pair.parent(), pair.child());
            parents.add(pair.child(), pair.parent());
        });
    }

    /** A parent and a child that a link joins. */
    record Pair(long parent, long child) {}

    /** An issue that shall move, with the parents it may have, the best first. */
    private record Choice(long child, List<Long> parents) {
        long best() {
            return parents.getFirst();
        }
    }

    private record Rank(int added, int depth) {}

    private static final class NavigableMapOfSets extends TreeMap<Long, NavigableSet<Long>> {
        private static final long serialVersionUID = 1L;

        void add(long key, long value) {
            computeIfAbsent(key, _ -> new TreeSet<>()).add(value);
        }

        NavigableSet<Long> of(long key) {
            return getOrDefault(key, new TreeSet<>());
        }
    }

    static Tree in(Tree before, Collection<Pair> linked) {
        Tree tree = Tree.copyOf(before);
        new LinkedPlaces(tree, linked).place(before.displayOrder());
        return tree;
    }

    /**
     * Where scope ALL puts the ends of links that an empty structure lacks: round by round under the least deep parent,
     * of several under the one of lowest id; where nothing is left but rings and what hangs below them, the lowest goes
     * to the top, as do those without a parent, and at last below a linked parent that is not below it.
     */
    static Tree alone(Collection<Pair> linked) {
        LinkedPlaces links = new LinkedPlaces(new Tree(), linked);
        NavigableSet<Long> waiting = new TreeSet<>(links.parents.keySet());
        waiting.addAll(links.children.keySet());
        List<Long> next = waiting.stream()
                .filter(issue -> links.parents.of(issue).isEmpty())
                .toList();
        List<Long> lowest = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Map<Long, Long> under = new TreeMap<>();
            if (next.isEmpty()) {
                next = List.of(waiting.first());
                lowest.addAll(next);
            }
            next.forEach(issue -> under.put(issue, links.leastDeep(links.parents.of(issue))));
            under.forEach((issue, parent) -> links.tree.append(issue, parent));
            waiting.removeAll(under.keySet());
            next = waiting.stream()
                    .filter(issue -> links.parents.of(issue).stream().anyMatch(links.tree::holds))
                    .toList();
        }
        for (long issue : lowest) {
            List<Long> free = links.parents.of(issue).stream()
                    .filter(parent -> !links.tree.isIn(parent, issue))
                    .toList();
            if (!free.isEmpty()) {
                links.tree.append(issue, links.leastDeep(free));
            }
        }
        return links.tree;
    }

    private long leastDeep(Collection<Long> among) {
        return among.stream()
                .filter(tree::holds)
                .min(Comparator.<Long>comparingInt(tree::depthOf).thenComparing(Comparator.naturalOrder()))
                .orElse(Tree.TOP);
    }

    private void place(List<Long> present) {
        present.forEach(issue -> reached.put(issue, new Rank(0, tree.depthOf(issue))));
        List<Long> misplaced = present.stream()
                .filter(issue -> !parents.of(issue).isEmpty())
                .filter(issue -> !parents.of(issue).contains(tree.parentOf(issue)))
                .toList();
        add(present);
        List<Long> walked = List.copyOf(reached.keySet());
        settle(new ArrayList<>(misplaced.stream()
                .map(issue -> new Choice(issue, best(parents.of(issue))))
                .filter(choice -> !choice.parents().isEmpty())
                .sorted(Comparator.comparingInt(choice -> walked.indexOf(choice.best())))
                .toList()));
    }

    private void add(List<Long> present) {
        List<Long> edge = present;
        while (!edge.isEmpty()) {
            List<Long> from = edge;
            List<Pair> additions = from.stream()
                    .flatMap(parent -> children.of(parent).stream())
                    .filter(child -> !reached.containsKey(child))
                    .distinct()
                    .sorted()
                    .map(child -> new Pair(best(parents.of(child)).getFirst(), child))
                    .sorted(Comparator.comparingInt(pair -> from.indexOf(pair.parent())))
                    .toList();
            additions.forEach(pair -> tree.append(pair.child(), pair.parent()));
            additions.forEach(pair -> reached.put(pair.child(), new Rank(1, tree.depthOf(pair.child()))));
            edge = additions.stream().map(Pair::child).toList();
        }
    }

    private List<Long> best(Collection<Long> among) {
        return reached.entrySet().stream()
                .filter(entry -> among.contains(entry.getKey()))
                .sorted(Comparator.<Map.Entry<Long, Rank>>comparingInt(
                                entry -> entry.getValue().added())
                        .thenComparingInt(entry -> entry.getValue().depth())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Best parents as long as one of them is free, then one that is less good, and again. */
    private void settle(List<Choice> waiting) {
        boolean going = true;
        while (going) {
            going = waiting.removeIf(choice -> moved(choice.child(), List.of(choice.best())));
            if (!going) {
                var lesser = waiting.stream()
                        .filter(choice -> moved(choice.child(), choice.parents()))
                        .findFirst();
                lesser.ifPresent(waiting::remove);
                going = lesser.isPresent();
            }
        }
    }

    private boolean moved(long child, List<Long> choices) {
        for (long parent : choices) {
            if (!tree.isIn(parent, child)) {
                tree.append(child, parent);
                return true;
            }
        }
        return false;
    }
}
