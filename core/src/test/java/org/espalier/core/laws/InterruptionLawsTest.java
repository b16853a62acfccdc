package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.Plan;
import org.espalier.core.run.Step;
import org.espalier.core.structure.Forest;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Run;
import org.espalier.core.world.TrackerInMemory.Sent;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** L11: wherever a run is interrupted and whatever goes wrong on the way, it ends as if nothing had happened. */
class InterruptionLawsTest {

    @Test // L10, L11
    void aRunThatIsInterruptedAndDisturbedEndsLikeOneThatIsNot() {
        Laws.hold("L11 interruption with faults", 12_000, scenario -> {
            var plan = planned(scenario);
            var quiet = ended(scenario.world().copy(), plan);
            var world = scenario.world();
            world.tracker().disturb(Faults.passing(scenario.random()));
            var run = world.run(plan);
            toTheEnd(run, scenario.random());

            assertThat(End.of(world)).isEqualTo(quiet);
            assertThat(run.effects().values())
                    .allMatch(effect -> effect.outcome().cameTrue());
            assertNothingTwice(world);
        });
    }

    @Test // L11
    void anInterruptionAfterAnyStepChangesNothing() {
        Laws.hold("L11 interruption after every step", 3_000, scenario -> {
            var plan = planned(scenario);
            var quiet = ended(scenario.world().copy(), plan);
            var steps = scenario.world().copy().run(plan).toTheEnd().steps();
            for (int until = 0; until < steps; until++) {
                var world = scenario.world().copy();
                var run = world.run(plan);
                for (int step = 0; step < until; step++) {
                    run.step();
                }
                run.interrupt();
                run.toTheEnd();

                assertThat(End.of(world)).as("interrupted after step %s", until).isEqualTo(quiet);
                assertNothingTwice(world);
            }
        });
    }

    @Test // L9, L11
    void editsOfPeopleBetweenStepsSurvive() {
        Laws.hold("L9 compare before write", 5_000, scenario -> {
            var world = scenario.world();
            var random = scenario.random();
            var plan = planned(scenario);
            var run = world.run(plan);
            var edits = new PeoplesEdits(scenario);
            do {
                if (random.nextInt(3) == 0) {
                    edits.one();
                }
            } while (!(run.step() instanceof Step.Done));

            edits.assertSurvived(plan);
            assertThat(world.tracker().sent()).allMatch(sent -> planned(plan, sent.change()));
            assertThat(run.effects().values().stream().map(effect -> effect.outcome()))
                    .isSubsetOf(Outcome.APPLIED, Outcome.ALREADY_SO, Outcome.DRIFTED);
        });
    }

    @Test
    void theSameSeedMakesTheSameJournalTwice() {
        Laws.holdForSeeds(
                "determinism", 2_000, seed -> assertThat(disturbed(seed)).isEqualTo(disturbed(seed)));
    }

    private static List<String> disturbed(long seed) {
        var scenario = Scenario.of(seed);
        scenario.world().tracker().disturb(Faults.passing(scenario.random()));
        toTheEnd(scenario.world().run(planned(scenario)), scenario.random());
        return scenario.world().journal();
    }

    private static boolean planned(Plan plan, Change change) {
        return plan.changes().stream().anyMatch(planned -> planned.change().equals(change));
    }

    private static Plan planned(Scenario scenario) {
        return scenario.world().plan(scenario.synchronizer(), scenario.direction());
    }

    private static End ended(World world, Plan plan) {
        world.run(plan).toTheEnd();
        return End.of(world);
    }

    private static void toTheEnd(Run run, Random random) {
        while (!(run.step() instanceof Step.Done)) {
            if (random.nextInt(4) == 0) {
                run.interrupt();
            }
        }
    }

    /** L11: a request that was carried out is never sent again. */
    private static void assertNothingTwice(World world) {
        assertThat(world.tracker().sent()).noneMatch(sent -> sent.arrival() == Sent.Arrival.NEEDLESS);
    }

    /** Everything that lasts. */
    private record End(Forest forest, long version, Set<Link> links, Agreement agreement) {
        private static End of(World world) {
            return new End(
                    world.forest(), world.structure().version(), world.tracker().links(), world.agreement());
        }
    }
}
