package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.run.LinkRuns.exported;
import static org.espalier.core.run.LinkRuns.star;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Halt.Code;
import org.espalier.core.change.Reason;
import org.espalier.core.fact.Direction;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** L15: an undo that takes much away is halted like any other plan. */
class UndoHaltsTest {

    @Test
    void anUndoThatWouldEmptyTheStructureIsHalted() {
        assertThat(undoOfAdding(1, "")).isEmpty();
        assertThat(undoOfAdding(2, "")).containsExactly(Code.ONE_SIDE_EMPTY);
        assertThat(undoOfAdding(2, "P-1")).isEmpty();
    }

    @Test
    void anUndoThatWouldTakeManyRowsAwayIsHalted() {
        assertThat(undoOfAdding(50, "P-1")).isEmpty();
        assertThat(undoOfAdding(51, "P-1")).containsExactly(Code.TOO_MANY_REMOVALS);
        assertThat(undoOfAdding(51, "")).containsExactly(Code.ONE_SIDE_EMPTY, Code.TOO_MANY_REMOVALS);
    }

    @Test
    void anUndoThatWouldTakeManyLinksAwayIsHalted() {
        assertThat(undoOfExporting(5, 0)).isEmpty();
        assertThat(undoOfExporting(6, 0)).containsExactly(Code.TOO_MANY_REMOVALS);
        assertThat(undoOfExporting(6, 54)).isEmpty();
    }

    private static List<Code> undoOfAdding(int rows, String before) {
        var world = new World(Sketch.forest(before));
        var changes = IntStream.rangeClosed(1, rows)
                .mapToObj(number -> added(number, number))
                .toList();
        var plan = new Plan(
                Optional.of(Direction.INTO_STRUCTURE),
                changes,
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
        return codes(world.undoOf(world.run(plan).toTheEnd()));
    }

    private static PlannedChange added(int number, int issue) {
        var ref = Names.ref("C-" + issue);
        return new PlannedChange(
                number,
                new Change.RowAdd(
                        new RowId(100L + number),
                        new Item.Issue(ref.id()),
                        new Place(RowId.NONE, RowId.NONE, RowId.NONE)),
                Optional.of(ref),
                new Reason("So it is."),
                PlannedChange.Ticked.FROM_THE_START,
                Consequence.NONE);
    }

    /** Besides the links that the run made, its issues have others of the same type. */
    private static List<Code> undoOfExporting(int links, int others) {
        var world = new World(Sketch.forest(star(links)));
        IntStream.rangeClosed(1, others).forEach(other -> world.tracker().link(Names.link("P-1>D-" + other)));
        return codes(world.undoOf(exported(world)));
    }

    private static List<Code> codes(Plan plan) {
        return plan.halts().stream().map(Halt::code).toList();
    }
}
