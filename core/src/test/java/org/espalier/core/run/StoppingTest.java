package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.SKIPPED;
import static org.espalier.core.change.Effect.Outcome.UNKNOWN;
import static org.espalier.core.fact.Direction.INTO_STRUCTURE;
import static org.espalier.core.run.LinkRuns.LINKS;
import static org.espalier.core.run.LinkRuns.assertAgreed;
import static org.espalier.core.run.LinkRuns.assertEndsWithoutWaiting;
import static org.espalier.core.run.LinkRuns.begun;
import static org.espalier.core.run.LinkRuns.exported;
import static org.espalier.core.run.LinkRuns.oneToCreate;
import static org.espalier.core.run.LinkRuns.planned;
import static org.espalier.core.run.LinkRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LATER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;

import org.espalier.core.world.Faults;
import org.junit.jupiter.api.Test;

/** L10, L11: what a stop leaves alone, what it still settles, and that it waits for nothing. */
class StoppingTest {

    @Test
    void aStopLeavesAloneWhatWasNotBegun() {
        var world = world("""
                P-1
                  C-1
                  C-2
                  C-3
                """);
        world.tracker().disturb(Faults.ofAttempts(LOST_AFTER));
        var run = begun(world);
        run.stop();
        run.toTheEnd();

        assertThat(run.effects()).containsOnlyKeys(1);
        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(run.applying().done()).isEqualTo(1);
        assertThat(run.applying().total()).isEqualTo(3);
        assertThat(world.tracker().sent()).hasSize(1);
        assertAgreed(world);
    }

    @Test
    void aStopDoesNotWaitForATrackerThatAsksToWait() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LATER));
        var run = begun(world);
        run.stop();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(SKIPPED);
        assertThat(world.tracker().sent()).hasSize(1);
        assertThat(world.tracker().links()).isEmpty();
    }

    @Test // L10
    void aStopEndsWhileTheTrackerIsAwayAndTheNextRunSeesWhatWasDone() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_AFTER));
        var run = begun(world);
        world.tracker().disturb(Faults.ofLooks(Integer.MAX_VALUE));
        run.stop();

        assertEndsWithoutWaiting(run);
        assertThat(run.outcome(1)).isEqualTo(UNKNOWN);
        assertThat(world.agreement().facts()).isEmpty();

        world.tracker().disturb(Faults.NONE);
        var next = exported(world);
        assertThat(next.effects()).isEmpty();
        assertThat(world.tracker().sent()).hasSize(1);
        assertAgreed(world);
    }

    @Test // L10
    void aStopDoesNotWaitToReadBackWhatTheTrackerHasConfirmed() {
        var world = oneToCreate();
        var run = begun(world);
        world.tracker().disturb(Faults.ofLooks(Integer.MAX_VALUE));
        run.stop();

        assertEndsWithoutWaiting(run);
        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(world.agreement().facts()).isEmpty();
    }

    @Test
    void aStopSendsNothingAgainThatWasLost() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE));
        var run = begun(world);
        run.stop();

        assertEndsWithoutWaiting(run);
        assertThat(run.outcome(1)).isEqualTo(SKIPPED);
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @Test
    void aStopSendsNothingThatWasOnlyIntended() {
        var world = oneToCreate();
        var run = planned(world);
        while (world.journal().isEmpty()) {
            run.step();
        }
        run.stop();

        assertEndsWithoutWaiting(run);
        assertThat(run.outcome(1)).isEqualTo(SKIPPED);
        assertThat(world.tracker().sent()).isEmpty();
    }

    @Test // L3
    void aStoppedRunAgreesOnNothingThatItDidNotReadBack() {
        var world = world("""
                P-1
                  C-1
                  C-2
                """, "P-1>C-2");
        var run = planned(world);
        run.stop();
        run.toTheEnd();

        assertThat(world.agreement().facts()).isEmpty();
    }

    @Test // L10, L11
    void aRunThatMayNotEvenLookLeavesUnknownWhatWasSent() {
        var world = oneToCreate();
        var run = begun(world);
        run.interrupt();
        run.applying().leave();

        assertEndsWithoutWaiting(run);
        assertThat(run.outcome(1)).isEqualTo(UNKNOWN);
        assertThat(world.journal()).containsExactly("intent 1", "sent create P-1>C-1", "effect 1 UNKNOWN");
    }

    @Test // L10, L11
    void afterAFaultARunThatIsStoppedAtOnceSettlesByLooking() {
        var world = world("""
                P-1
                  C-1
                  C-2
                """);
        var run = begun(world);
        run.interrupt();
        run.stop();

        assertEndsWithoutWaiting(run);
        assertThat(run.effects()).containsOnlyKeys(1);
        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertAgreed(world);
    }

    @Test // L11
    void aStopBeforeTheFirstRowChangesNothing() {
        var world = world("""
                P-1
                C-1
                """, "P-1>C-1");
        var before = world.forest();
        var run = world.run(world.plan(LINKS, INTO_STRUCTURE));
        run.stop();
        run.toTheEnd();

        assertThat(world.forest()).isEqualTo(before);
        assertThat(run.effects()).isEmpty();
    }
}
