package org.espalier.core.run;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/** The place of an issue in the tracker's order; between which issues it stands is compared, never its rank. */
record RankLook(Change.Rank change) implements FactLook {

    @Override
    public List<IssueId> issues() {
        var issues = new ArrayList<>(List.of(change.issue()));
        issues.addAll(RankOrder.issues(change.before()));
        issues.addAll(RankOrder.issues(change.after()));
        return issues;
    }

    @Override
    public Wanted wanted() {
        return Wanted.RANKS;
    }

    @Override
    public Standing standing(TrackerSight now) {
        var order = new RankOrder(now, change.field());
        if (!order.shows(change.issue())) {
            return Standing.UNSEEN;
        }
        if (order.holds(change.issue(), change.after())) {
            return Standing.AS_WANTED;
        }
        return order.holds(change.issue(), change.before().alone()) ? Standing.BEFORE : Standing.OTHERWISE;
    }

    @Override
    public String hidden(TrackerSight now) {
        if (now.issue(change.issue()).isEmpty()) {
            return "the issue";
        }
        return issues().stream().allMatch(each -> now.issue(each).isPresent())
                ? "the place of the issue in the order"
                : "an issue beside which it stands or shall stand";
    }

    @Override
    public String name() {
        return "the place in the order";
    }

    @Override
    public boolean replaces() {
        return false;
    }
}
