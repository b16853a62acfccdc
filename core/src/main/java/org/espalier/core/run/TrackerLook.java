package org.espalier.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.FactLook.Standing;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/** Compares changes of the tracker, whatever they are about, with what a direct look shows now (L9). */
final class TrackerLook {
    private TrackerLook() {}

    /** What to look at before and after these changes. */
    static Need.Direct need(Collection<PlannedChange> changes) {
        return needOf(changes.stream().map(PlannedChange::change).toList());
    }

    static Need.Direct needOf(Collection<Change> changes) {
        var issues = new TreeSet<IssueId>();
        var wanted = Need.Wanted.PLACES;
        for (var change : changes) {
            var fact = FactLook.of(change);
            issues.addAll(fact.issues());
            wanted = wanted.and(fact.wanted());
        }
        return new Need.Direct(issues, wanted);
    }

    /** The first of these that one look at so many issues can show; many changes share an issue. */
    static List<PlannedChange> fitting(Iterable<PlannedChange> changes, int issues) {
        var all = new HashSet<IssueId>();
        var fitting = new ArrayList<PlannedChange>();
        for (var planned : changes) {
            all.addAll(FactLook.of(planned.change()).issues());
            if (all.size() > issues) {
                break;
            }
            fitting.add(planned);
        }
        return fitting;
    }

    static Standing standing(Change change, TrackerSight now) {
        var fact = FactLook.of(change);
        var seen = fact.issues().stream().allMatch(issue -> now.issue(issue).isPresent());
        return seen ? fact.standing(now) : Standing.UNSEEN;
    }
}
