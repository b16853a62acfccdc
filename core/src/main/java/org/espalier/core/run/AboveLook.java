package org.espalier.core.run;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.change.Change;
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
        return above.is(change.before()) ? Standing.BEFORE : Standing.OTHERWISE;
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
