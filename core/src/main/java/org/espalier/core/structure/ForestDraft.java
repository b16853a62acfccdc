package org.espalier.core.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A working copy of a forest, for shaping it and for applying edits one by one; every edit leaves a forest (L1) or is
 * refused and changes nothing.
 *
 * <p>An edit costs the climb from its new parent to the top, to see that no loop closes; everything else is constant.
 * Not for use by several threads at once. Questions that name a row the draft does not hold end in a
 * {@link NoSuchElementException}.
 */
public final class ForestDraft {

    private final DraftRows rows;
    private final Adjacency adjacency;
    private final ItemColumn items;
    private final Placing placing;

    /** Both are made when first asked for and kept true from then on; applying edits needs neither. */
    private @Nullable IssueRows issueRows;

    private @Nullable SiblingOrder order;

    /** Hears of every edit right after it; nobody, in a draft that only shapes. */
    private final @Nullable Consumer<PlacedEdit> log;

    ForestDraft(Forest base, @Nullable Consumer<PlacedEdit> log) {
        this.log = log;
        rows = new DraftRows(base);
        adjacency = rows.adjacency();
        items = rows.items();
        placing = new Placing(rows);
    }

    public int size() {
        return rows.size();
    }

    public boolean holds(RowId row) {
        return rows.slotOf(row) >= 0;
    }

    /** The parent, or {@link RowId#NONE} at the top level. */
    public RowId parentOf(RowId row) {
        return rows.idAt(adjacency.parent(rows.known(row)));
    }

    public RowId previousSiblingOf(RowId row) {
        return rows.idAt(adjacency.previous(rows.known(row)));
    }

    public RowId nextSiblingOf(RowId row) {
        return rows.idAt(adjacency.next(rows.known(row)));
    }

    /** The first child, or {@link RowId#NONE}; that of {@link RowId#NONE} is the first root. */
    public RowId firstChildOf(RowId row) {
        return rows.idAt(adjacency.first(rows.knownOrTop(row)));
    }

    /** The last child, or {@link RowId#NONE}; that of {@link RowId#NONE} is the last root. */
    public RowId lastChildOf(RowId row) {
        return rows.idAt(adjacency.last(rows.knownOrTop(row)));
    }

    /** The children in order; those of {@link RowId#NONE} are the roots. */
    public List<RowId> childrenOf(RowId row) {
        List<RowId> children = new ArrayList<>();
        for (int child = adjacency.first(rows.knownOrTop(row)); child >= 0; child = adjacency.next(child)) {
            children.add(rows.idAt(child));
        }
        return Collections.unmodifiableList(children);
    }

    public Place placeOf(RowId row) {
        int slot = rows.known(row);
        return new Place(
                rows.idAt(adjacency.parent(slot)),
                rows.idAt(adjacency.previous(slot)),
                rows.idAt(adjacency.next(slot)));
    }

    public Item itemOf(RowId row) {
        return items.at(rows.known(row));
    }

    public Origin originOf(RowId row) {
        return rows.originAt(rows.known(row));
    }

    /** Whether the row is the other one or stands somewhere below it; all rows stand below {@link RowId#NONE}. */
    public boolean isInSubtree(RowId row, RowId of) {
        return adjacency.isInSubtree(rows.known(row), rows.knownOrTop(of));
    }

    /** The nearest ancestor that is an issue; folders and memos between are passed over. */
    public Optional<IssueId> issueParentOf(RowId row) {
        int ancestor = adjacency.parent(rows.known(row));
        while (ancestor >= 0 && !items.isIssue(ancestor)) {
            ancestor = adjacency.parent(ancestor);
        }
        return ancestor < 0 ? Optional.empty() : Optional.of(new IssueId(items.numbers()[ancestor]));
    }

    /** The first row in display order that shows the issue. */
    public Optional<RowId> firstRowOf(IssueId issue) {
        int first = issueRows().anyOf(issue, items);
        if (first < 0) {
            return Optional.empty();
        }
        for (int slot = issueRows().following(first);
                slot >= 0;
                slot = issueRows().following(slot)) {
            first = order().precedes(slot, first) ? slot : first;
        }
        return Optional.of(rows.idAt(first));
    }

    /** All rows that show the issue, in display order. */
    public List<RowId> rowsOf(IssueId issue) {
        List<Integer> shown = new ArrayList<>(1);
        for (int slot = issueRows().anyOf(issue, items);
                slot >= 0;
                slot = issueRows().following(slot)) {
            shown.add(slot);
        }
        if (shown.size() > 1) {
            SiblingOrder sorted = order();
            shown.sort((one, two) -> one.equals(two) ? 0 : sorted.precedes(one, two) ? -1 : 1);
        }
        return shown.stream().map(rows::idAt).toList();
    }

    /**
     * The nearest place that still exists: after {@code after} where that is still a child of {@code under}, else
     * before {@code before} where that is, else as the last child. {@code under} itself must be held.
     */
    public Place fitting(Place place) {
        return fitting(place, RowId.NONE);
    }

    /** The same for a row that is about to move and so is no neighbour of itself. */
    public Place fitting(Place place, RowId moving) {
        return placing.fitting(place, moving);
    }

    /** The edit that would take this one back, as things stand before it. */
    public RowEdit inverseOf(RowEdit edit) {
        RowId row = edit.row();
        if (!(edit instanceof RowEdit.Add)) {
            held(edit);
        }
        return switch (edit) {
            case RowEdit.Add add -> new RowEdit.Remove(row);
            case RowEdit.Move move -> new RowEdit.Move(row, placeOf(row), originOf(row));
            case RowEdit.Remove remove -> new RowEdit.Add(row, itemOf(row), placeOf(row), originOf(row));
        };
    }

    /** @throws RefusedEdit when the edit does not leave a forest, or names rows that are not there */
    public void apply(RowEdit edit) {
        switch (edit) {
            case RowEdit.Add add -> add(add);
            case RowEdit.Move move -> move(move);
            case RowEdit.Remove remove -> remove(remove);
        }
    }

    /** Adds a row at a place whose named neighbours must be children of {@code under}. */
    public void add(RowId row, Item item, Place at, Origin origin) {
        add(new RowEdit.Add(row, item, at, origin));
    }

    /** Adds a row as the last child. */
    public void append(RowId row, Item item, RowId under, Origin origin) {
        add(row, item, placing.end(under, RowId.NONE), origin);
    }

    /** Moves a row with everything below it to a place whose named neighbours must be children of {@code under}. */
    public void move(RowId row, Place to, Origin origin) {
        move(new RowEdit.Move(row, to, origin));
    }

    /** Moves a row with everything below it to where it is the last child. */
    public void moveToEnd(RowId row, RowId under, Origin origin) {
        move(row, placing.end(under, row), origin);
    }

    /** Removes a row without children. */
    public void remove(RowId row) {
        remove(new RowEdit.Remove(row));
    }

    /** What has become of the forest, flattened in one pass. */
    public Forest forest() {
        return rows.forest();
    }

    private void add(RowEdit.Add edit) {
        attach(edit);
        tell(edit, log == null ? null : new RowEdit.Remove(edit.row()));
    }

    private void move(RowEdit.Move edit) {
        RowEdit inverse = log == null ? null : inverseOf(edit);
        transfer(edit);
        tell(edit, inverse);
    }

    private void remove(RowEdit.Remove edit) {
        RowEdit inverse = log == null ? null : inverseOf(edit);
        detach(edit);
        tell(edit, inverse);
    }

    private void tell(RowEdit edit, @Nullable RowEdit inverse) {
        if (log != null && inverse != null) {
            log.accept(new PlacedEdit(edit, inverse));
        }
    }

    private void attach(RowEdit.Add edit) {
        if (edit.row().isNone()) {
            throw new RefusedEdit(edit, "A row cannot be added under the id 0, which stands for no row.");
        }
        if (holds(edit.row())) {
            throw new RefusedEdit(edit, "Row " + edit.row() + " cannot be added, because it is already there.");
        }
        int under = placing.parentFor(edit, edit.at());
        int after = placing.previousFor(edit, edit.at(), under);
        int slot = rows.open(edit.row(), edit.item(), edit.origin());
        link(slot, under, after);
        if (issueRows != null) {
            issueRows.add(slot, items);
        }
    }

    private void transfer(RowEdit.Move edit) {
        int slot = held(edit);
        int under = placing.parentFor(edit, edit.to());
        if (adjacency.isInSubtree(under, slot)) {
            throw new RefusedEdit(
                    edit,
                    under == slot
                            ? "Row " + edit.row() + " cannot be moved under itself."
                            : "Row " + edit.row() + " cannot be moved under row "
                                    + edit.to().under() + ", because that stands below it.");
        }
        int after = placing.previousFor(edit, edit.to(), under);
        adjacency.unlink(slot);
        link(slot, under, after);
        rows.bring(slot, edit.origin());
    }

    private void detach(RowEdit.Remove edit) {
        int slot = held(edit);
        if (adjacency.first(slot) >= 0) {
            throw new RefusedEdit(
                    edit, "Row " + edit.row() + " cannot be removed alone, because other rows stand below it.");
        }
        if (issueRows != null) {
            issueRows.remove(slot, items);
        }
        rows.close(slot);
    }

    private void link(int slot, int under, int after) {
        if (order != null) {
            order.place(slot, under, after);
        }
        adjacency.link(slot, under, after);
    }

    private int held(RowEdit edit) {
        int slot = rows.slotOf(edit.row());
        if (slot < 0) {
            throw new RefusedEdit(edit, "Row " + edit.row() + " is not there.");
        }
        return slot;
    }

    private IssueRows issueRows() {
        IssueRows made = issueRows;
        if (made == null) {
            made = new IssueRows(rows.size());
            for (int slot = adjacency.first(-1); slot >= 0; slot = adjacency.following(slot)) {
                made.add(slot, items);
            }
            issueRows = made;
        }
        return made;
    }

    private SiblingOrder order() {
        SiblingOrder made = order;
        if (made == null) {
            made = new SiblingOrder(adjacency, rows.slots());
            order = made;
        }
        return made;
    }
}
