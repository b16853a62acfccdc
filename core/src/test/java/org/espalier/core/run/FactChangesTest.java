package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.run.FactRuns.parent;
import static org.espalier.core.run.FactRuns.plan;
import static org.espalier.core.run.FactRuns.put;
import static org.espalier.core.run.FactRuns.set;
import static org.espalier.core.run.FactRuns.take;
import static org.espalier.core.run.FactRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;
import static org.espalier.core.world.Faults.OfAttempt.NONE;

import java.util.stream.Stream;
import org.espalier.core.change.Change;
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
    private static final String FIELD = "customfield_7";

    private final World world = world();
    private final IssuesInMemory issues = world.tracker().issues();

    /**
     * One fact of the issue C-1.
     *
     * @param other a value that the plan knows nothing of
     */
    record Fact(String name, Change.OfTracker change, Change.OfTracker other) {
        void before(IssuesInMemory issues) {
            hold(change.inverse().orElseThrow(), issues);
        }

        void wanted(IssuesInMemory issues) {
            hold(change, issues);
        }

        void other(IssuesInMemory issues) {
            hold(other, issues);
        }

        private static void hold(Change change, IssuesInMemory issues) {
            switch (change) {
                case Change.Reparent(var _, var issue, var _, var after) -> issues.put(issue, after);
                case Change.Transition(var issue, var _, var after, var _) -> issues.status(issue, after.id());
                case Change.FieldSet(var issue, var field, var _, var after) -> issues.field(issue, field, after);
                case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _, Change.OfStructure _ ->
                    throw new IllegalArgumentException("This is no fact of one issue.");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fact> facts() {
        return Stream.of(
                new Fact("parent set", put("C-1", "-", "P-1"), put("C-1", "-", "P-3")),
                new Fact("parent replaced", put("C-1", "P-1", "P-2"), put("C-1", "-", "P-3")),
                new Fact("parent cleared", put("C-1", "P-1", "-"), put("C-1", "-", "P-3")),
                new Fact("status changed", take("C-1", 1, 2), take("C-1", 1, 3)),
                new Fact("field set", set("C-1", "blue", "red"), set("C-1", "", "green")));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void isWrittenOnceWhereItIsAsThePlanSawIt(Fact fact) {
        fact.before(issues);
        var run = run(fact);

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertHolds(fact.change());
        assertThat(world.journal()).containsSubsequence("intent 1", "effect 1 APPLIED", "concluded 1");
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @ParameterizedTest // L9
    @MethodSource("facts")
    void isNotWrittenWhereItIsSoAlready(Fact fact) {
        fact.wanted(issues);

        assertThat(run(fact).outcome(1)).isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).isEmpty();
    }

    @ParameterizedTest // L9
    @MethodSource("facts")
    void isNotWrittenWhereSomebodyChangedItSince(Fact fact) {
        fact.other(issues);
        var run = run(fact);

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("Somebody has changed", "Nothing was written");
        assertThat(world.tracker().sent()).isEmpty();
        assertHolds(fact.other());
    }

    @ParameterizedTest // L10
    @MethodSource("facts")
    void isSentAgainWhereTheRequestWasLostAndNotWhereTheAnswerWas(Fact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, LOST_AFTER));

        assertThat(run(fact).outcome(1)).isEqualTo(APPLIED);
        assertHolds(fact.change());
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @ParameterizedTest // L10
    @MethodSource("facts")
    void isLeftAloneWhereSomebodyChangedItAfterALostRequest(Fact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE));
        var run = sent(fact);
        fact.other(issues);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("did not answer", "left as it is");
        assertHolds(fact.other());
    }

    @ParameterizedTest // L9
    @MethodSource("facts")
    void whatSomebodyWroteAfterwardsIsLeftAndTold(Fact fact) {
        fact.before(issues);
        var run = sent(fact);
        fact.other(issues);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("before it was read back");
        assertHolds(fact.other());
    }

    @ParameterizedTest // L9
    @MethodSource("facts")
    void whatSlippedBetweenTheLookAndTheWriteIsGivenBack(Fact fact) {
        fact.before(issues);
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.sentence(1)).contains("given back");
        assertHolds(fact.other());
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @ParameterizedTest // L10
    @MethodSource("facts")
    void whatIsGivenBackIsIntendedBeforeItsRequestLeaves(Fact fact) {
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
    @MethodSource("facts")
    void whatIsNotGivenBackInSeveralTriesIsTold(Fact fact) {
        fact.before(issues);
        world.tracker()
                .disturb(Faults.ofAttempts(NONE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "No answer came");
        assertThat(world.tracker().sent()).hasSize(1 + Requests.TRIES);
        assertHolds(fact.change());
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
    @MethodSource("facts")
    void whatSlippedIsGivenBackAlsoAfterAnInterruption(Fact fact) {
        fact.before(issues);
        var run = slipped(fact);
        while (!(run.step() instanceof Step.Done)) {
            run.interrupt();
        }

        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertHolds(fact.other());
    }

    @ParameterizedTest // L9
    @MethodSource("facts")
    void whatSlippedAndCannotBeGivenBackIsTold(Fact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(NONE, Faults.OfAttempt.REFUSED));
        var run = slipped(fact);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.sentence(1)).contains("could not be given back", "The tracker refused");
        assertHolds(fact.change());
    }

    @ParameterizedTest // L14
    @MethodSource("facts")
    void undoBringsBackWhatWasThere(Fact fact) {
        fact.before(issues);
        var all = issues.all();
        var run = run(fact);
        world.run(world.undoOf(run)).toTheEnd();

        assertThat(issues.all()).isEqualTo(all);
    }

    @ParameterizedTest // L14
    @MethodSource("facts")
    void undoLeavesAloneWhatSomebodyChangedSince(Fact fact) {
        fact.before(issues);
        var run = run(fact);
        fact.other(issues);
        var undo = world.undoOf(run);

        assertThat(undo.changes()).isEmpty();
        assertThat(undo.skips())
                .singleElement()
                .satisfies(skip -> assertThat(skip.sentence()).contains("Somebody has changed it since"));
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

    private Run run(Fact fact) {
        return world.run(plan(fact.change())).toTheEnd();
    }

    /** A run whose first request has just left. */
    private Run sent(Fact fact) {
        var run = world.run(plan(fact.change()));
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        return run;
    }

    /** A run in which somebody was faster in the very moment before the request left. */
    private Run slipped(Fact fact) {
        var run = world.run(plan(fact.change()));
        while (world.journal().isEmpty()) {
            run.step();
        }
        fact.other(issues);
        run.step();
        return run;
    }

    private void assertHolds(Change.OfTracker change) {
        var issue = Names.issue("C-1");
        switch (change) {
            case Change.Reparent reparent -> assertThat(issues.above(issue)).isEqualTo(reparent.after());
            case Change.Transition transition ->
                assertThat(issues.statusOf(issue)).isEqualTo(transition.after().id());
            case Change.FieldSet set -> assertThat(issues.field(issue, FIELD)).isEqualTo(set.after());
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ ->
                throw new IllegalArgumentException("This is no fact of one issue.");
        }
    }
}
