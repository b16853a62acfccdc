package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.run.FactRuns.parent;
import static org.espalier.core.run.FactRuns.plan;
import static org.espalier.core.run.FactRuns.put;
import static org.espalier.core.run.FactRuns.take;
import static org.espalier.core.run.FactRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;

import org.espalier.core.change.Skip;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.world.Faults;
import org.espalier.core.world.IssuesInMemory;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parents, statuses and fields of issues are written like links: after a look, once, and read back (L9, L10). */
class FactChangesTest {
    private final World world = world();
    private final IssuesInMemory issues = world.tracker().issues();

    @ParameterizedTest
    @MethodSource("org.espalier.core.run.OneFact#all")
    void isWrittenOnceWhereItIsAsThePlanSawIt(OneFact fact) {
        fact.before(issues);
        var run = run(fact);

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        fact.assertWanted(issues);
        assertThat(world.journal()).containsSubsequence("intent 1", "effect 1 APPLIED", "concluded 1");
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @ParameterizedTest // L9
    @MethodSource("org.espalier.core.run.OneFact#all")
    void isNotWrittenWhereItIsSoAlready(OneFact fact) {
        fact.wanted(issues);

        assertThat(run(fact).outcome(1)).isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).isEmpty();
    }

    @ParameterizedTest // L9
    @MethodSource("org.espalier.core.run.OneFact#all")
    void isNotWrittenWhereSomebodyChangedItSince(OneFact fact) {
        fact.other(issues);
        var run = run(fact);

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("Somebody has changed", "Nothing was written");
        assertThat(world.tracker().sent()).isEmpty();
        fact.assertOther(issues);
    }

    @ParameterizedTest // L10
    @MethodSource("org.espalier.core.run.OneFact#all")
    void isSentAgainWhereTheRequestWasLostAndNotWhereTheAnswerWas(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, LOST_AFTER));

        assertThat(run(fact).outcome(1)).isEqualTo(APPLIED);
        fact.assertWanted(issues);
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @ParameterizedTest // L10
    @MethodSource("org.espalier.core.run.OneFact#all")
    void isLeftAloneWhereSomebodyChangedItAfterALostRequest(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE));
        var run = sent(fact);
        fact.other(issues);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("did not answer", "left as it is");
        fact.assertOther(issues);
    }

    @ParameterizedTest // L9
    @MethodSource("org.espalier.core.run.OneFact#all")
    void whatSomebodyWroteAfterwardsIsLeftAndTold(OneFact fact) {
        fact.before(issues);
        var run = sent(fact);
        fact.other(issues);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("before it was read back");
        fact.assertOther(issues);
    }

    @ParameterizedTest // L14
    @MethodSource("org.espalier.core.run.OneFact#all")
    void undoBringsBackWhatWasThere(OneFact fact) {
        fact.before(issues);
        var all = issues.all();
        var run = run(fact);
        world.run(world.undoOf(run)).toTheEnd();

        assertThat(issues.all()).isEqualTo(all);
    }

    @ParameterizedTest // L14
    @MethodSource("org.espalier.core.run.OneFact#all")
    void undoLeavesAloneWhatSomebodyChangedSince(OneFact fact) {
        fact.before(issues);
        var run = run(fact);
        fact.other(issues);
        var undo = world.undoOf(run);

        assertThat(undo.changes()).isEmpty();
        assertThat(undo.skips())
                .singleElement()
                .satisfies(skip -> assertThat(skip.sentence()).contains("Somebody has changed it since"));
    }

    @Test // L14
    void undoTellsBeforeItIsConfirmedThatThereIsNoWayBack() {
        var run = world.run(plan(take("C-1", 1, 2), take("C-2", 1, 2))).toTheEnd();
        issues.close(Names.issue("C-1"));
        var undo = world.undoOf(run);

        assertThat(undo.changes()).extracting(PlannedChange::change).containsExactly(take("C-2", 2, 1));
        assertThat(undo.skips()).singleElement().satisfies(skip -> {
            assertThat(skip.cause()).isEqualTo(Skip.Cause.NO_WAY_BACK);
            assertThat(skip.sentence()).isEqualTo("There is no way back: no step leads to Status 1.");
        });
    }

    @Test // L2
    void nothingGoesUnderAnIssueThatIsHidden() {
        world.tracker().hide(Names.issue("P-1"));
        var run = world.run(plan(put("C-1", "-", "P-1"))).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(world.tracker().sent()).isEmpty();
    }

    @Test // L2: what stands above is named and not shown, so it may be anything but nothing.
    void anIssueUnderAHiddenOneIsNotAtTheTop() {
        issues.put(Names.issue("C-1"), parent("P-9"));
        world.tracker().hide(Names.issue("P-9"));
        var run = world.run(plan(put("C-1", "-", "P-1"))).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(issues.above(Names.issue("C-1"))).isEqualTo(parent("P-9"));
    }

    private Run run(OneFact fact) {
        return world.run(plan(fact.change())).toTheEnd();
    }

    /** A run whose first request has just left. */
    private Run sent(OneFact fact) {
        var run = world.run(plan(fact.change()));
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        return run;
    }
}
