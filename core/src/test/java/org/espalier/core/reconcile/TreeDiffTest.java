package org.espalier.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.core.Seeds.forAllSeeds;
import static org.espalier.core.structure.Forests.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.ItemType;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.PlacedEdit;
import org.espalier.core.structure.Row;
import org.espalier.core.structure.RowEdit;
import org.espalier.core.structure.RowId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeDiffTest {

    /** An edit reads: what, row, to under/after/before. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing changes             | 1(2) 3        | 1(2) 3        | ''
            one of two swaps            | 1 2           | 2 1           | move 1 0/2/0
            the last comes first        | 1 2 3 4       | 4 1 2 3       | move 4 0/0/1
            two lists, each its own     | 1(2 3) 4(5 6) | 1(3 2) 4(6 5) | move 2 1/3/0; move 5 4/6/0
            a row goes under another    | 1 2           | 1(2)          | move 2 1/0/0
            a row goes to the top       | 1(2) 3        | 1 2 3         | move 2 0/1/3
            a parent under its child    | 1(2)          | 2(1)          | move 2 0/0/1; move 1 2/0/0
            three turn round            | 1(2(3))       | 3(2(1))       | move 3 0/0/1; move 2 3/0/0; move 1 2/0/0
            a new row between           | 1 3           | 1 2 3         | add 2 0/1/3
            new rows below new rows     | 1             | 1 2(3)        | add 2 0/1/0; add 3 2/0/0
            a sub-tree goes, low first  | 1(2 3(4)) 5   | 5             | remove 4; remove 3; remove 2; remove 1
            a child outlives its parent | 1(2) 3        | 2 3           | move 2 0/0/1; remove 1
            the goer still stands by    | 1 2 3         | 3 4           | add 4 0/3/0; remove 2; remove 1
            into a new folder           | 1 2 3         | 9(1 2 3)      | add 9 0/0/1; move 1 9/0/0; move 2 9/1/0; move 3 9/2/0
            into an empty forest        | ''            | 1(2)          | add 1 0/0/0; add 2 1/0/0
            everything goes             | 1 2           | ''            | remove 2; remove 1
            """)
    void theEditsAreTheFewestInLawfulOrder(String name, String present, String wanted, String edits) {
        assertThat(told(TreeDiff.between(sketch(present), sketch(wanted))))
                .as(name)
                .isEqualTo(edits);
    }

    @Test // L13
    void anotherOriginAloneIsNoReasonForAnEdit() {
        Forest present = sketch("1 2");
        Forest wanted = Forest.of(present.rows().stream()
                .map(row -> new Row(row.id(), row.depth(), row.item(), new Origin(Origin.Kind.IMPORT, "file")))
                .toList());

        assertThat(TreeDiff.between(present, wanted)).isEmpty();
    }

    @Test
    void aRowKeepsItsItem() {
        Forest present = sketch("1");
        Item folder = new Item.Thing(ItemType.FOLDER, 1);
        Forest wanted = Forest.of(List.of(new Row(new RowId(1), 0, folder, Origin.UNKNOWN)));

        assertThatThrownBy(() -> TreeDiff.between(present, wanted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a row keeps its item.");
    }

    @Test // L1, L13
    void theEditsLeadToTheWantedForestAndEachDoesSomething() {
        forAllSeeds(600, seed -> {
            Random random = new Random(seed);
            Forest present = Forests.random(random, random.nextInt(30));
            Forest wanted = Forests.perturb(random, present, random.nextInt(12));
            List<PlacedEdit> edits = TreeDiff.placedBetween(present, wanted);

            ForestDraft draft = present.draft();
            for (PlacedEdit placed : edits) {
                Forest before = draft.forest();
                assertThat(placed.before()).isEqualTo(placeBefore(before, placed.edit()));
                draft.apply(placed.edit());
                assertThat(Forest.of(draft.forest().rows()).sameShapeAs(before)).isFalse();
                assertThat(placeAfter(placed.edit(), draft)).isEqualTo(target(placed.edit()));
            }
            assertThat(draft.forest()).isEqualTo(withOriginsOfStayers(present, wanted, edits));
            assertThat(present.apply(TreeDiff.between(present, wanted))).isEqualTo(draft.forest());
            assertThat(TreeDiff.between(draft.forest(), wanted)).isEmpty();
        });
    }

    @Test // L14
    void theInversesInReverseRestoreThePresent() {
        forAllSeeds(600, seed -> {
            Random random = new Random(seed);
            Forest present = Forests.random(random, random.nextInt(30));
            Forest wanted = Forests.perturb(random, present, random.nextInt(12));
            List<PlacedEdit> edits = TreeDiff.placedBetween(present, wanted);

            Forest after = present.apply(edits.stream().map(PlacedEdit::edit).toList());
            Forest restored = after.apply(
                    edits.reversed().stream().map(PlacedEdit::inverse).toList());
            assertThat(restored).isEqualTo(present);
        });
    }

    @Test // L1
    void aDeepForestTurnsRound() {
        int depth = 6000;
        Forest present = chain(1, depth, 1);
        Forest wanted = chain(depth, depth, -1);

        List<RowEdit> edits = TreeDiff.between(present, wanted);

        assertThat(edits).hasSize(depth);
        assertThat(present.apply(edits).sameShapeAs(wanted)).isTrue();
    }

    @Test // L13
    void aLongListTurnsRound() {
        int rows = 100_000;
        Forest present = list(1, rows, 1);
        Forest wanted = list(rows, rows, -1);

        List<RowEdit> edits = TreeDiff.between(present, wanted);

        assertThat(edits).hasSize(rows - 1);
        assertThat(present.apply(edits).sameShapeAs(wanted)).isTrue();
    }

    private static Forest chain(long first, int rows, int step) {
        return rows(first, rows, step, 1);
    }

    private static Forest list(long first, int rows, int step) {
        return rows(first, rows, step, 0);
    }

    private static Forest rows(long first, int rows, int step, int deeper) {
        List<Row> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            long id = first + (long) row * step;
            made.add(new Row(new RowId(id), row * deeper, Forests.issueOfRow(id), Origin.UNKNOWN));
        }
        return Forest.of(made);
    }

    /** Rows that no edit touches keep the origin they have. */
    private static Forest withOriginsOfStayers(Forest present, Forest wanted, List<PlacedEdit> edits) {
        Set<RowId> touched = edits.stream().map(placed -> placed.edit().row()).collect(Collectors.toSet());
        return Forest.of(wanted.rows().stream()
                .map(row -> touched.contains(row.id()) ? row : present.row(present.indexOf(row.id())))
                .map(row -> new Row(row.id(), wanted.depthAt(wanted.indexOf(row.id())), row.item(), row.origin()))
                .toList());
    }

    private static Optional<Place> placeBefore(Forest forest, RowEdit edit) {
        return forest.holds(edit.row()) ? Optional.of(forest.placeOf(edit.row())) : Optional.empty();
    }

    private static Optional<Place> placeAfter(RowEdit edit, ForestDraft draft) {
        return draft.holds(edit.row()) ? Optional.of(draft.placeOf(edit.row())) : Optional.empty();
    }

    private static Optional<Place> target(RowEdit edit) {
        return switch (edit) {
            case RowEdit.Add add -> Optional.of(add.at());
            case RowEdit.Move move -> Optional.of(move.to());
            case RowEdit.Remove remove -> Optional.empty();
        };
    }

    private static String told(List<RowEdit> edits) {
        return edits.stream()
                .map(edit -> switch (edit) {
                    case RowEdit.Add add -> "add " + add.row() + told(add.at());
                    case RowEdit.Move move -> "move " + move.row() + told(move.to());
                    case RowEdit.Remove remove -> "remove " + remove.row();
                })
                .collect(Collectors.joining("; "));
    }

    private static String told(Place place) {
        return " " + place.under() + "/" + place.after() + "/" + place.before();
    }
}
