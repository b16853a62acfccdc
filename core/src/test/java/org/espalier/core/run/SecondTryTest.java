package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.run.LinkRuns.LINKS;
import static org.espalier.core.run.LinkRuns.planned;
import static org.espalier.core.run.LinkRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.REFUSED;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Names;
import org.espalier.core.world.PlanText;
import org.espalier.core.world.Run;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** What is tried again of a run that could not do all that it was to do. */
class SecondTryTest {

    @Test
    void onlyWhatWasAttemptedInVainIsTriedAgain() {
        var world = world("""
                P-1
                  C-1
                  C-2
                """, "P-1>C-3");
        world.tracker().disturb(Faults.ofAttempts(REFUSED));
        var run = planned(world).toTheEnd();
        var again = secondTry(world, run);

        assertThat(PlanText.of(again, world.forest())).containsExactly("create P-1>C-1");
        assertThat(again.changes()).extracting(PlannedChange::number).containsExactly(1);
        assertThat(world.run(again).toTheEnd().outcome(1)).isEqualTo(APPLIED);
    }

    @Test
    void whatNobodyWantsAnyMoreIsNotTriedAgain() {
        var world = world("""
                P-1
                  C-1
                """);
        world.tracker().disturb(Faults.ofAttempts(REFUSED));
        var run = planned(world).toTheEnd();
        world.tracker().link(Names.link("P-1>C-1"));

        assertThat(secondTry(world, run).nothingToDo()).isTrue();
    }

    @Test // L15
    void aSmallPlanIsJudgedByWhatItHoldsItself() {
        var links =
                IntStream.rangeClosed(1, 6).mapToObj(child -> "P-1>C-" + child).collect(Collectors.joining(" "));
        var world = world("P-1\n" + LinkRuns.star(6).replace("P-1\n", "").replace("  ", ""), links);
        var whole = world.plan(LINKS, FROM_STRUCTURE);
        assertThat(whole.halts()).hasSize(2);

        world.tracker().disturb(Faults.ofAttempts(REFUSED));
        var run = world.run(whole).toTheEnd();
        var again = secondTry(world, run);
        assertThat(again.changes()).hasSize(1);
        assertThat(again.halts()).isEmpty();
    }

    private static Plan secondTry(World world, Run run) {
        return world.plan(new SecondTry(LINKS, inVain(run)), FROM_STRUCTURE);
    }

    private static List<PlannedChange> inVain(Run run) {
        return run.plan().changes().stream()
                .filter(planned -> !run.outcome(planned.number()).cameTrue())
                .toList();
    }
}
