package org.espalier.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.core.Seeds.forAllSeeds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final Map<Integer, ItemType> TYPES =
            Map.of(4, ItemType.FOLDER, 5, ItemType.MEMO, 6, new ItemType("user"));

    @Test
    void aFormulaIsReadRowByRow() {
        Forest forest = Formula.parse("10394:0:4/356,10332:0:14707,10374:1:5/240,10348:2:14717", TYPES);

        assertThat(forest.rows())
                .extracting(Row::item)
                .containsExactly(
                        new Item.Thing(ItemType.FOLDER, 356),
                        new Item.Issue(new IssueId(14707)),
                        new Item.Thing(ItemType.MEMO, 240),
                        new Item.Issue(new IssueId(14717)));
        assertThat(forest.placeOf(new RowId(10374))).isEqualTo(new Place(new RowId(10332), RowId.NONE, RowId.NONE));
    }

    @Test
    void typesAreNumberedAsTheyAreMet() {
        Formula.Written written = Formula.write(Formula.parse("1:0:5/3,2:1:7,3:1:4/9,4:0:6//ada", TYPES));

        assertThat(written.text()).isEqualTo("1:0:1/3,2:1:7,3:1:2/9,4:0:3//ada");
        assertThat(written.itemTypes())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(1, ItemType.MEMO, 2, ItemType.FOLDER, 3, new ItemType("user")));
    }

    @Test
    void theSemanticNumberIsTolerated() {
        assertThat(Formula.parse("1:0:7:3,2:1:6//ada:-1", TYPES)).isEqualTo(Formula.parse("1:0:7,2:1:6//ada", TYPES));
    }

    @Test
    void anEmptyFormulaIsAnEmptyForest() {
        assertThat(Formula.parse("", TYPES)).isEqualTo(Forest.empty());
        assertThat(Formula.write(Forest.empty()).text()).isEmpty();
    }

    @Test
    void newRowsMayComeWithoutIdentity() {
        assertThat(Formula.rows("-1:0,-2:1:10002", TYPES))
                .containsExactly(
                        new FormulaRow(new RowId(-1), 0, Optional.empty()),
                        new FormulaRow(new RowId(-2), 1, Optional.of(new Item.Issue(new IssueId(10002)))));
    }

    @Test
    void charactersThatWouldEndANameAreWrittenOtherwise() {
        List<Row> rows = List.of(
                new Row(new RowId(1), 0, new Item.NamedThing(new ItemType("user"), "a,b:c%2C/d"), Origin.UNKNOWN));
        Formula.Written written = Formula.write(Forest.of(rows));

        assertThat(written.text()).isEqualTo("1:0:1//a%2Cb%3Ac%252C/d");
        assertThat(Formula.parse(written.text(), written.itemTypes()).rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x:0:7       | 0  | The forest formula cannot be read at character 1: a row id was expected, but “x” was found.
            0:0:7       | 0  | The forest formula cannot be read at character 1: a row id was expected, but 0 stands for no row.
            1           | 1  | The forest formula cannot be read at character 2: “:” and a depth was expected, but the formula ends.
            1:1:7       | 2  | The forest formula cannot be read at character 3: depth 1 stands where at most 0 is possible.
            1:-1:7      | 2  | The forest formula cannot be read at character 3: depth -1 stands where at most 0 is possible.
            1:0:7,2:2:8 | 8  | The forest formula cannot be read at character 9: depth 2 stands where at most 1 is possible.
            1:0:9/3     | 4  | The forest formula cannot be read at character 5: item type 9 is not in the table of types.
            1:0:4/      | 6  | The forest formula cannot be read at character 7: the item's number was expected, but the formula ends.
            1:0:6//     | 7  | The forest formula cannot be read at character 8: the item's name was expected, but the formula ends.
            1:0:7,      | 6  | The forest formula cannot be read at character 7: another row was expected after “,”.
            1:0:7 ,2:0:8| 5  | The forest formula cannot be read at character 6: “,” and another row, or the end was expected, but “ ” was found.
            1:0:-7      | 4  | The forest formula cannot be read at character 5: an issue id or an item type was expected, but -7 is negative.
            1:0:7:x     | 6  | The forest formula cannot be read at character 7: the semantic number was expected, but “x” was found.
            1:0         | 0  | The forest formula cannot be read at character 1: row 1 has no identity; here every row needs one.
            1:0:7,1:0:8 | 6  | The forest formula cannot be read at character 7: Row 1 stands twice; a row has one place.
            99999999999999999999:0:7 | 0 | The forest formula cannot be read at character 1: a row id was expected, but the number is too large.
            """)
    void whatCannotBeReadIsNamedByItsPosition(String formula, int position, String sentence) {
        assertThatThrownBy(() -> Formula.parse(formula, TYPES))
                .isInstanceOf(FormulaError.class)
                .hasMessage(sentence)
                .extracting(error -> ((FormulaError) error).position())
                .isEqualTo(position);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        forAllSeeds(300, seed -> {
            Random random = new Random(seed);
            Forest forest = Forests.random(random, random.nextInt(60));
            Formula.Written written = Formula.write(forest);
            Forest read = Formula.parse(written.text(), written.itemTypes());

            assertThat(read.sameShapeAs(forest)).isTrue();
            assertThat(Formula.write(read)).isEqualTo(written);
        });
    }
}
