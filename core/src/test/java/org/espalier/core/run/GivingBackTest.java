package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;
import static org.espalier.core.run.FactRuns.parent;
import static org.espalier.core.run.FactRuns.plan;
import static org.espalier.core.run.FactRuns.put;
import static org.espalier.core.run.FactRuns.take;
import static org.espalier.core.run.FactRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;
import static org.espalier.core.world.Faults.OfAttempt.NONE;
import static org.espalier.core.world.Faults.OfAttempt.REFUSED;

import org.espalier.core.world.Faults;
import org.espalier.core.world.IssuesInMemory;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What slips in between the look and the write is given back, or told where that cannot be (L9). */
class GivingBackTest {
    private final World world = world();
    private final IssuesInMemory issues = world.tracker().issues();

    @ParameterizedTest // L9
    @MethodSource("org.espalier.core.run.OneFact#all")
    void whatSlippedBetweenTheLookAndTheWriteIsGivenBack(OneFact fact) {
        fact.before(issues);
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("given back");
        fact.assertOther(issues);
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @ParameterizedTest // L10
    @MethodSource("org.espalier.core.run.OneFact#all")
    void whatIsGivenBackIsIntendedBeforeItsRequestLeaves(OneFact fact) {
        fact.before(issues);
        var run = slipped(fact);
        run.toTheEnd();

        var journal = world.journal();
        var intent = journal.stream()
                .filter(line -> line.startsWith("intent to give back 1"))
                .toList();
        assertThat(intent).hasSize(1);
        assertThat(journal.get(journal.indexOf(intent.getFirst()) + 1)).startsWith("sent ");
    }

    @ParameterizedTest // L9, L10: each time it is looked first whether the lost request did it.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void whatIsNotGivenBackInSeveralTriesIsTold(OneFact fact) {
        fact.before(issues);
        world.tracker()
                .disturb(Faults.ofAttempts(NONE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "No answer came");
        assertThat(world.tracker().sent()).hasSize(1 + Requests.TRIES);
        fact.assertWanted(issues);
    }

    @Test // L9
    void whatWasGivenBackBeforeAWaitIsStillToldAfterIt() {
        issues.status(Names.issue("C-1"), 1);
        issues.status(Names.issue("C-2"), 1);
        world.tracker().disturb(Faults.ofAttempts(NONE, NONE, NONE, Faults.OfAttempt.LATER));
        var run = world.run(plan(take("C-1", 1, 2), take("C-2", 1, 2)));
        for (var issue : Names.issues("C-1 C-2")) {
            while (!world.journal().contains("intent " + (issue.equals(Names.issue("C-1")) ? 1 : 2))) {
                run.step();
            }
            issues.status(issue, 3);
        }
        run.toTheEnd();

        assertThat(run.sentence(1)).contains("given back");
        assertThat(run.sentence(2)).contains("given back");
        assertThat(issues.statusOf(Names.issue("C-1"))).isEqualTo(3);
        assertThat(issues.statusOf(Names.issue("C-2"))).isEqualTo(3);
    }

    @Test // L2, L9
    void aParentThatSlippedInAndIsHiddenNowIsTold() {
        issues.put(Names.issue("C-1"), parent("-"));
        var run = world.run(plan(put("C-1", "-", "P-1")));
        while (world.journal().isEmpty()) {
            run.step();
        }
        issues.put(Names.issue("C-1"), parent("P-3"));
        world.tracker().hide(Names.issue("P-3"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "does not show it to this account");
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @ParameterizedTest // L9, L11
    @MethodSource("org.espalier.core.run.OneFact#all")
    void whatSlippedIsGivenBackAlsoAfterAnInterruption(OneFact fact) {
        fact.before(issues);
        var run = slipped(fact);
        while (!(run.step() instanceof Step.Done)) {
            run.interrupt();
        }

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        fact.assertOther(issues);
    }

    @ParameterizedTest // L9
    @MethodSource("org.espalier.core.run.OneFact#all")
    void whatSlippedAndCannotBeGivenBackIsTold(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(NONE, REFUSED));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "The tracker refused");
        fact.assertWanted(issues);
    }

    @ParameterizedTest // L10: the last of the lost requests may have done it.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void afterTheLastLostAnswerItIsLookedWhetherItWasGivenBack(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(NONE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_AFTER));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("given back").doesNotContain("could not");
        fact.assertOther(issues);
    }

    @ParameterizedTest // L9, L14: what the change really did is that it replaced somebody else's value.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void undoBringsBackWhatWasReplacedAndCouldNotBeGivenBack(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(NONE, REFUSED));
        var run = slipped(fact);
        run.toTheEnd();
        world.run(world.undoOf(run)).toTheEnd();

        fact.assertOther(issues);
    }

    @ParameterizedTest // L9, L10: a stop writes nothing, and what it leaves replaced is told.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void aStoppedRunTellsWhatWasReplacedAndWritesNothing(OneFact fact) {
        fact.before(issues);
        var run = slipped(fact);
        run.stop();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "was stopped");
        assertThat(world.tracker().sent()).hasSize(1);
        fact.assertWanted(issues);
    }

    @ParameterizedTest // L9 to L11
    @MethodSource("org.espalier.core.run.OneFact#all")
    void theRunThatSettlesAfterAFaultWritesNothingEither(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_AFTER));
        var run = slipped(fact);
        run.interrupt();
        run.stop();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "was stopped");
        assertThat(world.tracker().sent()).hasSize(1);
        fact.assertWanted(issues);
    }

    @ParameterizedTest // L9, L10
    @MethodSource("org.espalier.core.run.OneFact#all")
    void aRunThatEndsBeforeItCouldLookTellsWhatWasReplaced(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(NONE, LOST_BEFORE));
        var run = slipped(fact);
        while (world.tracker().sent().size() < 2) {
            run.step();
        }
        world.tracker().disturb(Faults.ofLooks(Integer.MAX_VALUE));
        run.stop();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("another value", "not known");
    }

    @ParameterizedTest // L2, L9: of a history that was never read nothing is known.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void aRunThatEndsBeforeItCouldReadTheHistoryTellsThat(OneFact fact) {
        fact.before(issues);
        var run = slipped(fact);
        while (run.effects().isEmpty()) {
            run.step();
        }
        world.tracker().disturb(Faults.ofLooks(Integer.MAX_VALUE));
        run.stop();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("not known whether somebody had changed", "Look at the issue's history");
    }

    @ParameterizedTest // L2, L9: a history that is left out is none that is empty.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void aHistoryThatIsNotShownIsWaitedForAndThenTold(OneFact fact) {
        fact.before(issues);
        issues.hideHistory(Names.issue("C-1"));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("did not show the history", "not known");
        assertThat(world.tracker().sent()).hasSize(1);
        fact.assertWanted(issues);
    }

    @ParameterizedTest // L9: with the account of a synchronizer people write, too.
    @MethodSource("org.espalier.core.run.OneFact#all")
    void aValueThatSomebodyMaySetOnceMoreIsLeftAndTold(OneFact fact) {
        fact.before(issues);
        issues.blurHistory(Names.issue("C-1"));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("it was another value just before", "is not known", "left as it is");
        assertThat(world.tracker().sent()).hasSize(1);
        fact.assertWanted(issues);
    }

    /** A run in which somebody was faster in the very moment before the request left. */
    private Run slipped(OneFact fact) {
        var run = world.run(plan(fact.change()));
        while (world.journal().isEmpty()) {
            run.step();
        }
        fact.other(issues);
        run.step();
        return run;
    }
}
