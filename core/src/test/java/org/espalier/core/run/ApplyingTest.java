package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.FAILED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.change.Effect.Outcome.UNKNOWN;
import static org.espalier.core.run.LinkRuns.assertAgreed;
import static org.espalier.core.run.LinkRuns.begun;
import static org.espalier.core.run.LinkRuns.exported;
import static org.espalier.core.run.LinkRuns.intended;
import static org.espalier.core.run.LinkRuns.oneToCreate;
import static org.espalier.core.run.LinkRuns.oneToDelete;
import static org.espalier.core.run.LinkRuns.planned;
import static org.espalier.core.run.LinkRuns.star;
import static org.espalier.core.run.LinkRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LATER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;
import static org.espalier.core.world.Faults.OfAttempt.NONE;

import org.espalier.core.world.Faults;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.Test;

/** What becomes of requests whose answers are lost, late, or not what was hoped for. */
class ApplyingTest {

    @Test // L10, L3
    void intentsComeBeforeRequestsAndEffectsBeforeTheNextIntentAndAgreementsLast() {
        var world = world("""
                P-1
                  C-1
                  C-2
                  C-3
                """, "P-1>C-3");
        exported(world);

        assertThat(world.journal())
                .containsExactly(
                        "intent 1",
                        "sent create P-1>C-1",
                        "effect 1 APPLIED",
                        "intent 2",
                        "sent create P-1>C-2",
                        "effect 2 APPLIED",
                        "concluded 1",
                        "concluded 2",
                        "agreed on 1");
    }

    @Test // L10
    void aRequestThatWasLostIsSentAgain() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE));

        assertThat(exported(world).outcome(1)).isEqualTo(APPLIED);
        assertThat(world.tracker().sent()).hasSize(2);
        assertAgreed(world);
    }

    @Test // L10
    void aRequestWhoseAnswerAloneWasLostIsNotSentAgain() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_AFTER));

        assertThat(exported(world).outcome(1)).isEqualTo(APPLIED);
        assertThat(world.tracker().sent()).hasSize(1);
        assertAgreed(world);
    }

    @Test // L10
    void afterFourLostRequestsAChangeHasFailed() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE));

        assertThat(exported(world).outcome(1)).isEqualTo(FAILED);
        assertThat(world.tracker().sent()).hasSize(4);
        assertThat(world.tracker().links()).isEmpty();
        assertThat(world.agreement().facts()).isEmpty();
    }

    @Test // L10
    void theFourthTryCounts() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_AFTER));

        assertThat(exported(world).outcome(1)).isEqualTo(APPLIED);
        assertAgreed(world);
    }

    @Test // L10
    void whatWasSentAndCannotBeLookedAtAnyMoreIsUnknown() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LOST_AFTER));
        var run = begun(world);
        world.tracker().hide(Names.issue("C-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(UNKNOWN);
        assertThat(world.agreement().facts()).isEmpty();
    }

    @Test
    void aTrackerThatAsksToWaitIsWaitedFor() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LATER, LATER));

        assertThat(exported(world).outcome(1)).isEqualTo(APPLIED);
        assertThat(world.tracker().sent()).hasSize(3);
    }

    @Test // L9
    void whatSomebodyDidDuringAWaitIsNotDoneAgain() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LATER));
        var run = begun(world);
        world.tracker().link(Names.link("P-1>C-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).hasSize(1);
        assertAgreed(world);
    }

    @Test // L2
    void whatIsHiddenAfterAWaitIsNotWritten() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(LATER));
        var run = begun(world);
        world.tracker().hide(Names.issue("P-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @Test
    void aRefusalEndsOneChangeAndNotTheRun() {
        var world = world("""
                P-1
                  C-1
                  C-2
                """);
        world.tracker().disturb(Faults.ofAttempts(Faults.OfAttempt.REFUSED));
        var run = exported(world);

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(run.outcome(2)).isEqualTo(APPLIED);
        assertThat(world.agreement().facts()).containsOnlyKeys(Names.pair("P-1>C-2"));
    }

    @Test // L9
    void aDeletionOfWhatIsGoneByThenIsAlreadySo() {
        var world = oneToDelete();
        var run = intended(world);
        world.tracker().unlink(Names.link("P-1>C-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @Test // L2
    void aDeletionAtAnIssueThatIsHiddenByThenWroteNothing() {
        var world = oneToDelete();
        var run = intended(world);
        world.tracker().hide(Names.issue("C-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(run.sentence(1)).contains("does not show one of the two issues of the link", "Nothing was written");
    }

    @Test
    void aDeletionOfWhatIsShownAndCannotBeFoundIsRefusedInTheTrackersWords() {
        var world = oneToDelete();
        var run = intended(world);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(run.sentence(1)).isEqualTo("The tracker says that it is not there.");
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @Test // L11
    void anIntentThatWasLeftOpenIsSettledByLooking() {
        var world = oneToCreate();
        world.tracker().disturb(Faults.ofAttempts(NONE));
        var run = planned(world);
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        run.interrupt();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(world.tracker().sent()).hasSize(1);
        assertAgreed(world);
    }

    @Test // L11
    void anIntentWhoseRequestNeverLeftIsSentAfterALook() {
        var world = oneToCreate();
        var run = planned(world);
        while (world.journal().isEmpty()) {
            run.step();
        }
        run.interrupt();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(world.journal()).startsWith("intent 1", "sent create P-1>C-1");
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @Test // L13
    void manyChangesGoInBatchesOfWhatOneLookShows() {
        var world = world(star(250));
        var run = exported(world);

        assertThat(run.effects()).hasSize(250);
        assertThat(run.effects().values()).allMatch(effect -> effect.outcome() == APPLIED);
        assertThat(world.tracker().sent()).hasSize(250);
        assertThat(world.agreement().facts()).hasSize(250);
    }
}
