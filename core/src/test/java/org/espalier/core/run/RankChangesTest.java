package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;
import static org.espalier.core.change.Effect.Outcome.FAILED;
import static org.espalier.core.run.FactRuns.parent;
import static org.espalier.core.run.FactRuns.place;
import static org.espalier.core.run.FactRuns.plan;
import static org.espalier.core.run.FactRuns.ranks;
import static org.espalier.core.run.FactRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.EVERY_OTHER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.PARTLY;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.Faults;
import org.espalier.core.world.IssuesInMemory;
import org.espalier.core.world.Names;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** Issues are ranked in runs, each issue with an effect of its own, and only their order is compared (L9, L13). */
class RankChangesTest {
    private final World world = world();
    private final IssuesInMemory issues = world.tracker().issues();

    @Test // L13
    void aRunIsOneRequestAndEachOfItsIssuesHasItsOwnEffect() {
        order("A-1 B-1 C-1 C-2 C-3");
        var run = world.run(plan(ranks("C-3 C-1 C-2", place("B-1", "-"), "A-1", "B-1")))
                .toTheEnd();

        assertOrder("A-1 C-3 C-1 C-2 B-1");
        assertThat(run.effects().values()).extracting(each -> each.outcome()).containsOnly(APPLIED);
        assertThat(world.journal())
                .containsExactly(
                        "intent 1",
                        "intent 2",
                        "intent 3",
                        "sent rank C-3, rank C-1, rank C-2",
                        "effect 1 APPLIED",
                        "effect 2 APPLIED",
                        "effect 3 APPLIED",
                        "concluded 1",
                        "concluded 2",
                        "concluded 3");
    }

    @Test // L13
    void aLongRunGoesInRequestsOfFifty() {
        var many =
                IntStream.rangeClosed(1, 120).mapToObj(number -> "C-" + number).collect(Collectors.joining(" "));
        order("A-1 B-1 " + many);
        world.run(plan(ranks(many, place("B-1", "-"), "A-1", "B-1"))).toTheEnd();

        assertOrder("A-1 " + many + " B-1");
        assertThat(world.journal()).filteredOn(line -> line.startsWith("sent")).hasSize(3);
    }

    @Test // L9, L11: what a request left out goes in several, of which the first comes to nothing.
    void eachOfWhatARequestLeftOutHasOneEffect() {
        order("A-1 B-1 C-1 C-2 C-3 C-4");
        world.tracker().disturb(Faults.ofAttempts(EVERY_OTHER, PARTLY, PARTLY, PARTLY));
        var run = world.run(plan(ranks("C-1 C-2 C-3 C-4", place("B-1", "-"), "A-1", "B-1")))
                .toTheEnd();

        assertOrder("A-1 C-1 C-3 C-4 B-1 C-2");
        assertThat(List.of(run.outcome(1), run.outcome(2), run.outcome(3), run.outcome(4)))
                .containsExactly(APPLIED, FAILED, APPLIED, APPLIED);
    }

    @Test
    void whatARequestLeftOutIsSentAgain() {
        order("A-1 B-1 C-1 C-2 C-3 C-4");
        world.tracker().disturb(Faults.ofAttempts(PARTLY));
        var run = world.run(plan(ranks("C-1 C-2 C-3 C-4", place("B-1", "-"), "A-1", "B-1")))
                .toTheEnd();

        assertOrder("A-1 C-1 C-2 C-3 C-4 B-1");
        assertThat(run.effects().values()).extracting(each -> each.outcome()).containsOnly(APPLIED);
        assertThat(world.journal())
                .containsSubsequence(
                        "sent rank C-1, rank C-2, rank C-3, rank C-4", "sent rank C-3, rank C-4", "concluded 4");
    }

    @Test
    void anIssueThatIsNeverRankedHasFailedInTheTrackersWords() {
        order("A-1 B-1 C-1");
        world.tracker().disturb(Faults.ofAttempts(PARTLY, PARTLY, PARTLY, PARTLY, PARTLY));
        var run = world.run(plan(ranks("C-1", place("B-1", "-"), "A-1", "B-1"))).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(FAILED);
        assertThat(run.sentence(1)).contains("cannot rank it at the moment", "4 times");
        assertThat(world.tracker().sent()).hasSize(4);
    }

    @Test // L10
    void aRunWhoseAnswerWasLostIsNotSentAgain() {
        order("A-1 B-1 C-1 C-2");
        world.tracker().disturb(Faults.ofAttempts(LOST_AFTER));
        var run = world.run(plan(ranks("C-1 C-2", place("B-1", "-"), "A-1", "B-1")))
                .toTheEnd();

        assertOrder("A-1 C-1 C-2 B-1");
        assertThat(run.effects().values()).extracting(each -> each.outcome()).containsOnly(APPLIED);
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @Test // L9
    void anIssueThatStandsThereAlreadyIsNotRanked() {
        order("A-1 C-1 B-1");

        assertThat(world.run(plan(ranks("C-1", place("B-1", "-"), "A-1", "B-1")))
                        .toTheEnd()
                        .outcome(1))
                .isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).isEmpty();
    }

    @Test // L9
    void anIssueThatSomebodyMovedElsewhereIsLeftAndTheRestOfTheRunKeepsItsOrder() {
        order("C-2 A-1 B-1 C-1 C-3");
        var run = world.run(plan(ranks("C-1 C-2 C-3", place("B-1", "-"), "A-1", "B-1")))
                .toTheEnd();

        assertThat(run.outcome(2)).isEqualTo(DRIFTED);
        assertOrder("C-2 A-1 C-1 C-3 B-1");
    }

    @Test // jira-api 10: a changed rank is not a changed place.
    void ranksThatWereWrittenAnewMeanNothing() {
        order("A-1 B-1 C-1");
        var run = world.run(plan(ranks("C-1", place("B-1", "-"), "A-1", "B-1")));
        run.step();
        issues.rebalance();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertOrder("A-1 C-1 B-1");
    }

    @Test // L14: the tracker is asked nothing about the issues that the plan did not name.
    void undoBringsTheOrderOfTheNamedIssuesBack() {
        order("A-1 B-1 C-1 C-2 C-3");
        var changes = List.of(
                new Change.Rank(Names.issue("C-3"), IssuesInMemory.RANK, behind("C-1"), place("A-1", "B-1")),
                new Change.Rank(
                        Names.issue("C-1"),
                        IssuesInMemory.RANK,
                        place("B-1", "-"),
                        new RankPlace(parent("A-1"), parent("B-1"), parent("C-3"))));
        var run = world.run(plan(changes)).toTheEnd();
        world.run(world.undoOf(run)).toTheEnd();

        assertOrder("A-1 B-1 C-1 C-3 C-2");
    }

    /** After B-1, behind an issue that goes away, too. */
    private static RankPlace behind(String issue) {
        return new RankPlace(parent("B-1"), parent("-"), parent(issue));
    }

    private void order(String keys) {
        issues.order(Names.issues(keys));
    }

    private void assertOrder(String keys) {
        List<IssueId> order = Names.issues(keys);
        assertThat(issues.order()).isEqualTo(order);
    }
}
