package org.espalier.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Reason;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.Plan.WritingHistory;
import org.espalier.core.plan.PlannedChange.Ticked;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Item ITEM = new Item.Issue(Names.issue("C-1"));
    private static final Change ADD = new Change.RowAdd(new RowId(9), ITEM, Place.firstUnder(RowId.NONE));
    private static final Change MOVE = new Change.RowMove(
            new RowId(3), ITEM, Place.firstUnder(new RowId(1)), Place.after(new RowId(4), new RowId(2)));
    private static final Change REMOVE = new Change.RowRemove(new RowId(5), ITEM, Place.firstUnder(RowId.NONE));
    private static final Change CREATE = new Change.LinkCreate(Names.link("P-1>C-1"));
    private static final Change DELETE = new Change.LinkDelete(Names.link("P-2>C-1"));
    private static final Set<Kind> ALL = Set.of(Kind.ROW_REMOVE, Kind.LINK_DELETE);

    @Test
    void aPlanWithoutChangesIsWithoutRisk() {
        assertThat(risk(plan(), ALL)).isEqualTo(Risk.NONE);
        assertThat(plan().nothingToDo()).isTrue();
    }

    @Test
    void riskIsOfWhatIsIncludedNow() {
        assertThat(risk(plan(REMOVE, DELETE), Set.of())).isEqualTo(Risk.NONE);
        assertThat(risk(plan(MOVE, DELETE), Set.of())).isEqualTo(Risk.LOW);
        assertThat(risk(plan(CREATE, DELETE), Set.of())).isEqualTo(Risk.MEDIUM);
        assertThat(risk(plan(CREATE, DELETE), ALL)).isEqualTo(Risk.HIGH);
    }

    @Test
    void theStructureAloneIsOfLowRiskWhateverTheSize() {
        var adds = IntStream.range(0, 2_000).mapToObj(_ -> ADD).toArray(Change[]::new);

        assertThat(risk(plan(adds), ALL)).isEqualTo(Risk.LOW);
        assertThat(risk(plan(REMOVE), ALL)).isEqualTo(Risk.LOW);
    }

    @Test
    void moreThan500IssuesOfTheTrackerAreOfHighRisk() {
        assertThat(risk(plan(starOf(499)), ALL)).isEqualTo(Risk.MEDIUM);
        assertThat(risk(plan(starOf(500)), ALL)).isEqualTo(Risk.HIGH);
    }

    @Test
    void theFirstWritesOnAConnectionAreOfHighRisk() {
        assertThat(plan(CREATE).risk(ALL, Set.of(), WritingHistory.NEVER_WROTE, Limits.DEFAULT))
                .isEqualTo(Risk.HIGH);
        assertThat(plan(MOVE).risk(ALL, Set.of(), WritingHistory.NEVER_WROTE, Limits.DEFAULT))
                .isEqualTo(Risk.LOW);
    }

    @Test // L15
    void aLimitOnRemovalsCountsUntilItIsReleasedOrTheyAreLeftOut() {
        var halted = halted(Halt.Code.TOO_MANY_REMOVALS, MOVE, REMOVE);

        assertThat(risk(halted, ALL)).isEqualTo(Risk.OVER_LIMIT);
        assertThat(risk(halted, Set.of())).isEqualTo(Risk.LOW);
        assertThat(halted.risk(ALL, Set.of(Halt.Code.TOO_MANY_REMOVALS), WritingHistory.WROTE_BEFORE, Limits.DEFAULT))
                .isEqualTo(Risk.LOW);
        assertThat(halted.nothingToDo()).isFalse();
    }

    @Test
    void issuesAreCountedOnceHoweverManyOfTheirLinksChange() {
        assertThat(plan(CREATE, DELETE).trackerIssues(ALL)).isEqualTo(3);
        assertThat(plan(CREATE, DELETE).trackerIssues(Set.of())).isEqualTo(2);
        assertThat(plan(ADD, MOVE, REMOVE).trackerIssues(ALL)).isZero();
    }

    @Test
    void destructiveKindsAreIncludedByName() {
        var plan = plan(ADD, REMOVE, CREATE, DELETE);

        assertThat(numbers(plan.including(Set.of()))).containsExactly(1, 3);
        assertThat(numbers(plan.including(Set.of(Kind.ROW_REMOVE)))).containsExactly(1, 2, 3);
        assertThat(numbers(plan.including(Set.of(Kind.LINK_DELETE)))).containsExactly(1, 3, 4);
    }

    @Test // L8
    void theFingerprintIsOfTheChangesInTheirOrder() {
        assertThat(plan(ADD, MOVE).fingerprint()).isEqualTo(plan(ADD, MOVE).fingerprint());
        assertThat(plan(ADD, MOVE).fingerprint()).isNotEqualTo(plan(MOVE, ADD).fingerprint());
        assertThat(halted(Halt.Code.TOO_MANY_REMOVALS, ADD).fingerprint())
                .isEqualTo(plan(ADD).fingerprint());
    }

    @Test // L8
    void whateverIsDifferentInAChangeIsDifferentInTheFingerprint() {
        var changes = List.of(
                ADD,
                new Change.RowAdd(new RowId(8), ITEM, Place.firstUnder(RowId.NONE)),
                new Change.RowAdd(new RowId(9), new Item.Issue(Names.issue("C-2")), Place.firstUnder(RowId.NONE)),
                new Change.RowAdd(new RowId(9), ITEM, Place.firstUnder(new RowId(1))),
                MOVE,
                new Change.RowMove(
                        new RowId(3), ITEM, Place.firstUnder(new RowId(7)), Place.after(new RowId(4), new RowId(2))),
                new Change.RowMove(
                        new RowId(3), ITEM, Place.firstUnder(new RowId(1)), Place.after(new RowId(6), new RowId(2))),
                REMOVE,
                CREATE,
                new Change.LinkDelete(Names.link("P-1>C-1")),
                DELETE,
                new Change.LinkCreate(Names.link("C-1>P-1")));

        assertThat(changes.stream().map(change -> plan(change).fingerprint()).distinct())
                .hasSize(changes.size());
    }

    @Test // L8
    void theFingerprintOfAStoredPlanStaysTheSameFromReleaseToRelease() {
        assertThat(plan(ADD, MOVE, REMOVE, CREATE, DELETE).fingerprint().value())
                .isEqualTo("1f340cfebf26f091d9e6c0127f835b57");
    }

    private static Risk risk(Plan plan, Set<Kind> destructive) {
        return plan.risk(destructive, Set.of(), WritingHistory.WROTE_BEFORE, Limits.DEFAULT);
    }

    private static List<Integer> numbers(List<PlannedChange> changes) {
        return changes.stream().map(PlannedChange::number).toList();
    }

    /** Links from one issue to so many others. */
    private static Change[] starOf(int points) {
        return IntStream.rangeClosed(1, points)
                .mapToObj(point -> new Change.LinkCreate(new Link(Names.TYPE, new IssueId(1), new IssueId(1L + point))))
                .toArray(Change[]::new);
    }

    private static Plan plan(Change... changes) {
        return plan(List.of(), changes);
    }

    private static Plan halted(Halt.Code code, Change... changes) {
        return plan(List.of(new Halt(code, "So it is.")), changes);
    }

    private static Plan plan(List<Halt> halts, Change... changes) {
        var planned = new ArrayList<PlannedChange>();
        for (var change : changes) {
            planned.add(new PlannedChange(
                    planned.size() + 1,
                    change,
                    Optional.empty(),
                    new Reason("So it is."),
                    Ticked.FROM_THE_START,
                    Consequence.NONE));
        }
        return new Plan(
                Optional.of(Direction.INTO_STRUCTURE), planned, List.of(), List.of(), List.of(), 0, halts, List.of());
    }
}
