package org.espalier.core.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.change.Skip;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.PlacedEdit;
import org.espalier.core.structure.RowEdit;
import org.espalier.core.structure.RowId;

/**
 * The forest that a synchronizer wants, in the making.
 *
 * <p>It starts as the present forest; a synchronizer adds, moves and removes rows and says why. It never chooses a
 * value of a fact: those were decided before. What comes out are the fewest changes that lead there (L13), so a row
 * that ends where it was costs nothing, whatever happened to it on the way.
 */
public final class Shape {
    private final Forest present;
    private final ForestDraft draft;
    private final RowIds ids;
    private final Origin origin;
    private final Map<RowId, Wish> wishes = new HashMap<>();
    private final Map<IssueId, RowId> appended = new HashMap<>();
    private final List<Skip> skips = new ArrayList<>();

    public Shape(Forest present, RowIds ids, Origin origin) {
        this.present = present;
        this.draft = present.draft();
        this.ids = ids;
        this.origin = origin;
    }

    /** The forest as wanted so far, to be asked; edits go through this shape. */
    public ForestDraft draft() {
        return draft;
    }

    public Forest present() {
        return present;
    }

    /** Appends a row for an issue as the last child of a row, or at the end of the top level. */
    public RowId append(IssueRef issue, RowId under, Wish wish) {
        var row = ids.next();
        draft.append(row, new Item.Issue(issue.id()), under, origin);
        wishes.put(row, wish);
        appended.put(issue.id(), row);
        return row;
    }

    /** The row that stands for an issue: its first in the present forest, or the one appended for it. */
    public Optional<RowId> rowOf(IssueId issue) {
        return present.firstRowOf(issue).or(() -> Optional.ofNullable(appended.get(issue)));
    }

    /** Moves a row with everything below it to the end of another row's children, which must not be below it (L1). */
    public void moveToEnd(RowId row, RowId under, Wish wish) {
        draft.moveToEnd(row, under, origin);
        wishes.put(row, wish);
    }

    /** Takes a row without children out. */
    public void remove(RowId row, Wish wish) {
        draft.remove(row);
        wishes.put(row, wish);
    }

    /** Lets this follow from a row's change that was wished for before. */
    public void follows(RowId row, Consequence consequence) {
        wishes.computeIfPresent(row, (_, wish) -> wish.with(consequence));
    }

    public void skip(Skip skip) {
        skips.add(skip);
    }

    public List<Skip> skips() {
        return List.copyOf(skips);
    }

    /** The fewest changes that turn the present forest into the wanted one, numbered from {@code first}. */
    public List<PlannedChange> changes(int first) {
        var changes = new ArrayList<PlannedChange>();
        for (var placed : TreeDiff.placedBetween(present, draft.forest())) {
            var wish = wishes.get(placed.edit().row());
            if (wish == null) {
                throw new IllegalStateException(
                        "Row " + placed.edit().row().value() + " changes without a reason. Indicates a bug.");
            }
            changes.add(new PlannedChange(
                    first + changes.size(),
                    change(placed),
                    wish.issue(),
                    wish.reason(),
                    wish.ticked(),
                    wish.consequence()));
        }
        return changes;
    }

    private Change change(PlacedEdit placed) {
        return switch (placed.edit()) {
            case RowEdit.Add add -> new Change.RowAdd(add.row(), add.item(), add.at());
            case RowEdit.Move move ->
                new Change.RowMove(
                        move.row(), itemOf(move.row()), placed.before().orElseThrow(), move.to());
            case RowEdit.Remove remove ->
                new Change.RowRemove(
                        remove.row(), itemOf(remove.row()), placed.before().orElseThrow());
        };
    }

    private Item itemOf(RowId row) {
        return present.itemAt(present.indexOf(row));
    }
}
