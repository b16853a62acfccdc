package org.espalier.core.run;

import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/** Compares changes of links with what a direct look shows of them now (L9). A link is looked at from its source. */
final class LinkLook {
    private LinkLook() {}

    /** The issues to look at before and after these changes. */
    static Need.Issues need(Iterable<PlannedChange> changes) {
        var sources = new TreeSet<IssueId>();
        for (var planned : changes) {
            sources.add(link(planned.change()).source());
        }
        return new Need.Issues(sources);
    }

    static IssueId lookedAt(PlannedChange planned) {
        return link(planned.change()).source();
    }

    /** How the link stands to the change: not yet as wanted, already so, or not to be seen. */
    static Standing standing(Change change, TrackerSight now) {
        var link = link(change);
        var seen = now.issue(link.source());
        if (seen.isEmpty()) {
            return Standing.UNSEEN;
        }
        var there = seen.get().links().stream().anyMatch(each -> each.link().equals(link));
        return there == (change instanceof Change.LinkCreate) ? Standing.AS_WANTED : Standing.BEFORE;
    }

    static Effect unseen() {
        return new Effect(
                Outcome.REFUSED,
                "Jira does not show the issue to this account. Nothing was written; check its permission to browse.");
    }

    private static Link link(Change change) {
        return switch (change) {
            case Change.LinkCreate create -> create.link();
            case Change.LinkDelete delete -> delete.link();
            case Change.RowAdd _, Change.RowMove _, Change.RowRemove _ ->
                throw new IllegalArgumentException("A row is not a change of the tracker. Indicates a bug.");
        };
    }

    /** How what is there now stands to a change. */
    enum Standing {
        BEFORE,
        AS_WANTED,
        UNSEEN
    }
}
