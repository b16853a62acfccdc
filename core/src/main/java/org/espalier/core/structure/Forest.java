package org.espalier.core.structure;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An ordered forest of rows as an immutable value (L1).
 *
 * <p>Rows are numbered in display order: a row is followed by everything below it, then by its next sibling. Kept as
 * parallel arrays at about forty bytes a row, lookup by id included; origins are shared. Questions that name a row the
 * forest does not hold end in a {@link NoSuchElementException}; where a row may be {@link RowId#NONE}, it says so.
 */
public final class Forest {

    private static final Forest EMPTY = new ForestBuilder(0).build();

    private final long[] ids;
    private final int[] depths;
    private final int[] parents;
    private final int[] ends;
    private final ItemColumn items;
    private final Origin[] origins;
    private final SlotIndex byId;

    /** Made when first asked for; two threads may both make it, to the same effect. */
    private @Nullable IssueRows issueRows;

    Forest(ForestBuilder rows, SlotIndex byId) {
        this.ids = rows.ids();
        this.depths = rows.depths();
        this.parents = rows.parents();
        this.ends = rows.ends();
        this.items = rows.items();
        this.origins = rows.origins();
        this.byId = byId;
    }

    public static Forest empty() {
        return EMPTY;
    }

    /**
     * The forest of these rows in display order.
     *
     * @throws NotAForest when a depth leaves out a level or a row id stands twice
     */
    public static Forest of(List<Row> rows) {
        ForestBuilder builder = new ForestBuilder(rows.size());
        rows.forEach(builder::add);
        return builder.build();
    }

    /** Collects rows one at a time, for callers that stream them. */
    public static ForestBuilder builder() {
        return new ForestBuilder(0);
    }

    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    public Row row(int index) {
        return new Row(idAt(index), depths[index], items.at(index), origins[index]);
    }

    /** All rows in display order, as a view. */
    public List<Row> rows() {
        return new Rows();
    }

    /** The index in display order, or -1 when the forest does not hold the row. */
    public int indexOf(RowId row) {
        return byId.slotOf(row.value(), ids);
    }

    public boolean holds(RowId row) {
        return indexOf(row) >= 0;
    }

    public RowId idAt(int index) {
        return new RowId(ids[index]);
    }

    public int depthAt(int index) {
        return depths[index];
    }

    public Item itemAt(int index) {
        return items.at(index);
    }

    public Origin originAt(int index) {
        return origins[index];
    }

    /** The index of the parent, or -1 at the top level. */
    public int parentIndexAt(int index) {
        return parents[index];
    }

    /** The index after the last row below this one. */
    public int endOfSubtree(int index) {
        return ends[index];
    }

    /** Whether both forests show the same row with the same item at these indexes. */
    public boolean sameRowAt(int index, Forest other, int otherIndex) {
        return ids[index] == other.ids[otherIndex] && items.sameAt(index, other.items, otherIndex);
    }

    /** The parent, or {@link RowId#NONE} at the top level. */
    public RowId parentOf(RowId row) {
        return idOrNone(parents[known(row)]);
    }

    /** The children in order; those of {@link RowId#NONE} are the roots. */
    public List<RowId> childrenOf(RowId row) {
        int index = row.isNone() ? -1 : known(row);
        List<RowId> children = new ArrayList<>();
        for (int child = index + 1; child < endOf(index); child = ends[child]) {
            children.add(idAt(child));
        }
        return Collections.unmodifiableList(children);
    }

    public Place placeOf(RowId row) {
        return placeAt(known(row));
    }

    public Place placeAt(int index) {
        return new Place(idOrNone(parents[index]), idOrNone(previousSiblingAt(index)), idOrNone(nextSiblingAt(index)));
    }

    /** The nearest ancestor that is an issue; folders and memos between are passed over. */
    public Optional<IssueId> issueParentOf(RowId row) {
        int ancestor = parents[known(row)];
        while (ancestor >= 0 && !items.isIssue(ancestor)) {
            ancestor = parents[ancestor];
        }
        return ancestor < 0 ? Optional.empty() : Optional.of(new IssueId(items.numbers()[ancestor]));
    }

    /** The first row in display order that shows the issue. */
    public Optional<RowId> firstRowOf(IssueId issue) {
        int first = issueRows().anyOf(issue, items);
        return first < 0 ? Optional.empty() : Optional.of(idAt(first));
    }

    /** All rows that show the issue, in display order. */
    public List<RowId> rowsOf(IssueId issue) {
        List<RowId> rows = new ArrayList<>(1);
        IssueRows shown = issueRows();
        for (int index = shown.anyOf(issue, items); index >= 0; index = shown.following(index)) {
            rows.add(idAt(index));
        }
        return Collections.unmodifiableList(rows);
    }

    /** Every issue shown, in the display order of its first row. */
    public SequencedSet<IssueId> issues() {
        SequencedSet<IssueId> issues = LinkedHashSet.newLinkedHashSet(size());
        for (int index = 0; index < ids.length; index++) {
            if (items.isIssue(index)) {
                issues.add(new IssueId(items.numbers()[index]));
            }
        }
        return Collections.unmodifiableSequencedSet(issues);
    }

    /**
     * The forest after these edits, in order; all of them or none.
     *
     * @throws RefusedEdit at the first edit that does not leave a forest (L1)
     */
    public Forest apply(List<RowEdit> edits) {
        if (edits.isEmpty()) {
            return this;
        }
        ForestDraft draft = draft();
        edits.forEach(draft::apply);
        return draft.forest();
    }

    /** A working copy; this forest stays as it is. */
    public ForestDraft draft() {
        return new ForestDraft(this, null);
    }

    /** A working copy that tells of every edit right after it, together with the edit that takes it back. */
    public ForestDraft draft(Consumer<PlacedEdit> log) {
        return new ForestDraft(this, log);
    }

    /** Whether both hold the same rows with the same items in the same places, whoever brought them there. */
    public boolean sameShapeAs(Forest other) {
        if (!Arrays.equals(ids, other.ids) || !Arrays.equals(depths, other.depths)) {
            return false;
        }
        for (int index = 0; index < ids.length; index++) {
            if (!items.sameAt(index, other.items, index)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Forest that && sameShapeAs(that) && Arrays.equals(origins, that.origins));
    }

    /** By ids and depths alone; two forests that differ elsewhere only are rare enough. */
    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + Arrays.hashCode(depths);
    }

    /** The formula of product documents, for people who read a failing test. */
    @Override
    public String toString() {
        return Formula.write(this).text();
    }

    long[] ids() {
        return ids;
    }

    Origin[] origins() {
        return origins;
    }

    ItemColumn items() {
        return items;
    }

    SlotIndex byId() {
        return byId;
    }

    private IssueRows issueRows() {
        IssueRows made = issueRows;
        if (made == null) {
            made = IssueRows.of(items);
            issueRows = made;
        }
        return made;
    }

    /** The index of the next sibling, or -1. */
    int nextSiblingAt(int index) {
        return ends[index] < endOf(parents[index]) ? ends[index] : -1;
    }

    /**
     * The index of the previous sibling, or -1: found by climbing from the row above, at most as far as that is deep.
     */
    private int previousSiblingAt(int index) {
        int parent = parents[index];
        int sibling = index - 1;
        if (sibling == parent) {
            return -1;
        }
        while (parents[sibling] != parent) {
            sibling = parents[sibling];
        }
        return sibling;
    }

    private int endOf(int index) {
        return index < 0 ? ids.length : ends[index];
    }

    private RowId idOrNone(int index) {
        return index < 0 ? RowId.NONE : idAt(index);
    }

    private int known(RowId row) {
        int index = indexOf(row);
        if (index < 0) {
            throw new NoSuchElementException("Row " + row + " is not in this forest.");
        }
        return index;
    }

    private final class Rows extends AbstractList<Row> implements RandomAccess {

        @Override
        public Row get(int index) {
            return row(index);
        }

        @Override
        public int size() {
            return ids.length;
        }
    }
}
