package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Fact;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.world.Run;
import org.junit.jupiter.api.Test;

/** L14: undo is exact, and never goes over a later edit. */
class UndoLawsTest {

    @Test // L14
    void undoBringsBackExactlyWhatWasThere() {
        Laws.hold("L14 undo", 8_000, scenario -> {
            var world = scenario.world();
            var forest = world.forest();
            var links = world.tracker().links();
            var run = run(scenario);
            var undo = world.undoOf(run);
            world.run(undo).toTheEnd();

            assertThat(undo.skips()).isEmpty();
            assertThat(world.forest().sameShapeAs(forest)).isTrue();
            assertThat(world.tracker().links()).isEqualTo(links);
            for (var fact : facts(run)) {
                assertThat(world.agreement().on(fact)).isEmpty();
                assertThat(world.agreement().held(fact)).isTrue();
            }
        });
    }

    @Test // L14
    void whatPeopleChangedSinceIsLeftAloneAndListed() {
        Laws.hold("L14 undo after edits", 7_000, scenario -> {
            var world = scenario.world();
            var run = run(scenario);
            var edits = new PeoplesEdits(scenario);
            for (int edit = scenario.random().nextInt(4); edit >= 0; edit--) {
                edits.one();
            }
            var edited = world.forest();
            var linked = world.tracker().links();
            var undo = world.undoOf(run);
            world.run(undo).toTheEnd();

            var listed = undo.skips().stream().map(Skip::issue).toList();
            for (var planned : run.applied()) {
                switch (planned.change()) {
                    case Change.RowMove(var row, var item, var _, var after)
                    when edits.moved().containsKey(row) && !edited.parentOf(row).equals(after.under()) -> {
                        assertThat(world.forest().parentOf(row)).isEqualTo(edited.parentOf(row));
                        assertThat(listed).contains(item.issue().orElseThrow());
                    }
                    case Change.RowAdd _, Change.RowMove _, Change.RowRemove _ -> {}
                    case Change.LinkCreate(var link)
                    when !linked.contains(link) ->
                        assertThat(world.tracker().links()).doesNotContain(link);
                    case Change.LinkDelete(var link)
                    when linked.contains(link) ->
                        assertThat(world.tracker().links()).contains(link);
                    case Change.OfTracker _ -> {}
                }
            }
            assertThat(undo.changes().size() + undo.skips().size())
                    .isEqualTo(run.applied().size());
        });
    }

    private static Run run(Scenario scenario) {
        var world = scenario.world();
        var destructive =
                scenario.random().nextInt(4) == 0 ? Set.<Kind>of() : Set.of(Kind.ROW_REMOVE, Kind.LINK_DELETE);
        return world.run(world.plan(scenario.synchronizer(), scenario.direction()), destructive)
                .toTheEnd();
    }

    private static Set<Fact> facts(Run run) {
        var facts = new HashSet<Fact>();
        for (PlannedChange planned : run.applied()) {
            if (planned.consequence() instanceof Consequence.Agrees(var agreed)) {
                agreed.forEach(each -> facts.add(each.fact()));
            }
        }
        return facts;
    }
}
