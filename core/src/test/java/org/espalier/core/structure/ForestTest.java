package org.espalier.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.core.Seeds.forAllSeeds;
import static org.espalier.core.structure.Forests.issueOfRow;
import static org.espalier.core.structure.Forests.sketch;
import static org.espalier.core.structure.Forests.sketched;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForestTest {

    private static final Item FOLDER = new Item.Thing(ItemType.FOLDER, 7);

    @Test
    void anEmptyForestHoldsNothing() {
        assertThat(Forest.empty().size()).isZero();
        assertThat(Forest.empty().rows()).isEmpty();
        assertThat(Forest.empty().childrenOf(RowId.NONE)).isEmpty();
        assertThat(Forest.empty()).isEqualTo(Forest.of(List.of()));
    }

    @Test
    void aForestKnowsParentsChildrenAndPlaces() {
        Forest forest = sketch("1(2 3(4)) 5");

        assertThat(forest.parentOf(id(4))).isEqualTo(id(3));
        assertThat(forest.parentOf(id(5))).isEqualTo(RowId.NONE);
        assertThat(forest.childrenOf(id(1))).containsExactly(id(2), id(3));
        assertThat(forest.childrenOf(RowId.NONE)).containsExactly(id(1), id(5));
        assertThat(forest.placeOf(id(3))).isEqualTo(new Place(id(1), id(2), RowId.NONE));
        assertThat(forest.placeOf(id(5))).isEqualTo(new Place(RowId.NONE, id(1), RowId.NONE));
        assertThat(forest.endOfSubtree(forest.indexOf(id(1)))).isEqualTo(4);
        assertThat(forest.indexOf(id(9))).isEqualTo(-1);
        assertThat(forest.holds(RowId.NONE)).isFalse();
    }

    @Test // L1
    void aDepthThatLeavesOutALevelIsRefused() {
        List<Row> rows = List.of(row(1, 0), row(2, 2));

        assertThatThrownBy(() -> Forest.of(rows))
                .isInstanceOf(NotAForest.class)
                .hasMessage("Row 2 has depth 2 where at most 1 is possible; "
                        + "a row stands at most one level below the row before it.");
    }

    @Test // L1
    void aFirstRowBelowTheTopIsRefused() {
        List<Row> rows = List.of(row(1, 1));

        assertThatThrownBy(() -> Forest.of(rows)).isInstanceOf(NotAForest.class);
    }

    @Test // L1
    void aRowThatStandsTwiceIsRefused() {
        List<Row> rows = List.of(row(1, 0), row(2, 0), row(1, 1));

        assertThatThrownBy(() -> Forest.of(rows))
                .isInstanceOf(NotAForest.class)
                .hasMessage("Row 1 stands twice; a row has one place.")
                .extracting(refusal -> ((NotAForest) refusal).index())
                .isEqualTo(2);
    }

    @Test
    void foldersAreNoIssueParents() {
        Forest forest = Forest.of(List.of(
                new Row(id(1), 0, issueOfRow(1), Origin.UNKNOWN),
                new Row(id(2), 1, FOLDER, Origin.UNKNOWN),
                new Row(id(3), 2, issueOfRow(3), Origin.UNKNOWN)));

        assertThat(forest.issueParentOf(id(3))).contains(new IssueId(1001));
        assertThat(forest.issueParentOf(id(1))).isEmpty();
    }

    @Test
    void anIssueMayStandInSeveralRows() {
        Item twice = new Item.Issue(new IssueId(42));
        Forest forest = Forest.of(List.of(
                new Row(id(9), 0, twice, Origin.UNKNOWN),
                new Row(id(2), 1, issueOfRow(2), Origin.UNKNOWN),
                new Row(id(1), 1, twice, Origin.UNKNOWN)));

        assertThat(forest.firstRowOf(new IssueId(42))).contains(id(9));
        assertThat(forest.rowsOf(new IssueId(42))).containsExactly(id(9), id(1));
        assertThat(forest.issues()).containsExactly(new IssueId(42), new IssueId(1002));
        assertThat(forest.rowsOf(new IssueId(1))).isEmpty();
    }

    @Test
    void theNumberOfAFolderIsNotMistakenForAnIssue() {
        Forest forest = Forest.of(List.of(new Row(id(1), 0, FOLDER, Origin.UNKNOWN)));

        assertThat(forest.firstRowOf(new IssueId(7))).isEmpty();
    }

    @Test
    void aQuestionAboutARowThatIsNotThereIsAMistake() {
        Forest forest = sketch("1");

        assertThatThrownBy(() -> forest.parentOf(id(2))).isInstanceOf(NoSuchElementException.class);
    }

    @Test // L1
    void editsAreAppliedAllOrNone() {
        Forest forest = sketch("1 2 3");
        List<RowEdit> edits = List.of(
                new RowEdit.Move(id(1), Place.firstUnder(id(2)), Origin.UNKNOWN),
                new RowEdit.Move(id(2), Place.firstUnder(id(1)), Origin.UNKNOWN));

        assertThatThrownBy(() -> forest.apply(edits))
                .isInstanceOf(RefusedEdit.class)
                .hasMessage("Row 2 cannot be moved under row 1, because that stands below it.")
                .extracting(refusal -> ((RefusedEdit) refusal).edit())
                .isEqualTo(edits.get(1));
        assertThat(sketched(forest)).isEqualTo("1 2 3");
    }

    @Test
    void anEditKeepsTheOriginOfEveryOtherRow() {
        Origin ada = new Origin(Origin.Kind.PERSON, "ada");
        Forest moved = sketch("1(2) 3").apply(List.of(new RowEdit.Move(id(1), Place.firstUnder(id(3)), ada)));

        assertThat(sketched(moved)).isEqualTo("3(1(2))");
        assertThat(moved.rows()).extracting(Row::origin).containsExactly(Origin.UNKNOWN, ada, Origin.UNKNOWN);
    }

    @Test
    void forestsThatDifferInOriginAloneHaveTheSameShape() {
        Forest forest = sketch("1 2");
        Forest other = Forest.of(forest.rows().stream()
                .map(row -> new Row(row.id(), row.depth(), row.item(), new Origin(Origin.Kind.IMPORT, "file")))
                .toList());

        assertThat(other.sameShapeAs(forest)).isTrue();
        assertThat(other).isNotEqualTo(forest);
    }

    @Test
    void everyAnswerIsThatOfThePlainForest() {
        forAllSeeds(300, seed -> {
            Random random = new Random(seed);
            Forest forest = Forests.random(random, random.nextInt(40));
            PlainForest plain = new PlainForest(forest);

            assertThat(forest.rows()).isEqualTo(plain.rows());
            assertThat(forest).isEqualTo(Forest.of(plain.rows())).hasSameHashCodeAs(Forest.of(plain.rows()));
            assertThat(forest.draft().forest()).isEqualTo(forest);
            assertThat(forest.childrenOf(RowId.NONE)).isEqualTo(plain.childrenOf(RowId.NONE));
            forest.rows().forEach(row -> assertSameAnswers(forest, plain, row));
            forest.issues().forEach(issue -> assertThat(forest.rowsOf(issue)).isEqualTo(plain.rowsOf(issue)));
        });
    }

    private static void assertSameAnswers(Forest forest, PlainForest plain, Row row) {
        RowId id = row.id();
        int index = forest.indexOf(id);
        assertThat(forest.row(index)).isEqualTo(row);
        assertThat(forest.parentOf(id)).isEqualTo(plain.placeOf(id).under());
        assertThat(forest.childrenOf(id)).isEqualTo(plain.childrenOf(id));
        assertThat(forest.placeOf(id)).isEqualTo(plain.placeOf(id));
        assertThat(forest.issueParentOf(id)).isEqualTo(plain.issueParentOf(id));
        assertThat(IntStream.range(index, forest.endOfSubtree(index)))
                .allMatch(below -> plain.ancestry(forest.idAt(below)).contains(id));
        row.item()
                .issue()
                .ifPresent(issue -> assertThat(forest.firstRowOf(issue))
                        .isEqualTo(Optional.of(plain.rowsOf(issue).getFirst())));
    }

    private static Row row(long row, int depth) {
        return new Row(id(row), depth, issueOfRow(row), Origin.UNKNOWN);
    }

    private static RowId id(long row) {
        return new RowId(row);
    }
}
