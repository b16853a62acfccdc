package org.espalier.core.run;

import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/**
 * One fact of the tracker that a change is about: where it is looked at, how it stands to the change now (L9), and how
 * people are told of it.
 */
interface FactLook {

    /** The fact that a change is about. */
    static FactLook of(Change change) {
        return switch (change) {
            case Change.LinkCreate(var link) -> new LinkLook(link, LinkLook.Wish.THERE);
            case Change.LinkDelete(var link) -> new LinkLook(link, LinkLook.Wish.GONE);
            case Change.Reparent reparent -> new AboveLook(reparent);
            case Change.Transition transition -> new StatusLook(transition);
            case Change.FieldSet set -> new FieldLook(set);
            case Change.Rank rank -> new RankLook(rank);
            case Change.OfStructure _ ->
                throw new IllegalArgumentException("A row is not a change of the tracker. Indicates a bug.");
        };
    }

    /** The issues that show it; what one of them hides is not known (L2). */
    List<IssueId> issues();

    /** How much of them is looked at. */
    default Wanted wanted() {
        return Wanted.TRAITS;
    }

    /** How it stands where every issue that shows it was seen. */
    Standing standing(TrackerSight now);

    /** What it is called, as in "the link". */
    String name();

    /** What of it the tracker does not show, as in "the issue"; asked where it is unseen. */
    default String hidden(TrackerSight now) {
        return "the issue";
    }

    /** What Jira shows where the change was taken back, as in "no such link". */
    default String takenBack() {
        return name() + " that was there before";
    }

    /** Whether a write replaces one value by another, so that somebody else's could be lost. */
    default boolean replaces() {
        return true;
    }

    /** How what is there now stands to a change. */
    enum Standing {
        BEFORE,
        AS_WANTED,
        /** Neither: somebody changed it. */
        OTHERWISE,
        UNSEEN
    }
}
