package org.espalier.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.fact.Direction.BOTH_WAYS;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.fact.Direction.INTO_STRUCTURE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Halt.Code;
import org.espalier.core.change.Reason;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.Limits;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.plan.PlannedChange.Ticked;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.Test;

/** Each halt at its limit and just below. */
class ChecksTest {

    private static final Checks CHECKS = new Checks(Limits.DEFAULT);

    @Test // L15
    void removalsOfRowsStopAbove50IfTheyAreMoreThanATenth() {
        assertThat(halts(51, 0, 509, 100)).containsExactly(Code.TOO_MANY_REMOVALS);
        assertThat(halts(51, 0, 510, 100)).isEmpty();
        assertThat(halts(50, 0, 50, 100)).isEmpty();
    }

    @Test // L15
    void removalsAtTheTrackerStopAbove50OrAbove5IfTheyAreMoreThanATenth() {
        assertThat(halts(0, 51, 10, 10_000)).containsExactly(Code.TOO_MANY_REMOVALS);
        assertThat(halts(0, 50, 10, 10_000)).isEmpty();
        assertThat(halts(0, 6, 10, 59)).containsExactly(Code.TOO_MANY_REMOVALS);
        assertThat(halts(0, 6, 10, 60)).isEmpty();
        assertThat(halts(0, 5, 10, 5)).isEmpty();
    }

    @Test // L15
    void removalsHoldBackOnlyAnApplyThatIncludesThem() {
        assertThat(Code.TOO_MANY_REMOVALS.blocks()).isEqualTo(Halt.Blocks.REMOVALS);
        assertThat(Code.TOO_MANY_REMOVALS.releasable()).isTrue();
        assertThat(Code.ONE_SIDE_EMPTY.blocks()).isEqualTo(Halt.Blocks.PLAN);
        assertThat(Code.ONE_SIDE_EMPTY.releasable()).isTrue();
    }

    @Test // L15
    void anEmptyWinnerStopsWhereTheOtherSideShowsTwo() {
        assertThat(empty(INTO_STRUCTURE, 2, 0)).containsExactly(Code.ONE_SIDE_EMPTY);
        assertThat(empty(INTO_STRUCTURE, 1, 0)).isEmpty();
        assertThat(empty(INTO_STRUCTURE, 2, 1)).isEmpty();
        assertThat(empty(FROM_STRUCTURE, 0, 2)).containsExactly(Code.ONE_SIDE_EMPTY);
        assertThat(empty(FROM_STRUCTURE, 0, 1)).isEmpty();
        assertThat(empty(FROM_STRUCTURE, 1, 2)).isEmpty();
        assertThat(empty(BOTH_WAYS, 0, 2)).isEmpty();
        assertThat(empty(BOTH_WAYS, 2, 0)).isEmpty();
    }

    @Test // L15
    void anEmptyWinnerStopsNothingWhereNothingWouldChange() {
        var plan = CHECKS.plan(INTO_STRUCTURE, structure(5), TrackerSight.NOTHING, proposal(0, 0, 5, 0));

        assertThat(plan.halts()).isEmpty();
    }

    @Test // L2, L15
    void everyGapOfASightIsAHaltOfItsOwn() {
        assertThat(sight(Gap.Kind.QUERY_FAILED)).containsExactly(Code.QUERY_FAILED);
        assertThat(sight(Gap.Kind.INCOMPLETE)).containsExactly(Code.INCOMPLETE_SIGHT);
        assertThat(sight(Gap.Kind.UNREACHABLE)).containsExactly(Code.TRACKER_UNREACHABLE);
        assertThat(sight(Gap.Kind.THROTTLED)).containsExactly(Code.TRACKER_THROTTLED);
        assertThat(sight(Gap.Kind.DEAD_TOKEN)).containsExactly(Code.DEAD_TOKEN);
        assertThat(sight(Gap.Kind.INCOMPLETE, Gap.Kind.INCOMPLETE)).hasSize(1);
    }

    @Test // L2
    void aHaltedPlanHoldsNothingToApply() {
        var plan = Checks.halted(Optional.of(INTO_STRUCTURE), seen(Gap.Kind.UNREACHABLE));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.agreed()).isEmpty();
        assertThat(plan.nothingToDo()).isFalse();
    }

    @Test // L15
    void allHaltsThatApplyAreShownTogether() {
        var plan = CHECKS.plan(
                INTO_STRUCTURE,
                structure(60),
                seen(Gap.Kind.DEAD_TOKEN, Gap.Kind.QUERY_FAILED),
                proposal(51, 0, 60, 0));

        assertThat(plan.halts())
                .extracting(Halt::code)
                .containsExactly(Code.DEAD_TOKEN, Code.QUERY_FAILED, Code.ONE_SIDE_EMPTY, Code.TOO_MANY_REMOVALS);
    }

    private static List<Code> halts(int rows, int links, int size, int atTracker) {
        return CHECKS
                .plan(INTO_STRUCTURE, structure(size), TrackerSight.NOTHING, proposal(rows, links, size, atTracker))
                .halts()
                .stream()
                .map(Halt::code)
                .toList();
    }

    private static List<Code> empty(Direction direction, int inStructure, int atTracker) {
        return CHECKS
                .plan(direction, structure(5), TrackerSight.NOTHING, proposal(1, 0, inStructure, atTracker))
                .halts()
                .stream()
                .map(Halt::code)
                .toList();
    }

    private static List<Code> sight(Gap.Kind... gaps) {
        return Checks.halted(Optional.of(INTO_STRUCTURE), seen(gaps)).halts().stream()
                .map(Halt::code)
                .toList();
    }

    private static TrackerSight seen(Gap.Kind... gaps) {
        return new TrackerSight(
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                List.of(gaps).stream().map(kind -> new Gap(kind, "So it is.")).toList());
    }

    private static StructureSight structure(int rows) {
        ForestBuilder builder = Forest.builder();
        for (long row = 1; row <= rows; row++) {
            builder.add(new RowId(row), 0, Forests.issueOfRow(row), Origin.UNKNOWN);
        }
        return new StructureSight(builder.build(), 1);
    }

    private static Proposal proposal(int rows, int links, int inStructure, int atTracker) {
        var changes = new ArrayList<PlannedChange>();
        var sight = structure(rows);
        IntStream.range(0, rows)
                .mapToObj(index -> new Change.RowRemove(
                        sight.forest().idAt(index),
                        sight.forest().itemAt(index),
                        sight.forest().placeAt(index)))
                .forEach(change -> changes.add(planned(changes.size() + 1, change)));
        IntStream.rangeClosed(1, links)
                .mapToObj(child -> new Change.LinkDelete(new Link(Names.TYPE, new IssueId(1), new IssueId(1L + child))))
                .forEach(change -> changes.add(planned(changes.size() + 1, change)));
        return new Proposal(
                changes, List.of(), List.of(), List.of(), 0, new Proposal.Shown(inStructure, atTracker), List.of());
    }

    private static PlannedChange planned(int number, Change change) {
        return new PlannedChange(
                number, change, Optional.empty(), new Reason("So it is."), Ticked.BY_A_PERSON, Consequence.NONE);
    }
}
