package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.plan.Plan;
import org.espalier.core.run.FactRuns;
import org.espalier.core.run.Step;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.Faults;
import org.espalier.core.world.IssuesInMemory;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.TrackerInMemory.Sent;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** The laws of writing, for parents, statuses, fields and ranks, in random worlds (L9, L10, L11, L14). */
class TrackerChangesLawsTest {
    private static final String FIELD = "customfield_7";
    private static final int ISSUES = 12;

    @Test // L10, L11
    void aRunThatIsInterruptedAndDisturbedEndsLikeOneThatIsNot() {
        Laws.holdForSeeds("L11 tracker changes with faults", 1_500, seed -> {
            var random = new Random(seed);
            var world = world(random);
            var plan = plan(world, random);
            var quiet = world.copy();
            quiet.run(plan).toTheEnd();
            world.tracker().disturb(Faults.passing(random));
            var run = world.run(plan);
            while (!(run.step() instanceof Step.Done)) {
                if (random.nextInt(4) == 0) {
                    run.interrupt();
                }
            }

            assertThat(all(world)).isEqualTo(all(quiet));
            assertThat(run.effects().values())
                    .allMatch(effect -> effect.outcome().cameTrue());
            assertThat(world.tracker().sent()).noneMatch(sent -> sent.arrival() == Sent.Arrival.NEEDLESS);
        });
    }

    @Test // L11
    void anInterruptionAfterAnyStepChangesNothing() {
        Laws.holdForSeeds("L11 tracker changes interrupted after every step", 150, seed -> {
            var random = new Random(seed);
            var world = world(random);
            var plan = plan(world, random);
            var quiet = world.copy();
            var steps = quiet.run(plan).toTheEnd().steps();
            for (int until = 0; until < steps; until++) {
                var copy = world.copy();
                var run = copy.run(plan);
                for (int step = 0; step < until; step++) {
                    run.step();
                }
                run.interrupt();
                run.toTheEnd();

                assertThat(all(copy)).as("interrupted after step %s", until).isEqualTo(all(quiet));
            }
        });
    }

    @Test // L9: also in the moment between the look and the write, since what slipped is given back.
    void valuesThatPeopleSetBesideARunSurvive() {
        Laws.holdForSeeds("L9 tracker changes beside people", 2_000, seed -> {
            var random = new Random(seed);
            var world = world(random);
            var run = world.run(plan(world, random));
            var edited = new HashSet<IssueId>();
            do {
                if (random.nextInt(3) == 0) {
                    edit(world, random, edited);
                }
            } while (!(run.step() instanceof Step.Done));

            for (var issue : edited) {
                assertThat(world.tracker().issues().statusOf(issue)).isEqualTo(9);
                assertThat(world.tracker().issues().field(issue, FIELD)).isEqualTo("theirs");
                assertThat(world.tracker().issues().above(issue)).contains(Names.issue("Z-9"));
            }
            assertOutcomes(run);
        });
    }

    @Test // L14
    void undoBringsBackExactlyWhatWasThere() {
        Laws.holdForSeeds("L14 tracker changes undone", 1_500, seed -> {
            var random = new Random(seed);
            var world = world(random);
            var before = all(world);
            var run = world.run(plan(world, random)).toTheEnd();
            var undo = world.undoOf(run);
            world.run(undo).toTheEnd();

            assertThat(undo.skips()).isEmpty();
            assertThat(all(world)).isEqualTo(before);
        });
    }

    private static void assertOutcomes(Run run) {
        assertThat(run.effects().values())
                .extracting(each -> each.outcome())
                .isSubsetOf(Outcome.APPLIED, Outcome.ALREADY_SO, Outcome.DRIFTED);
    }

    private static Object all(World world) {
        return world.tracker().issues().all();
    }

    private static void edit(World world, Random random, Set<IssueId> edited) {
        var issue = issue(random.nextInt(ISSUES));
        var issues = world.tracker().issues();
        issues.status(issue, 9);
        issues.field(issue, FIELD, "theirs");
        issues.put(issue, Optional.of(Names.issue("Z-9")));
        edited.add(issue);
    }

    private static World world(Random random) {
        var world = new World(Forest.empty());
        var issues = world.tracker().issues();
        var order = new ArrayList<IssueId>();
        for (int number = 0; number < ISSUES; number++) {
            order.add(issue(number));
            issues.status(issue(number), random.nextInt(1, 4));
            issues.field(issue(number), FIELD, "value " + random.nextInt(3));
            issues.put(issue(number), anyParent(random));
        }
        Collections.shuffle(order, random);
        issues.order(order);
        return world;
    }

    private static Plan plan(World world, Random random) {
        var issues = world.tracker().issues();
        var changes = new ArrayList<Change.OfTracker>();
        for (int number = 0; number < ISSUES; number++) {
            var issue = issue(number);
            var under = anyParent(random);
            if (random.nextBoolean() && !issues.above(issue).equals(under)) {
                changes.add(new Change.Reparent(Relation.PARENT, issue, issues.above(issue), under));
            }
            if (random.nextInt(3) == 0) {
                changes.add(new Change.Transition(
                        issue,
                        IssuesInMemory.status(issues.statusOf(issue)),
                        IssuesInMemory.status(issues.statusOf(issue) + 1),
                        Optional.empty()));
            }
            if (random.nextInt(3) == 0) {
                changes.add(new Change.FieldSet(issue, FIELD, issues.field(issue, FIELD), "ours"));
            }
        }
        changes.addAll(ranks(issues.order(), random));
        return FactRuns.plan(changes);
    }

    /** Some issues of the end, in another order, go between two of the start that stay. */
    private static List<Change.Rank> ranks(List<IssueId> order, Random random) {
        var moved = new ArrayList<>(order.subList(ISSUES - random.nextInt(ISSUES - 2), ISSUES));
        var stays = order.get(ISSUES - moved.size() - 1);
        Collections.shuffle(moved, random);
        var ranks = new ArrayList<Change.Rank>();
        var behind = Optional.<IssueId>empty();
        for (var issue : moved) {
            var at = order.indexOf(issue);
            var before = new RankPlace(
                    Optional.of(stays),
                    Optional.empty(),
                    order.get(at - 1).equals(stays) ? Optional.empty() : Optional.of(order.get(at - 1)));
            ranks.add(new Change.Rank(
                    issue,
                    IssuesInMemory.RANK,
                    before,
                    new RankPlace(Optional.of(order.get(0)), Optional.of(order.get(1)), behind)));
            behind = Optional.of(issue);
        }
        return ranks;
    }

    private static IssueId issue(int number) {
        return Names.issue("A-" + (number + 1));
    }

    private static Optional<IssueId> anyParent(Random random) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Names.issue("P-" + random.nextInt(1, 5)));
    }
}
