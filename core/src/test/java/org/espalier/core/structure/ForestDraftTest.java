package org.espalier.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.core.Seeds.forAllSeeds;
import static org.espalier.core.structure.Forests.issueOfRow;
import static org.espalier.core.structure.Forests.sketch;
import static org.espalier.core.structure.Forests.sketched;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForestDraftTest {

    @ParameterizedTest // L1
    @CsvSource(delimiter = '|', textBlock = """
            row | under | after | before | sentence
            9   | 0     | 0     | 0      | Row 9 is not there.
            1   | 1     | 0     | 0      | Row 1 cannot be moved under itself.
            1   | 3     | 0     | 0      | Row 1 cannot be moved under row 3, because that stands below it.
            1   | 9     | 0     | 0      | Row 1 cannot stand under row 9, because that is not there.
            4   | 1     | 3     | 0      | Row 4 cannot stand beside row 3, because that is not directly under row 1.
            2   | 0     | 3     | 0      | Row 2 cannot stand beside row 3, because that is not at the top level.
            4   | 1     | 2     | 3      | Row 4 cannot stand beside row 3, because that is not directly under row 1.
            4   | 0     | 4     | 0      | Row 4 cannot stand beside itself.
            """, useHeadersInDisplayName = true)
    void aMoveThatCannotBeIsRefusedInASentence(long row, long under, long after, long before, String sentence) {
        ForestDraft draft = sketch("1(2(3)) 4").draft();

        assertThatThrownBy(() -> draft.move(id(row), place(under, after, before), Origin.UNKNOWN))
                .isInstanceOf(RefusedEdit.class)
                .hasMessage(sentence);
        assertThat(sketched(draft.forest())).isEqualTo("1(2(3)) 4");
    }

    @Test // L1
    void aRowWithOthersBelowItIsNotRemovedAlone() {
        ForestDraft draft = sketch("1(2)").draft();

        assertThatThrownBy(() -> draft.remove(id(1)))
                .isInstanceOf(RefusedEdit.class)
                .hasMessage("Row 1 cannot be removed alone, because other rows stand below it.");
    }

    @Test // L14
    void everyEditIsToldWithTheOneThatTakesItBackAndARefusedOneIsNot() {
        Forest before = sketch("1(2(3)) 4");
        List<PlacedEdit> told = new ArrayList<>();
        ForestDraft draft = before.draft(told::add);

        draft.append(id(5), issueOfRow(5), id(4), Origin.UNKNOWN);
        draft.move(id(2), Place.firstUnder(id(4)), Origin.UNKNOWN);
        draft.remove(id(3));
        assertThatThrownBy(() -> draft.remove(id(4))).isInstanceOf(RefusedEdit.class);

        assertThat(told).extracting(placed -> placed.edit().row()).containsExactly(id(5), id(2), id(3));
        List<RowEdit> inverses =
                told.reversed().stream().map(PlacedEdit::inverse).toList();
        assertThat(draft.forest().apply(inverses)).isEqualTo(before);
    }

    @Test // L1
    void aRowIsNotAddedTwice() {
        ForestDraft draft = sketch("1").draft();

        assertThatThrownBy(() -> draft.append(id(1), issueOfRow(1), RowId.NONE, Origin.UNKNOWN))
                .isInstanceOf(RefusedEdit.class)
                .hasMessage("Row 1 cannot be added, because it is already there.");
        assertThatThrownBy(() -> draft.append(RowId.NONE, issueOfRow(1), RowId.NONE, Origin.UNKNOWN))
                .isInstanceOf(RefusedEdit.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            row | under | after | before | forest
            5   | 0     | 0     | 0      | 5 1(2 3 4)
            5   | 1     | 0     | 0      | 1(5 2 3 4)
            5   | 1     | 2     | 3      | 1(2 5 3 4)
            5   | 1     | 2     | 4      | 1(2 5 3 4)
            5   | 1     | 0     | 4      | 1(2 3 5 4)
            5   | 1     | 4     | 0      | 1(2 3 4 5)
            3   | 1     | 2     | 4      | 1(2 3 4) 5
            3   | 1     | 0     | 4      | 1(2 3 4) 5
            4   | 1     | 0     | 2      | 1(4 2 3) 5
            2   | 0     | 0     | 5      | 1(3 4) 2 5
            """, useHeadersInDisplayName = true)
    void aTargetIsReadByAfterThenBeforeThenFirst(long row, long under, long after, long before, String forest) {
        ForestDraft draft = sketch("1(2 3 4) 5").draft();

        draft.move(id(row), place(under, after, before), Origin.UNKNOWN);

        assertThat(sketched(draft.forest())).isEqualTo(forest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            under | after | before | fitting after | fitting before
            1     | 2     | 9      | 2             | 3
            1     | 9     | 3      | 2             | 3
            1     | 5     | 2      | 0             | 2
            1     | 9     | 8      | 4             | 0
            1     | 0     | 0      | 4             | 0
            5     | 9     | 8      | 0             | 0
            0     | 2     | 5      | 1             | 5
            1     | 2     | 4      | 2             | 3
            """, useHeadersInDisplayName = true)
    void aPlaceIsFittedToTheNeighboursThatAreLeft(long under, long after, long before, long nowAfter, long nowBefore) {
        ForestDraft draft = sketch("1(2 3 4) 5").draft();

        assertThat(draft.fitting(place(under, after, before))).isEqualTo(place(under, nowAfter, nowBefore));
    }

    @Test
    void aMovingRowIsNoNeighbourOfItself() {
        ForestDraft draft = sketch("1(2 3 4)").draft();

        assertThat(draft.fitting(place(1, 9, 8), id(4))).isEqualTo(place(1, 3, 0));
        assertThat(draft.fitting(place(1, 3, 4), id(3))).isEqualTo(place(1, 2, 4));
        assertThat(draft.fitting(place(1, 2, 0), id(3))).isEqualTo(place(1, 2, 4));
    }

    @Test
    void aRowMovesToTheEndOfItsOwnSiblings() {
        ForestDraft draft = sketch("1 2 3").draft();

        draft.moveToEnd(id(1), RowId.NONE, Origin.UNKNOWN);
        draft.moveToEnd(id(1), RowId.NONE, Origin.UNKNOWN);

        assertThat(sketched(draft.forest())).isEqualTo("2 3 1");
    }

    @Test
    void aRowMayComeBackAfterItsRemoval() {
        ForestDraft draft = sketch("1 2").draft();

        draft.remove(id(1));
        assertThat(draft.firstRowOf(new IssueId(1001))).isEmpty();
        draft.append(id(1), issueOfRow(1), id(2), Origin.UNKNOWN);

        assertThat(draft.firstRowOf(new IssueId(1001))).contains(id(1));
        assertThat(sketched(draft.forest())).isEqualTo("2(1)");
    }

    @Test
    void rowsOfAnIssueStayInDisplayOrderHoweverOftenOneSpotIsSplit() {
        ForestDraft draft = sketch("1 2").draft();
        Item crowd = new Item.Issue(new IssueId(42));
        draft.add(id(3), crowd, place(0, 1, 2), Origin.UNKNOWN);
        draft.add(id(4), crowd, place(0, 3, 2), Origin.UNKNOWN);
        assertThat(draft.rowsOf(new IssueId(42))).containsExactly(id(3), id(4));

        for (long row = 5; row < 3000; row++) {
            draft.add(id(row), crowd, row % 2 == 0 ? place(0, 3, 0) : place(0, 0, 4), Origin.UNKNOWN);
        }

        assertThat(draft.rowsOf(new IssueId(42))).isEqualTo(draft.forest().rowsOf(new IssueId(42)));
        assertThat(draft.firstRowOf(new IssueId(42))).contains(id(3));
    }

    @Test // L1
    void everyEditDoesWhatThePlainForestDoes() {
        forAllSeeds(400, seed -> {
            Random random = new Random(seed);
            Forest forest = Forests.random(random, random.nextInt(12));
            ForestDraft draft = forest.draft();
            PlainForest plain = new PlainForest(forest);
            List<RowEdit> done = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                RowEdit edit = anyEdit(random, draft);
                boolean possible = plain.apply(edit);
                assertThat(isApplied(draft, edit)).as("%s", edit).isEqualTo(possible);
                if (possible) {
                    done.add(edit);
                }
                assertSameAnswers(draft, plain);
            }
            assertThat(draft.forest()).isEqualTo(Forest.of(plain.rows()));
            assertThat(forest.apply(done)).isEqualTo(draft.forest());
        });
    }

    @Test // L14
    void theInverseOfAnEditTakesItBack() {
        forAllSeeds(300, seed -> {
            Random random = new Random(seed);
            ForestDraft draft = Forests.random(random, 1 + random.nextInt(12)).draft();
            for (int step = 0; step < 20; step++) {
                RowEdit edit = anyEdit(random, draft);
                Forest before = draft.forest();
                if (isApplied(before.draft(), edit)) {
                    RowEdit inverse = draft.inverseOf(edit);
                    draft.apply(edit);
                    assertThat(draft.forest().apply(List.of(inverse))).isEqualTo(before);
                }
            }
        });
    }

    private static void assertSameAnswers(ForestDraft draft, PlainForest plain) {
        List<Row> rows = plain.rows();
        assertThat(draft.size()).isEqualTo(rows.size());
        for (Row row : rows) {
            Place place = plain.placeOf(row.id());
            assertThat(draft.placeOf(row.id())).isEqualTo(place);
            assertThat(draft.itemOf(row.id())).isEqualTo(row.item());
            assertThat(draft.originOf(row.id())).isEqualTo(row.origin());
            assertThat(draft.issueParentOf(row.id())).isEqualTo(plain.issueParentOf(row.id()));
            assertThat(draft.isInSubtree(row.id(), rows.getFirst().id()))
                    .isEqualTo(plain.ancestry(row.id()).contains(rows.getFirst().id()));
            row.item().issue().ifPresent(issue -> {
                assertThat(draft.rowsOf(issue)).isEqualTo(plain.rowsOf(issue));
                assertThat(draft.firstRowOf(issue)).contains(plain.rowsOf(issue).getFirst());
            });
        }
    }

    /** Possible or not: any row, also one that is not there, beside and under any others. */
    private static RowEdit anyEdit(Random random, ForestDraft draft) {
        RowId row = id(random.nextInt(24));
        Place place = random.nextInt(3) == 0 || draft.size() == 0
                ? place(random.nextInt(24), random.nextInt(24), random.nextInt(24))
                : likelyPlace(random, draft);
        return switch (random.nextInt(5)) {
            case 0, 1 -> new RowEdit.Add(row, Forests.item(random, 4), place, Forests.origin(random));
            case 2 -> new RowEdit.Remove(row);
            default -> new RowEdit.Move(row, place, Forests.origin(random));
        };
    }

    private static Place likelyPlace(Random random, ForestDraft draft) {
        List<RowId> rows = Forests.idsOf(draft);
        Place beside = draft.placeOf(rows.get(random.nextInt(rows.size())));
        return switch (random.nextInt(4)) {
            case 0 -> Place.firstUnder(rows.get(random.nextInt(rows.size())));
            case 1 -> new Place(beside.under(), beside.after(), RowId.NONE);
            case 2 -> new Place(beside.under(), RowId.NONE, beside.before());
            default -> beside;
        };
    }

    private static boolean isApplied(ForestDraft draft, RowEdit edit) {
        try {
            draft.apply(edit);
            return true;
        } catch (RefusedEdit refusal) {
            assertThat(refusal.edit()).isEqualTo(edit);
            return false;
        }
    }

    private static Place place(long under, long after, long before) {
        return new Place(id(under), id(after), id(before));
    }

    private static RowId id(long row) {
        return new RowId(row);
    }
}
