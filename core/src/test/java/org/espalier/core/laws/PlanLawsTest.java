package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Faults;
import org.junit.jupiter.api.Test;

/** What is true of every plan, whatever the synchronizer and the direction. */
class PlanLawsTest {

    @Test // L1, L13
    void everyPrefixOfAPlanIsAForestAndEveryChangeChangesSomething() {
        Laws.hold("L1 forest", 15_000, scenario -> {
            var plan = planned(scenario);

            Cases.assertLawful(plan, scenario.direction(), scenario.world().forest());
            assertThat(plan.changes().stream().map(PlannedChange::number).toList())
                    .isEqualTo(IntStream.rangeClosed(1, plan.changes().size())
                            .boxed()
                            .toList());
        });
    }

    @Test // L2
    void nothingIsTakenFromAnIssueThatTheTrackerHides() {
        Laws.hold("L2 sight", 10_000, scenario -> {
            var world = scenario.world();
            var hidden = new TreeSet<IssueId>();
            world.forest().issues().stream()
                    .filter(_ -> scenario.random().nextInt(3) == 0)
                    .forEach(issue -> {
                        hidden.add(issue);
                        world.tracker().hide(issue);
                    });
            var plan = planned(scenario);

            assertThat(plan.changes()).noneMatch(planned -> touches(planned.change(), hidden));
            world.tracker().disturb(Faults.ofLooks(1));
            if (!world.forest().issues().isEmpty()) {
                assertThat(planned(scenario).changes()).isEmpty();
            }
        });
    }

    @Test // L6
    void aDirectionLeavesTheWinnerAlone() {
        Laws.hold("L6 direction", 15_000, scenario -> {
            var world = scenario.world();
            var forest = world.forest();
            var version = world.structure().version();
            world.run(planned(scenario)).toTheEnd();

            if (scenario.direction() == Direction.INTO_STRUCTURE) {
                assertThat(world.tracker().sent()).isEmpty();
            } else {
                assertThat(world.forest()).isEqualTo(forest);
                assertThat(world.structure().version()).isEqualTo(version);
            }
        });
    }

    @Test // L8
    void makingAPlanWritesNothing() {
        Laws.hold("L8 plan", 5_000, scenario -> {
            var world = scenario.world();
            var forest = world.forest();
            var agreement = world.agreement();
            planned(scenario);

            assertThat(world.forest()).isEqualTo(forest);
            assertThat(world.agreement()).isEqualTo(agreement);
            assertThat(world.journal()).isEmpty();
        });
    }

    @Test // L12
    void aSecondResyncPlansOnlyWhatTheFirstLeftOut() {
        Laws.hold("L12 idempotence", 15_000, scenario -> {
            var world = scenario.world();
            var destructive =
                    scenario.random().nextBoolean() ? Set.<Kind>of() : Set.of(Kind.ROW_REMOVE, Kind.LINK_DELETE);
            var first = planned(scenario);
            world.run(first, destructive).toTheEnd();
            var second = planned(scenario);

            assertThat(second.agreed()).isEmpty();
            assertThat(withoutPlaces(second, world.forest()))
                    .isEqualTo(withoutPlaces(leftOut(first, destructive), world.forest()));
            var before = world.journal();
            var version = world.structure().version();
            world.run(second, Set.of()).toTheEnd();
            assertThat(world.journal()).isEqualTo(before);
            assertThat(world.structure().version()).isEqualTo(version);
        });
    }

    @Test // L13
    void aPlanHoldsTheFewestRowChangesThatLeadThere() {
        Laws.hold("L13 minimality", 15_000, scenario -> {
            var world = scenario.world();
            var present = world.forest();
            var plan = planned(scenario);
            world.run(plan).toTheEnd();

            assertThat(plan.changes().stream()
                            .filter(planned -> planned.change().kind().side() == Side.STRUCTURE))
                    .hasSize(FewestEdits.between(present, world.forest()));
        });
    }

    private static Plan planned(Scenario scenario) {
        return scenario.world().plan(scenario.synchronizer(), scenario.direction());
    }

    private static boolean touches(Change change, Set<IssueId> hidden) {
        return switch (change) {
            case Change.RowAdd(var _, var item, var _) -> item.issue().stream().anyMatch(hidden::contains);
            case Change.RowMove(var _, var item, var _, var _) ->
                item.issue().stream().anyMatch(hidden::contains);
            case Change.RowRemove(var _, var item, var _) ->
                item.issue().stream().anyMatch(hidden::contains);
            case Change.OfTracker atTracker -> atTracker.changed().stream().anyMatch(hidden::contains);
        };
    }

    private static List<PlannedChange> leftOut(Plan plan, Set<Kind> destructive) {
        var included = plan.including(destructive);
        return plan.changes().stream()
                .filter(planned -> !included.contains(planned))
                .toList();
    }

    private static Set<Change> withoutPlaces(Plan plan, Forest forest) {
        return withoutPlaces(plan.changes(), forest);
    }

    /** Removals lose their neighbours to what was done meanwhile; the row and its parent stay the same. */
    private static Set<Change> withoutPlaces(List<PlannedChange> changes, Forest forest) {
        var plain = new HashSet<Change>();
        for (var planned : changes) {
            plain.add(
                    planned.change() instanceof Change.RowRemove(var row, var item, var _)
                            ? new Change.RowRemove(row, item, forest.placeOf(row))
                            : planned.change());
        }
        return plain;
    }
}
