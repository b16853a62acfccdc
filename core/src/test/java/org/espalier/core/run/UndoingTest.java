package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.fact.Direction.BOTH_WAYS;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.fact.Direction.INTO_STRUCTURE;
import static org.espalier.core.world.Case.QUERY;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Reason;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.reconcile.Decision;
import org.espalier.core.reconcile.Reconciler;
import org.espalier.core.reconcile.View;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Synchronizer;
import org.espalier.core.synchronizer.filter.Filter;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.PlanText;
import org.espalier.core.world.Run;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** L14: what an undo takes back, and what it leaves alone. */
class UndoingTest {

    private static final Links LINKS = Linking.with(Linking.DEFAULT, Linking.inStructure(Expansion.SUB_ISSUES));
    private static final Filter FILTER = new Filter(
            QUERY,
            new Filter.Target.TopLevel(),
            Set.of(Filter.Rule.ADD, Filter.Rule.REMOVE, Filter.Rule.REMOVE_ONLY_AT_TARGET));

    private static final String FOREST = """
            P-1
              C-1
              C-2
              C-3
            P-2
            """;

    @Test // L14
    void movesAndAdditionsAreTakenBackLastFirst() {
        var world = world(FOREST, "P-1>C-1 P-2>C-2 P-2>C-4 P-1>C-3");
        var run = applied(world, LINKS, INTO_STRUCTURE);
        assertThat(Sketch.of(world.forest())).isEqualTo("""
                P-1
                  C-1
                  C-3
                P-2
                  C-2
                  C-4
                """);

        var undo = world.undoOf(run);
        assertThat(text(undo, world)).containsExactly("remove C-4 if ticked", "move C-2 under P-1 after C-1");
        assertThat(undo.direction()).isEmpty();
        world.run(undo).toTheEnd();
        assertThat(Sketch.of(world.forest())).isEqualTo(FOREST);
    }

    @Test // L14
    void removalsAreTakenBackToTheirPlaces() {
        var before = """
                S-1
                S-2
                S-3
                S-2
                """;
        var world = world(before, "");
        world.tracker().answers(QUERY, Names.issues("S-3"), Set.copyOf(Names.issues("S-3")));
        var run = applied(world, FILTER, INTO_STRUCTURE);
        assertThat(Sketch.of(world.forest())).isEqualTo("""
                S-3
                """);

        world.run(world.undoOf(run)).toTheEnd();
        assertThat(Sketch.of(world.forest())).isEqualTo(before);
    }

    @Test // L14
    void factsThatAreNeverAgreedOnAreHeldTooUntilAConfirmedResyncDecides() {
        var world = world("""
                S-1
                S-2
                """, "");
        world.tracker().answers(QUERY, Names.issues("S-1"), Set.copyOf(Names.issues("S-1")));
        var run = applied(world, FILTER, INTO_STRUCTURE);
        var membership = new Fact.Member(Names.issue("S-2"));
        assertThat(world.agreement().held(membership)).isFalse();

        world.run(world.undoOf(run)).toTheEnd();
        assertThat(world.agreement().held(membership)).isTrue();

        applied(world, FILTER, INTO_STRUCTURE);
        assertThat(world.agreement().held(membership)).isFalse();
    }

    @Test // L14
    void linksAreTakenBack() {
        var world = world(FOREST, "P-1>C-1 P-2>C-2");
        var links = new TreeSet<>(world.tracker().links());
        var run = applied(world, LINKS, FROM_STRUCTURE);

        var undo = world.undoOf(run);
        assertThat(text(undo, world))
                .containsExactly("create P-2>C-2", "delete P-1>C-3 if ticked", "delete P-1>C-2 if ticked");
        world.run(undo).toTheEnd();
        assertThat(world.tracker().links()).isEqualTo(links);
    }

    @Test // L14
    void whatWasLeftOutIsNotTakenBack() {
        var world = world(FOREST, "P-1>C-1 P-2>C-2");
        var run = world.run(world.plan(LINKS, FROM_STRUCTURE), Set.of()).toTheEnd();

        assertThat(text(world.undoOf(run), world))
                .containsExactly("delete P-1>C-3 if ticked", "delete P-1>C-2 if ticked");
    }

    @Test // L14
    void whatWasAlreadySoIsNotTheJobsToTakeBack() {
        var world = world(FOREST, "P-1>C-1 P-1>C-3");
        var plan = world.plan(LINKS, FROM_STRUCTURE);
        world.tracker().link(Names.link("P-1>C-2"));
        var run = world.run(plan).toTheEnd();

        assertThat(text(world.undoOf(run), world)).isEmpty();
    }

    @Test // L14
    void aRowThatSomebodyMovedSinceStaysThere() {
        var world = world(FOREST, "P-1>C-1 P-2>C-2 P-1>C-3");
        var run = applied(world, LINKS, INTO_STRUCTURE);
        world.structure().edit(draft -> draft.moveToEnd(row(3), RowId.NONE, Sketch.PERSON));

        assertThat(text(world.undoOf(run), world)).containsExactly("skip C-2 CHANGED_SINCE");
    }

    @Test // L14
    void aRowUnderWhichSomebodyPutOthersStays() {
        var world = world(FOREST, "P-2>C-4 P-1>C-1 P-1>C-2 P-1>C-3");
        var run = applied(world, LINKS, INTO_STRUCTURE);
        var added = world.forest().firstRowOf(Names.issue("C-4")).orElseThrow();
        world.structure().edit(draft -> draft.moveToEnd(row(2), added, Sketch.PERSON));

        assertThat(text(world.undoOf(run), world)).containsExactly("skip C-4 CHANGED_SINCE");
    }

    @Test // L14
    void aLinkThatSomebodyChangedSinceStaysAsItIs() {
        var world = world(FOREST, "P-1>C-1 P-1>C-3 P-2>C-2");
        var run = applied(world, LINKS, FROM_STRUCTURE);
        world.tracker().unlink(Names.link("P-1>C-2"));
        world.tracker().link(Names.link("P-2>C-2"));

        assertThat(text(world.undoOf(run), world)).containsExactly("skip C-2 CHANGED_SINCE", "skip C-2 CHANGED_SINCE");
    }

    @Test // L2, L14
    void aLinkThatIsHiddenNowIsLeftAlone() {
        var world = world(FOREST, "P-1>C-1 P-1>C-3");
        var run = applied(world, LINKS, FROM_STRUCTURE);
        world.tracker().hide(Names.issue("C-2"));

        assertThat(text(world.undoOf(run), world)).containsExactly("skip C-2 CHANGED_SINCE");
    }

    @Test // L14
    void neighboursThatChangedSinceDoNotStandInTheWay() {
        var world = world(FOREST, "P-1>C-1 P-2>C-2 P-1>C-3");
        var run = applied(world, LINKS, INTO_STRUCTURE);
        world.structure().edit(draft -> draft.moveToEnd(row(2), RowId.NONE, Sketch.PERSON));
        world.run(world.undoOf(run)).toTheEnd();

        assertThat(Sketch.of(world.forest())).isEqualTo("""
                P-1
                  C-2
                  C-3
                P-2
                C-1
                """);
    }

    @Test // L14
    void factsAreForgottenAndHeldSoThatTheNextRunAsks() {
        var world = world(FOREST, "P-1>C-1 P-1>C-3");
        var run = applied(world, LINKS, FROM_STRUCTURE);
        var fact = Names.pair("P-1>C-2");
        assertThat(world.agreement().holds(fact, Present.THERE)).isTrue();

        world.run(world.undoOf(run)).toTheEnd();
        assertThat(world.agreement().on(fact)).isEmpty();
        assertThat(world.agreement().held(fact)).isTrue();
        assertThat(world.agreement().on(Names.pair("P-1>C-1"))).isPresent();
        assertThat(Reconciler.resync(BOTH_WAYS, world.agreement())
                        .decide(fact, View.Shows.just(Present.THERE), View.Shows.just(Present.ABSENT)))
                .isEqualTo(new Decision.Held(fact));
    }

    @Test // L14
    void anUndoCanItselfBeUndone() {
        var world = world(FOREST, "P-1>C-1 P-2>C-2 P-1>C-3");
        var run = applied(world, LINKS, INTO_STRUCTURE);
        var after = world.forest();
        var undone = world.run(world.undoOf(run)).toTheEnd();
        world.run(world.undoOf(undone)).toTheEnd();

        assertThat(world.forest().sameShapeAs(after)).isTrue();
    }

    @Test // L2
    void anUndoThatCannotLookIsHalted() {
        var world = world(FOREST, "P-1>C-1");
        var run = applied(world, LINKS, FROM_STRUCTURE);
        world.tracker().disturb(Faults.ofLooks(1));

        assertThat(text(world.undoOf(run), world)).containsExactly("halt TRACKER_UNREACHABLE");
    }

    @Test // L9, L14
    void aReorderingThatSomebodyReorderedSinceStaysThere() {
        var world = world(FOREST, "");
        var reordered = new Change.RowMove(
                row(2),
                world.forest().itemAt(1),
                new Place(row(1), RowId.NONE, row(3)),
                new Place(row(1), row(4), RowId.NONE));
        var plan = plan(reordered);
        var run = world.run(plan).toTheEnd();
        assertThat(text(world.undoOf(run), world)).containsExactly("move C-1 under P-1 first");

        world.structure().edit(draft -> draft.move(row(2), Place.after(row(3), row(1)), Sketch.PERSON));
        assertThat(text(world.undoOf(run), world)).containsExactly("skip C-1 CHANGED_SINCE");
    }

    private static World world(String forest, String links) {
        var world = new World(Sketch.forest(forest));
        for (var link : links.isEmpty() ? new String[0] : links.split(" ")) {
            world.tracker().link(Names.link(link));
        }
        return world;
    }

    private static Run applied(World world, Synchronizer synchronizer, Direction direction) {
        return world.run(world.plan(synchronizer, direction), Set.of(Kind.ROW_REMOVE, Kind.LINK_DELETE))
                .toTheEnd();
    }

    private static List<String> text(Plan plan, World world) {
        return PlanText.of(plan, world.forest());
    }

    private static RowId row(long id) {
        return new RowId(id);
    }

    private static Plan plan(Change change) {
        return new Plan(
                Optional.of(INTO_STRUCTURE),
                List.of(new PlannedChange(
                        1,
                        change,
                        Optional.of(Names.ref("C-1")),
                        new Reason("So it is."),
                        PlannedChange.Ticked.FROM_THE_START,
                        Consequence.NONE)),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
    }
}
