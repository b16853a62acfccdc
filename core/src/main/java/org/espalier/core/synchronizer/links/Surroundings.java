package org.espalier.core.synchronizer.links;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.espalier.core.fact.Direction;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Sights;

/**
 * The issues outside a structure that a run minds too.
 *
 * <p>Into a structure they are all that it adds. From a structure nothing is added; only what could be added back
 * matters, and unless the scope is everything, that hangs at the structure itself.
 */
record Surroundings(Scope scope, Direction direction, Sights sights, LinkedPairs linked) {

    /** Those that were seen, by id. */
    NavigableSet<IssueId> absent() {
        var absent = new TreeSet<IssueId>();
        if (scope instanceof Scope.All) {
            linked.ends().stream().filter(this::isSeenOutside).forEach(absent::add);
            return absent;
        }
        var edge = new ArrayDeque<IssueId>();
        if (expands()) {
            edge.addAll(sights.forest().issues());
        }
        while (!edge.isEmpty()) {
            for (var next : neighbours(edge.remove())) {
                if (isSeenOutside(next) && absent.add(next) && direction == Direction.INTO_STRUCTURE) {
                    edge.add(next);
                }
            }
        }
        return absent;
    }

    /** What must be looked at before all of them are known. */
    Collection<IssueId> toLookAt() {
        if (scope instanceof Scope.All) {
            return linked.ends();
        }
        var next = new ArrayList<IssueId>();
        if (expands()) {
            sights.forest().issues().forEach(issue -> next.addAll(neighbours(issue)));
        }
        if (direction == Direction.INTO_STRUCTURE) {
            absent().forEach(issue -> next.addAll(neighbours(issue)));
        }
        return next;
    }

    private boolean expands() {
        return scope.addsChildren() || addsParents();
    }

    private boolean addsParents() {
        return scope.addsParents() && direction == Direction.INTO_STRUCTURE;
    }

    private Collection<IssueId> neighbours(IssueId issue) {
        var neighbours = new ArrayList<IssueId>();
        if (scope.addsChildren()) {
            neighbours.addAll(linked.childrenOf(issue));
        }
        if (addsParents()) {
            neighbours.addAll(linked.parentsOf(issue));
        }
        return neighbours;
    }

    private boolean isSeenOutside(IssueId issue) {
        return sights.forest().firstRowOf(issue).isEmpty()
                && sights.tracker().issue(issue).isPresent();
    }
}
