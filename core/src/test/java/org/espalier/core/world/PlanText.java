package org.espalier.core.world;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Change;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowId;

/**
 * A plan as lines that can be read: its changes in order, then what it skips, what it found equal, its halts and
 * warnings.
 *
 * <p>A place is the one that the row has when all is done; it is named by the parent alone where the row comes after
 * all that stood there before and stays.
 */
public final class PlanText {
    private final Forest present;
    private final Forest wanted;

    private PlanText(Forest present, Forest wanted) {
        this.present = present;
        this.wanted = wanted;
    }

    /** The lines of a plan that was made for this forest. */
    public static List<String> of(Plan plan, Forest present) {
        var text = new PlanText(present, wanted(plan, present));
        var lines = new ArrayList<String>();
        plan.changes().forEach(planned -> lines.add(text.line(planned)));
        plan.skips().forEach(skip -> lines.add(line(skip)));
        plan.agreed().forEach(agreed -> lines.add(line(agreed)));
        plan.halts().forEach(halt -> lines.add("halt " + halt.code()));
        plan.warnings().forEach(warning -> lines.add("warning " + warning.code()));
        return List.copyOf(lines);
    }

    private static Forest wanted(Plan plan, Forest present) {
        var draft = present.draft();
        for (var planned : plan.changes()) {
            switch (planned.change()) {
                case Change.RowAdd(var row, var item, var at) -> draft.add(row, item, at, Sketch.PERSON);
                case Change.RowMove(var row, var _, var _, var after) -> draft.move(row, after, Sketch.PERSON);
                case Change.RowRemove(var row, var _, var _) -> draft.remove(row);
                case Change.OfTracker _ -> {}
            }
        }
        return draft.forest();
    }

    private String line(PlannedChange planned) {
        var line = line(planned.change());
        return planned.ticked() == PlannedChange.Ticked.BY_A_PERSON ? line + " if ticked" : line;
    }

    private String line(Change change) {
        return switch (change) {
            case Change.RowAdd(var row, var _, var _) -> "add " + name(row) + place(row);
            case Change.RowMove(var row, var _, var _, var _) -> "move " + name(row) + place(row);
            case Change.RowRemove(var row, var _, var _) -> "remove " + name(row);
            case Change.OfTracker atTracker -> text(atTracker);
        };
    }

    static String text(Change.OfTracker change) {
        return switch (change) {
            case Change.LinkCreate(var link) -> "create " + Names.text(link);
            case Change.LinkDelete(var link) -> "delete " + Names.text(link);
            case Change.Reparent(var _, var issue, var _, var after) ->
                "put " + Names.key(issue)
                        + after.map(parent -> " under " + Names.key(parent)).orElse(" to the top");
            case Change.Transition(var issue, var _, var after, var _) ->
                "take " + Names.key(issue) + " to " + after.id();
            case Change.FieldSet(var issue, var field, var _, var after) ->
                "set " + field + " of " + Names.key(issue) + " to " + after;
            case Change.Rank rank -> "rank " + Names.key(rank.issue());
        };
    }

    private String place(RowId row) {
        var place = wanted.placeOf(row);
        var parent = place.under().isNone() ? " at the top" : " under " + name(place.under());
        var siblings = wanted.childrenOf(place.under());
        var following = siblings.subList(siblings.indexOf(row) + 1, siblings.size());
        return following.stream().allMatch(this::comes)
                ? parent
                : parent + (place.after().isNone() ? " first" : " after " + name(place.after()));
    }

    /** Whether the plan brings a row to its parent. */
    private boolean comes(RowId row) {
        return !present.holds(row) || !present.parentOf(row).equals(wanted.parentOf(row));
    }

    private String name(RowId row) {
        return Sketch.name(row, present.holds(row) ? present : wanted);
    }

    private static String line(Skip skip) {
        return "skip " + Names.key(skip.issue()) + " " + skip.cause();
    }

    private static String line(Agreed agreed) {
        return switch (agreed.fact()) {
            case Fact.Linked(var parent, var child) ->
                "agree " + Names.key(parent) + ">" + Names.key(child)
                        + (agreed.value() == Value.Present.THERE ? "" : " absent");
            case Fact.Place _, Fact.Order _, Fact.Member _, Fact.StatusOf _ -> "agree " + agreed;
        };
    }
}
