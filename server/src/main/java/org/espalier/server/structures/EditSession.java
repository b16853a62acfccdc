package org.espalier.server.structures;

import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.FormulaRow;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.server.access.Person;

/** One edit on its way through a draft: gives new rows their ids, and whole sub-trees to what takes single rows. */
final class EditSession {

    private final StructureId structure;
    private final ForestDraft draft;
    private final Origin origin;
    private final ItemTexts texts;
    private final RowIds rowIds;
    private final SequencedMap<RowId, RowId> newRows = new LinkedHashMap<>();

    EditSession(StructureId structure, ForestDraft draft, Person person, ItemTexts texts, RowIds rowIds) {
        this.structure = structure;
        this.draft = draft;
        this.origin = new Origin(Origin.Kind.PERSON, person.user());
        this.texts = texts;
        this.rowIds = rowIds;
    }

    /** An action that names rows as they cannot be named. */
    static final class Misnamed extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        Misnamed(String sentence) {
            super(sentence);
        }
    }

    SequencedMap<RowId, RowId> newRows() {
        return Collections.unmodifiableSequencedMap(newRows);
    }

    void add(EditAction.Add add) {
        add.items().keySet().stream()
                .filter(row ->
                        add.rows().stream().noneMatch(added -> added.rowId().equals(row)))
                .findFirst()
                .ifPresent(row -> {
                    throw new Misnamed("The items name row " + row + ", which the forest does not add.");
                });
        // The row last added at each depth; the next deeper row stands under it, after the last one there.
        List<RowId> path = new ArrayList<>();
        for (FormulaRow row : add.rows()) {
            RowId id = newId(row.rowId());
            Place place = row.depth() == 0
                    ? (path.isEmpty()
                            ? place(add.target(), RowId.NONE)
                            : Place.after(path.getFirst(), draft.parentOf(path.getFirst())))
                    : lastUnder(path.get(row.depth() - 1), RowId.NONE);
            draft.add(id, item(add, row), place, origin);
            while (path.size() > row.depth()) {
                path.removeLast();
            }
            path.add(id);
        }
    }

    /** A row that stands there already stays as it is, with the origin it has. */
    void move(EditAction.Move move) {
        RowId row = known(move.row());
        Place place = place(move.target(), row);
        if (!draft.holds(row) || !standsAt(row, place)) {
            draft.move(row, place, origin);
        }
    }

    void remove(EditAction.Remove remove) {
        RowId top = known(remove.row());
        if (!draft.holds(top)) {
            draft.remove(top);
        }
        List<RowId> subtree = new ArrayList<>();
        Deque<RowId> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            RowId row = open.removeLast();
            subtree.add(row);
            open.addAll(draft.childrenOf(row));
        }
        subtree.reversed().forEach(draft::remove);
    }

    private RowId newId(RowId given) {
        if (given.value() > 0) {
            throw new Misnamed("The new row " + given + " needs a negative id.");
        }
        RowId id = rowIds.next();
        if (newRows.putIfAbsent(given, id) != null) {
            throw new Misnamed("The new row " + given + " stands twice in this edit.");
        }
        return id;
    }

    private Item item(EditAction.Add add, FormulaRow row) {
        EditAction.NewItem created = add.items().get(row.rowId());
        if (created == null) {
            return row.identity()
                    .orElseThrow(() -> new Misnamed("The new row " + row.rowId()
                            + " has no identity; give an issue id in the forest, or an entry in items."));
        }
        if (row.identity().isPresent()) {
            throw new Misnamed("The new row " + row.rowId()
                    + " has an identity in the forest and one in items; give one of them.");
        }
        return texts.add(structure, created.type(), created.name());
    }

    /** {@code after} decides if it names a row, else {@code before}, else the row becomes the first or last child. */
    private Place place(EditAction.Target target, RowId moving) {
        RowId under = known(target.under());
        RowId after = known(new RowId(target.after().orElse(0)));
        RowId before = known(new RowId(target.before().orElse(0)));
        if (!after.isNone()) {
            return Place.after(after, under);
        }
        if (!before.isNone()) {
            return Place.before(before, under);
        }
        boolean last = target.after().isEmpty() && target.before().equals(OptionalLong.of(0));
        return last && (under.isNone() || draft.holds(under)) ? lastUnder(under, moving) : Place.firstUnder(under);
    }

    private boolean standsAt(RowId row, Place place) {
        Place present = draft.placeOf(row);
        if (!present.under().equals(place.under())) {
            return false;
        }
        boolean byFollower = place.after().isNone() && !place.before().isNone();
        return byFollower
                ? present.before().equals(place.before())
                : present.after().equals(place.after());
    }

    private Place lastUnder(RowId under, RowId moving) {
        RowId last = draft.lastChildOf(under);
        boolean itself = !last.isNone() && last.equals(moving);
        return new Place(under, itself ? draft.previousSiblingOf(last) : last, RowId.NONE);
    }

    private RowId known(RowId named) {
        if (named.value() >= 0) {
            return named;
        }
        RowId id = newRows.get(named);
        if (id == null) {
            throw new Misnamed("Row " + named + " is not one that this edit has added before.");
        }
        return id;
    }
}
