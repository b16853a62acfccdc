package org.espalier.core.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/**
 * Compares changes of links with what a direct look shows of them now (L9).
 *
 * <p>L2: a link is looked at from both ends. An issue leaves out links to issues that the tracker hides, so from one
 * end alone a link to a hidden issue would pass for one that is gone.
 */
final class LinkLook {
    private LinkLook() {}

    /** The issues to look at before and after these changes. */
    static Need.Direct need(Iterable<PlannedChange> changes) {
        var ends = new TreeSet<IssueId>();
        for (var planned : changes) {
            ends.addAll(ends(planned));
        }
        return new Need.Direct(ends);
    }

    /** The issues to look at for one change. */
    static List<IssueId> ends(PlannedChange planned) {
        var link = link(planned.change());
        return List.of(link.source(), link.destination());
    }

    /** The first of these that one look at so many issues can show; many links share an end. */
    static List<PlannedChange> fitting(Iterable<PlannedChange> changes, int issues) {
        var ends = new HashSet<IssueId>();
        var fitting = new ArrayList<PlannedChange>();
        for (var planned : changes) {
            ends.addAll(ends(planned));
            if (ends.size() > issues) {
                break;
            }
            fitting.add(planned);
        }
        return fitting;
    }

    /** How the link stands to the change: not yet as wanted, already so, or not to be seen. */
    static Standing standing(Change change, TrackerSight now) {
        var link = link(change);
        var source = now.issue(link.source());
        if (source.isEmpty() || now.issue(link.destination()).isEmpty()) {
            return Standing.UNSEEN;
        }
        var there = source.get().links().stream().anyMatch(each -> each.link().equals(link));
        return there == (change instanceof Change.LinkCreate) ? Standing.AS_WANTED : Standing.BEFORE;
    }

    static Effect unseen() {
        return new Effect(
                Outcome.REFUSED,
                "Jira does not show the issue to this account. Nothing was written; check its permission to browse.");
    }

    /** L10: what was sent and can no longer be looked at stays unknown. */
    static Effect unseenAfterSending() {
        return new Effect(
                Outcome.UNKNOWN,
                "Jira did not answer, and does not show the issue to this account now. Whether the change was made is not"
                        + " known; look at the issue in Jira.");
    }

    /** L9: what was read back is not what was written or found, and is left as it is. */
    static Effect foreign(Change change) {
        var shows = change instanceof Change.LinkCreate ? "shows no such link" : "shows the link again";
        return new Effect(
                Outcome.DRIFTED,
                "Somebody took the change back before it was read back: Jira " + shows
                        + " now. That was left as it is; plan" + " again to decide about it.");
    }

    /** L10: a run that ends before it could look leaves the answer to the next one. */
    static Effect unsettled() {
        return new Effect(
                Outcome.UNKNOWN,
                "The run ended before Jira said whether the change was made, and Jira could not be looked at. Look at the"
                        + " issue in Jira, or plan again: a plan shows what is really there.");
    }

    static Effect neverConfirmed(int tries) {
        return new Effect(
                Outcome.FAILED,
                "Jira did not confirm the change in " + tries + " tries, and it is not there. Nothing was written; try"
                        + " again later.");
    }

    static Effect leftAlone() {
        return new Effect(
                Outcome.SKIPPED,
                "The run ended before Jira took this change, and it is not there. Nothing was written.");
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
