package org.espalier.server.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.PlanMaking;
import org.espalier.core.run.Step;
import org.espalier.core.structure.Item;

/**
 * Makes the small plan of a second try: what the whole rule wants now, of which only what the first try attempted in
 * vain is kept. So nothing is tried again that nobody wants any more.
 */
final class RetryMaking implements PlanMaking {
    private final PlanMaking whole;
    private final Set<Target> inVain = new HashSet<>();

    RetryMaking(PlanMaking whole, List<PlannedChange> inVain) {
        this.whole = whole;
        inVain.forEach(planned -> this.inVain.add(Target.of(planned.change())));
    }

    @Override
    public Step step() {
        return whole.step();
    }

    @Override
    public Optional<Plan> plan() {
        return whole.plan().map(this::kept);
    }

    private Plan kept(Plan plan) {
        var changes = new ArrayList<PlannedChange>();
        for (var planned : plan.changes()) {
            if (inVain.contains(Target.of(planned.change()))) {
                changes.add(new PlannedChange(
                        changes.size() + 1,
                        planned.change(),
                        planned.issue(),
                        planned.reason(),
                        planned.ticked(),
                        planned.consequence()));
            }
        }
        return new Plan(plan.direction(), changes, List.of(), List.of(), List.of(), plan.unsettled(), plan.halts());
    }

    /** What a change is about, whatever row id or place a later plan gives it. */
    private sealed interface Target {
        record OfItem(Item item) implements Target {}

        record OfLink(Link link) implements Target {}

        static Target of(Change change) {
            return switch (change) {
                case Change.RowAdd add -> new OfItem(add.item());
                case Change.RowMove move -> new OfItem(move.item());
                case Change.RowRemove remove -> new OfItem(remove.item());
                case Change.LinkCreate create -> new OfLink(create.link());
                case Change.LinkDelete delete -> new OfLink(delete.link());
            };
        }
    }
}
