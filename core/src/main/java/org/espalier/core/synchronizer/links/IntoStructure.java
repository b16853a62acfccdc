package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.plan.Consequence;
import org.espalier.core.reconcile.Moves;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.reconcile.Shape;
import org.espalier.core.reconcile.Wish;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;

/**
 * One run of {@link Links} into a structure: children come under their linked parents, breadth first; then rows whose
 * link is gone leave their place; then what had to wait for either.
 */
final class IntoStructure {
    private final LinkFacts facts;
    private final Shape shape;
    private final Moves moves;
    private final Leaving leaving;

    IntoStructure(Links links, Ask ask, Sights sights, LinkFacts facts) {
        this.facts = facts;
        this.shape = new Shape(sights.forest(), ask.ids(), ask.origin());
        this.moves = new Moves(shape);
        this.leaving = new Leaving(links, ask.neverLinked(), facts, shape, moves);
    }

    Proposal proposal() {
        place();
        leaving.begin();
        boolean going;
        do {
            moves.settle();
            going = leaving.goOn() || moves.settleForLess();
        } while (going);
        moves.finish();
        leaving.finish();
        return new Proposal(
                shape.changes(1), facts.foundEqual(), List.of(), shape.skips(), 0, facts.counts(), List.of());
    }

    private void place() {
        var movesUnder = movesByBestParent();
        var additions = facts.reach().additions();
        for (var parent : facts.reach().issues()) {
            if (facts.reach().comesToTheTop(parent)) {
                addOnTop(parent);
            }
            movesUnder.getOrDefault(parent, List.of()).forEach(moves::want);
            additions.getOrDefault(parent, List.of()).forEach(child -> add(new Linked(parent, child)));
        }
    }

    /**
     * What is to be moved, by the parent that is best; the children of one parent in display order.
     *
     * <p>Who breaks a ring is to be moved like one that was there before: if its parents all stand below it, it stays
     * and is skipped, else it was no part of the ring.
     */
    private Map<IssueId, List<Moves.Wanted>> movesByBestParent() {
        var wanted = new LinkedHashMap<IssueId, List<Moves.Wanted>>();
        var children = new ArrayList<>(shape.present().issues());
        children.addAll(facts.reach().ringBreakers());
        for (var child : children) {
            var parents = facts.wantedParents(child);
            if (!parents.isEmpty()) {
                var choices = parents.stream()
                        .map(parent -> new Moves.Choice(parent, row -> moved(new Linked(parent, child), row)))
                        .toList();
                wanted.computeIfAbsent(parents.getFirst(), _ -> new ArrayList<>())
                        .add(new Moves.Wanted(facts.ref(child), choices));
            }
        }
        return wanted;
    }

    /** L14: that the issue belongs is no fact of a pair, yet an undo must hold it out. */
    private void addOnTop(IssueId issue) {
        var ref = facts.ref(issue);
        shape.append(
                ref,
                RowId.NONE,
                Wish.of(
                        ref,
                        "Other issues are linked to " + ref.key() + " as their parent.",
                        new Consequence.Decides(Set.of(new Fact.Member(issue)))));
    }

    private void add(Linked pair) {
        var under = shape.rowOf(pair.parent()).orElseThrow();
        shape.append(facts.ref(pair.child()), under, wish(pair, List.of(new Agreed(pair, Present.THERE))));
    }

    /** With the move goes what the row's place said of another parent, unless a further row says it too. */
    private Wish moved(Linked pair, RowId row) {
        var agreed = new ArrayList<Agreed>();
        agreed.add(new Agreed(pair, Present.THERE));
        Optional.of(row)
                .filter(shape.present()::holds)
                .flatMap(shape.present()::issueParentOf)
                .map(left -> new Linked(left, pair.child()))
                .filter(left -> facts.shown().count(left) == 1 && facts.shallBecome(left, Present.ABSENT))
                .ifPresent(left -> agreed.add(new Agreed(left, Present.ABSENT)));
        return wish(pair, agreed);
    }

    private Wish wish(Linked pair, List<Agreed> agreed) {
        var child = facts.ref(pair.child());
        var parent = facts.ref(pair.parent());
        return Wish.of(
                child, "Jira links " + child.key() + " to " + parent.key() + ".", new Consequence.Agrees(agreed));
    }
}
