package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;

import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** L9: what each change of a structure does where what it expects is there, is done already, or is gone. */
class RowAttemptTest {

    private static final Origin UNDO = new Origin(Origin.Kind.UNDO, "1");

    @TestFactory // L9
    Stream<DynamicTest> rowsThatAreAdded() {
        return Stream.of(
                given("at its place", """
                        P-1
                          C-1
                        """, add(9, "C-2", 1, 2, 0), APPLIED, """
                        P-1
                          C-1
                          C-2
                        """),
                given("at the top", """
                        P-1
                        """, add(9, "C-2", 0, 1, 0), APPLIED, """
                        P-1
                        C-2
                        """),
                given("at the end where its neighbour has left", """
                        P-1
                          C-1
                          C-3
                        """, add(9, "C-2", 1, 7, 0), APPLIED, """
                        P-1
                          C-1
                          C-3
                          C-2
                        """),
                same("its row is there", """
                        P-1
                          C-1
                        """, add(2, "C-1", 1, 0, 0), ALREADY_SO),
                same("its row is there, moved since", """
                        P-1
                        C-1
                        """, add(2, "C-1", 1, 0, 0), ALREADY_SO),
                same("the row above has left", """
                        P-1
                        """, add(9, "C-2", 7, 0, 0), DRIFTED),
                same("somebody added the issue elsewhere", """
                        P-1
                        C-2
                        """, add(9, "C-2", 1, 0, 0), DRIFTED));
    }

    @TestFactory // L9
    Stream<DynamicTest> rowsThatAreMoved() {
        var forest = """
                P-1
                  C-1
                P-2
                  C-2
                """;
        return Stream.of(
                given("with all below", """
                        P-1
                          C-1
                            D-1
                        P-2
                        """, move(2, 1, 4), APPLIED, """
                        P-1
                        P-2
                          C-1
                            D-1
                        """),
                given("to the top", forest, move(2, 1, 0), APPLIED, """
                        P-1
                        P-2
                          C-2
                        C-1
                        """),
                given("from the top", forest, move(1, 0, 3), APPLIED, """
                        P-2
                          C-2
                          P-1
                            C-1
                        """),
                given("although its neighbours changed", """
                        P-1
                          D-1
                          C-1
                          D-2
                        P-2
                        """, move(3, 1, 5), APPLIED, """
                        P-1
                          D-1
                          D-2
                        P-2
                          C-1
                        """),
                same("it stands there", forest, move(2, 3, 1), ALREADY_SO),
                same("it left the structure", forest, move(9, 1, 3), DRIFTED),
                same("somebody moved it elsewhere", forest, move(2, 3, 0), DRIFTED),
                same("the row above has left", forest, move(2, 1, 9), DRIFTED),
                same("the row above stands below it now", """
                        C-1
                          P-1
                        """, move(1, 0, 2), DRIFTED));
    }

    @TestFactory // L9
    Stream<DynamicTest> rowsThatAreReordered() {
        var forest = """
                P-1
                  C-1
                  C-2
                  C-3
                """;
        return Stream.of(
                given("between its neighbours", forest, reorder(2, 0, 3, 3, 4), APPLIED, """
                        P-1
                          C-2
                          C-1
                          C-3
                        """),
                given("one neighbour is enough", forest, reorder(2, 0, 9, 3, 4), APPLIED, """
                        P-1
                          C-2
                          C-1
                          C-3
                        """),
                same("it stands there", forest, reorder(3, 0, 2, 2, 4), ALREADY_SO),
                same("somebody reordered it", forest, reorder(3, 4, 9, 0, 2), DRIFTED),
                same(
                        "somebody moved it elsewhere",
                        """
                        P-1
                          C-2
                        C-1
                        """,
                        new Change.RowMove(row(3), issue("C-1"), place(1, 0, 2), place(1, 2, 0)),
                        DRIFTED));
    }

    @TestFactory // L9
    Stream<DynamicTest> rowsThatAreRemoved() {
        var forest = """
                P-1
                  C-1
                """;
        return Stream.of(
                given("where nothing is below", forest, remove(2, 1), APPLIED, """
                        P-1
                        """),
                same("it has left", forest, remove(9, 1), ALREADY_SO),
                same("somebody moved it", forest, remove(2, 0), DRIFTED),
                same("somebody put rows under it", forest, remove(1, 0), DRIFTED));
    }

    @Test // L14
    void anUndoBringsBackFurtherRowsOfAnIssue() {
        var attempt = new RowAttempt(Sketch.forest("""
                P-1
                C-1
                """).draft(), UNDO);

        assertThat(attempt.attempt(add(9, "C-1", 1, 0, 0)).outcome()).isEqualTo(APPLIED);
    }

    @Test // L7
    void whatIsTouchedCarriesTheOriginOfThePlan() {
        var attempt = new RowAttempt(Sketch.forest("""
                P-1
                C-1
                """).draft(), World.SYNCHRONIZER);
        attempt.attempt(move(2, 0, 1));
        attempt.attempt(add(9, "C-2", 1, 2, 0));

        assertThat(attempt.draft().originOf(row(1))).isEqualTo(Sketch.PERSON);
        assertThat(attempt.draft().originOf(row(2))).isEqualTo(World.SYNCHRONIZER);
        assertThat(attempt.draft().originOf(row(9))).isEqualTo(World.SYNCHRONIZER);
    }

    private static DynamicTest same(String name, String forest, Change change, Outcome outcome) {
        return given(name, forest, change, outcome, forest);
    }

    private static DynamicTest given(String name, String before, Change change, Outcome outcome, String after) {
        return DynamicTest.dynamicTest(change.kind() + ": " + name, () -> {
            var attempt = new RowAttempt(Sketch.forest(before).draft(), World.SYNCHRONIZER);
            var effect = attempt.attempt(change);

            assertThat(effect.outcome()).isEqualTo(outcome);
            assertThat(Sketch.of(attempt.draft().forest())).isEqualTo(after);
            assertThat(effect.sentence().isEmpty()).isEqualTo(outcome.cameTrue());
        });
    }

    private static Change add(long row, String key, long under, long after, long before) {
        return new Change.RowAdd(row(row), issue(key), place(under, after, before));
    }

    private static Change move(long row, long from, long to) {
        return new Change.RowMove(row(row), issue("C-1"), place(from, 0, 0), place(to, 77, 0));
    }

    /** Within row 1. */
    private static Change reorder(long row, long fromAfter, long fromBefore, long toAfter, long toBefore) {
        return new Change.RowMove(row(row), issue("C-1"), place(1, fromAfter, fromBefore), place(1, toAfter, toBefore));
    }

    private static Change remove(long row, long under) {
        return new Change.RowRemove(row(row), issue("C-1"), place(under, 0, 0));
    }

    private static Item issue(String key) {
        return new Item.Issue(Names.issue(key));
    }

    private static Place place(long under, long after, long before) {
        return new Place(row(under), row(after), row(before));
    }

    private static RowId row(long id) {
        return new RowId(id);
    }
}
