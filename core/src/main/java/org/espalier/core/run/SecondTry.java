package org.espalier.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;

/**
 * What a rule wants now, of which only what an earlier run attempted in vain is kept. So nothing is tried again that
 * nobody wants any more, and the small plan is judged by what it holds itself (L15).
 */
public final class SecondTry implements Synchronizer {
    private final Synchronizer whole;
    private final Set<Target> inVain;

    public SecondTry(Synchronizer whole, Collection<PlannedChange> inVain) {
        this.whole = whole;
        this.inVain = targets(inVain);
    }

    /** Those changes whose taking back was attempted in vain. */
    public static List<PlannedChange> of(Collection<PlannedChange> applied, Collection<PlannedChange> inVain) {
        return kept(applied, targets(inVain));
    }

    @Override
    public Set<Direction> directions() {
        return whole.directions();
    }

    @Override
    public Optional<Need> need(Ask ask, Sights sights) {
        return whole.need(ask, sights);
    }

    @Override
    public Optional<Gap> lacking(Ask ask, Sights sights) {
        return whole.lacking(ask, sights);
    }

    @Override
    public Proposal propose(Ask ask, Sights sights) {
        var proposal = whole.propose(ask, sights);
        var changes = new ArrayList<PlannedChange>();
        for (var planned : kept(proposal.changes(), inVain)) {
            changes.add(new PlannedChange(
                    changes.size() + 1,
                    planned.change(),
                    planned.issue(),
                    planned.reason(),
                    planned.ticked(),
                    planned.consequence()));
        }
        return new Proposal(changes, List.of(), List.of(), List.of(), 0, proposal.shown(), proposal.warnings());
    }

    private static List<PlannedChange> kept(Collection<PlannedChange> changes, Set<Target> inVain) {
        return changes.stream()
                .filter(planned -> inVain.contains(Target.of(planned.change())))
                .toList();
    }

    private static Set<Target> targets(Collection<PlannedChange> changes) {
        return changes.stream().map(planned -> Target.of(planned.change())).collect(Collectors.toSet());
    }

    /** What a change is about, whatever row id or place a later plan gives it. */
    private sealed interface Target {
        record OfItem(Item item) implements Target {}

        record OfLink(Link link) implements Target {}

        record OfIssue(IssueId issue, String fact) implements Target {}

        static Target of(Change change) {
            return switch (change) {
                case Change.RowAdd add -> new OfItem(add.item());
                case Change.RowMove move -> new OfItem(move.item());
                case Change.RowRemove remove -> new OfItem(remove.item());
                case Change.LinkCreate create -> new OfLink(create.link());
                case Change.LinkDelete delete -> new OfLink(delete.link());
                case Change.Reparent reparent -> new OfIssue(reparent.issue(), "above");
                case Change.Transition transition -> new OfIssue(transition.issue(), "status");
                case Change.FieldSet set -> new OfIssue(set.issue(), "field " + set.field());
                case Change.Rank rank -> new OfIssue(rank.issue(), "rank " + rank.field());
            };
        }
    }
}
