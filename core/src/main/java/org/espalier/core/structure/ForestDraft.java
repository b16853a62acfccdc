package org.espalier.core.structure;

import java.util.ArrayList;
import java.util.Arrays;
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

    private final Links links;
    private final ItemColumn items;
    private final Lookup lookup;
    private long[] ids;
    private Origin[] origins;
    private int slots;
    private int size;

    /** Both are made when first asked for and kept true from then on; applying edits needs neither. */
    private @Nullable IssueRows issueRows;

    private @Nullable SiblingOrder order;

    /** Hears of every edit right after it; nobody, in a draft that only shapes. */
    private final @Nullable Consumer<PlacedEdit> log;

    ForestDraft(Forest base, @Nullable Consumer<PlacedEdit> log) {
        this.log = log;
        links = new Links(base);
        items = base.items().copy();
        lookup = new Lookup(base.lookup());
        ids = base.ids().clone();
        origins = base.origins().clone();
        slots = base.size();
        size = base.size();
    }

    public int size() {
        return size;
    }

    public boolean holds(RowId row) {
        return slotOf(row) >= 0;
    }

    /** The parent, or {@link RowId#NONE} at the top level. */
    public RowId parentOf(RowId row) {
        return idOrNone(links.parent(known(row)));
    }

    public RowId previousSiblingOf(RowId row) {
        return idOrNone(links.previous(known(row)));
    }

    public RowId nextSiblingOf(RowId row) {
        return idOrNone(links.next(known(row)));
    }

    /** The first child, or {@link RowId#NONE}; that of {@link RowId#NONE} is the first root. */
    public RowId firstChildOf(RowId row) {
        return idOrNone(links.first(knownOrTop(row)));
    }

    /** The last child, or {@link RowId#NONE}; that of {@link RowId#NONE} is the last root. */
    public RowId lastChildOf(RowId row) {
        return idOrNone(links.last(knownOrTop(row)));
    }

    /** The children in order; those of {@link RowId#NONE} are the roots. */
    public List<RowId> childrenOf(RowId row) {
        List<RowId> children = new ArrayList<>();
        for (int child = links.first(knownOrTop(row)); child >= 0; child = links.next(child)) {
            children.add(new RowId(ids[child]));
        }
        return Collections.unmodifiableList(children);
    }

    public Place placeOf(RowId row) {
        int slot = known(row);
        return new Place(idOrNone(links.parent(slot)), idOrNone(links.previous(slot)), idOrNone(links.next(slot)));
    }

    public Item itemOf(RowId row) {
        return items.at(known(row));
    }

    public Origin originOf(RowId row) {
        return origins[known(row)];
    }

    /** Whether the row is the other one or stands somewhere below it; all rows stand below {@link RowId#NONE}. */
    public boolean isInSubtree(RowId row, RowId of) {
        return links.isInSubtree(known(row), knownOrTop(of));
    }

    /** The nearest ancestor that is an issue; folders and memos between are passed over. */
    public Optional<IssueId> issueParentOf(RowId row) {
        int ancestor = links.parent(known(row));
        while (ancestor >= 0 && !items.isIssue(ancestor)) {
            ancestor = links.parent(ancestor);
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
        return Optional.of(new RowId(ids[first]));
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
        return shown.stream().map(slot -> new RowId(ids[slot])).toList();
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
        int under = knownOrTop(place.under());
        int lifted = moving.isNone() ? -1 : known(moving);
        int after = fittingAnchor(place.after(), under, lifted);
        int before = fittingAnchor(place.before(), under, lifted);
        if (after < 0) {
            after = before < 0 ? links.last(under) : links.previous(before);
            after = after == lifted && lifted >= 0 ? links.previous(lifted) : after;
        }
        before = after < 0 ? links.first(under) : links.next(after);
        before = before == lifted && lifted >= 0 ? links.next(lifted) : before;
        return new Place(place.under(), idOrNone(after), idOrNone(before));
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
        add(row, item, end(under, RowId.NONE), origin);
    }

    /** Moves a row with everything below it to a place whose named neighbours must be children of {@code under}. */
    public void move(RowId row, Place to, Origin origin) {
        move(new RowEdit.Move(row, to, origin));
    }

    /** Moves a row with everything below it to where it is the last child. */
    public void moveToEnd(RowId row, RowId under, Origin origin) {
        move(row, end(under, row), origin);
    }

    /** Removes a row without children. */
    public void remove(RowId row) {
        remove(new RowEdit.Remove(row));
    }

    /** What has become of the forest, flattened in one pass. */
    public Forest forest() {
        ForestBuilder builder = new ForestBuilder(size);
        int depth = 0;
        int slot = links.first(-1);
        while (slot >= 0) {
            builder.add(ids[slot], depth, items, slot, origins[slot]);
            if (links.first(slot) >= 0) {
                slot = links.first(slot);
                depth++;
                continue;
            }
            while (slot >= 0 && links.next(slot) < 0) {
                slot = links.parent(slot);
                depth--;
            }
            slot = slot < 0 ? -1 : links.next(slot);
        }
        return builder.build();
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
        int under = parentFor(edit, edit.at());
        int after = previousFor(edit, edit.at(), under);
        int slot = open(edit);
        link(slot, under, after);
        size++;
        if (issueRows != null) {
            issueRows.add(slot, items);
        }
    }

    private void transfer(RowEdit.Move edit) {
        int slot = held(edit);
        int under = parentFor(edit, edit.to());
        if (links.isInSubtree(under, slot)) {
            throw new RefusedEdit(
                    edit,
                    under == slot
                            ? "Row " + edit.row() + " cannot be moved under itself."
                            : "Row " + edit.row() + " cannot be moved under row "
                                    + edit.to().under() + ", because that stands below it.");
        }
        int after = previousFor(edit, edit.to(), under);
        links.unlink(slot);
        link(slot, under, after);
        origins[slot] = edit.origin();
    }

    private void detach(RowEdit.Remove edit) {
        int slot = held(edit);
        if (links.first(slot) >= 0) {
            throw new RefusedEdit(
                    edit, "Row " + edit.row() + " cannot be removed alone, because other rows stand below it.");
        }
        if (issueRows != null) {
            issueRows.remove(slot, items);
        }
        links.unlink(slot);
        lookup.remove(edit.row().value(), ids);
        size--;
    }

    /** A slot of its own for a new row; slots of removed rows stay empty. */
    private int open(RowEdit.Add edit) {
        int slot = slots;
        if (slot == ids.length) {
            ids = Arrays.copyOf(ids, Columns.grown(slot));
            origins = Arrays.copyOf(origins, Columns.grown(slot));
        }
        ids[slot] = edit.row().value();
        origins[slot] = edit.origin();
        items.add(edit.item());
        links.open(slot);
        lookup.put(slot, ids);
        slots++;
        return slot;
    }

    private void link(int slot, int under, int after) {
        if (order != null) {
            order.place(slot, under, after);
        }
        links.link(slot, under, after);
    }

    private int held(RowEdit edit) {
        int slot = slotOf(edit.row());
        if (slot < 0) {
            throw new RefusedEdit(edit, "Row " + edit.row() + " is not there.");
        }
        return slot;
    }

    private int parentFor(RowEdit edit, Place place) {
        int under = slotOf(place.under());
        if (under < 0 && !place.under().isNone()) {
            throw new RefusedEdit(
                    edit,
                    "Row " + edit.row() + " cannot stand under row " + place.under() + ", because that is not there.");
        }
        return under;
    }

    /** The slot to link after, the row itself lifted out, or -1 for the first child. */
    private int previousFor(RowEdit edit, Place place, int under) {
        int row = slotOf(edit.row());
        int after = anchor(edit, place.after(), under);
        int before = anchor(edit, place.before(), under);
        if (after >= 0 || before < 0) {
            return after;
        }
        int previous = links.previous(before);
        return previous >= 0 && previous == row ? links.previous(row) : previous;
    }

    private int anchor(RowEdit edit, RowId anchor, int under) {
        if (anchor.isNone()) {
            return -1;
        }
        if (anchor.equals(edit.row())) {
            throw new RefusedEdit(edit, "Row " + anchor + " cannot stand beside itself.");
        }
        int slot = slotOf(anchor);
        if (slot < 0 || links.parent(slot) != under) {
            String parent = under < 0 ? "at the top level" : "directly under row " + ids[under];
            throw new RefusedEdit(
                    edit,
                    "Row " + edit.row() + " cannot stand beside row " + anchor + ", because that is not " + parent
                            + ".");
        }
        return slot;
    }

    private int fittingAnchor(RowId anchor, int under, int lifted) {
        int slot = slotOf(anchor);
        return slot >= 0 && slot != lifted && links.parent(slot) == under ? slot : -1;
    }

    private Place end(RowId under, RowId moving) {
        int parent = slotOf(under);
        if (parent < 0 && !under.isNone()) {
            return Place.firstUnder(under);
        }
        int last = links.last(parent);
        if (last >= 0 && ids[last] == moving.value()) {
            last = links.previous(last);
        }
        return new Place(under, idOrNone(last), RowId.NONE);
    }

    private IssueRows issueRows() {
        IssueRows made = issueRows;
        if (made == null) {
            made = new IssueRows(size);
            for (int slot = links.first(-1); slot >= 0; slot = links.following(slot)) {
                made.add(slot, items);
            }
            issueRows = made;
        }
        return made;
    }

    private SiblingOrder order() {
        SiblingOrder made = order;
        if (made == null) {
            made = new SiblingOrder(links, slots);
            order = made;
        }
        return made;
    }

    private int slotOf(RowId row) {
        return lookup.slotOf(row.value(), ids);
    }

    private int known(RowId row) {
        int slot = slotOf(row);
        if (slot < 0) {
            throw new NoSuchElementException("Row " + row + " is not in this forest.");
        }
        return slot;
    }

    private int knownOrTop(RowId row) {
        return row.isNone() ? -1 : known(row);
    }

    private RowId idOrNone(int slot) {
        return slot < 0 ? RowId.NONE : new RowId(ids[slot]);
    }
}
