package org.espalier.core.run;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/**
 * What stands above an issue; the issue under which it goes is looked at, too, since nothing goes under a hidden one.
 */
record AboveLook(Change.Reparent change) implements FactLook {

    @Override
    public List<IssueId> issues() {
        var issues = new ArrayList<>(List.of(change.issue()));
        change.after().ifPresent(issues::add);
        return issues;
    }

    @Override
    public Standing standing(TrackerSight now) {
        var above = now.issue(change.issue())
                .flatMap(IssueSight::traits)
                .orElseThrow()
                .above();
        if (above.is(change.after())) {
            return Standing.AS_WANTED;
        }
        if (above.is(change.before())) {
            return Standing.BEFORE;
        }
        // L2: a hidden one is not nothing, and may be the one that was there before.
        return above instanceof Above.Hidden && change.before().isPresent() ? Standing.UNSEEN : Standing.OTHERWISE;
    }

    @Override
    public String hidden(TrackerSight now) {
        if (now.issue(change.issue()).isEmpty()) {
            return "the issue";
        }
        return issues().stream().allMatch(each -> now.issue(each).isPresent())
                ? "what stands above the issue"
                : "the issue that it shall go under";
    }

    @Override
    public String name() {
        return change.relation() == Relation.EPIC ? "the epic" : "the parent";
    }

    @Override
    public String takenBack() {
        return change.before().isEmpty() ? "no " + name().substring("the ".length()) : FactLook.super.takenBack();
    }
}
