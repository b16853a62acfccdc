package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;
import static org.espalier.core.change.Effect.Outcome.FAILED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.change.Effect.Outcome.SKIPPED;
import static org.espalier.core.change.Effect.Outcome.UNKNOWN;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.fact.Direction.INTO_STRUCTURE;
import static org.espalier.core.world.Faults.OfAttempt.LATER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;
import static org.espalier.core.world.Faults.OfAttempt.NONE;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Links.LinkSide;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** What becomes of requests whose answers are lost, late, or not what was hoped for. */
class ApplyingTest {

    private static final Links LINKS = new Links(Names.TYPE, LinkSide.SOURCE, Set.of(), Removal.TO_TOP_LEVEL);

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
    void whatIsThereAlreadyIsNotWritten() {
        var world = world("""
                P-1
                  C-1
                """, "P-2>C-2");
        var run = planned(world);
        world.tracker().link(Names.link("P-1>C-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).isEmpty();
        assertAgreed(world);
    }

    @Test // L2
    void aLinkWhoseFurtherEndIsHiddenIsNotTakenForOneThatIsGone() {
        var world = world("""
                P-1
                  C-1
                C-2
                """, "P-1>C-2 P-1>C-1");
        var run = planned(world);
        world.tracker().hide(Names.issue("C-2"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(world.tracker().sent()).isEmpty();
        assertThat(world.agreement().on(Names.pair("P-1>C-2"))).isEmpty();
    }

    @Test // L2
    void aLookThatFailsIsWaitedFor() {
        var world = oneToCreate();
        var run = planned(world);
        world.tracker().disturb(Faults.ofLooks(5));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertAgreed(world);
    }

    @Test // L2
    void aLookThatFailsIsNotReplacedByTheOneBefore() {
        var world = world(star(150));
        var run = planned(world);
        IntStream.rangeClosed(1, 99).forEach(child -> world.tracker().link(Names.link("P-1>C-" + child)));
        run.step();
        run.step();
        world.tracker().disturb(Faults.ofLooks(1));
        run.stepAtOnce();
        run.toTheEnd();

        assertThat(run.effects()).hasSize(150);
        assertThat(run.effects().values()).allMatch(effect -> effect.outcome().cameTrue());
    }

    @Test // L9
    void aLookThatHasGrownOldIsTakenAgain() {
        var world = world("""
                P-1
                  C-1
                  C-2
                """);
        var run = planned(world);
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        world.clock().pass(Duration.ofSeconds(11));
        world.tracker().link(Names.link("P-1>C-2"));
        run.toTheEnd();

        assertThat(run.outcome(2)).isEqualTo(ALREADY_SO);
        assertThat(world.tracker().sent()).hasSize(1);
    }

    @Test // L9, L3
    void whatSomebodyTookBackBeforeItWasReadBackHasDriftedAndIsNotAgreedOn() {
        var world = oneToCreate();
        var run = planned(world);
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        world.tracker().unlink(Names.link("P-1>C-1"));
        run.toTheEnd();

        assertThat(world.journal())
                .containsExactly("intent 1", "sent create P-1>C-1", "effect 1 APPLIED", "effect 1 DRIFTED");
        assertThat(run.outcome(1)).isEqualTo(DRIFTED);
        assertThat(run.applying().done()).isEqualTo(1);
        assertThat(world.tracker().sent()).hasSize(1);
        assertThat(world.agreement().facts()).isEmpty();
    }

    @Test // L3
    void whatTheStructureNoLongerShowsWhenItIsReadBackIsNotAgreedOn() {
        var world = oneToCreate();
        var run = begun(world);
        world.structure()
                .edit(draft ->
                        draft.move(new RowId(2), new Place(RowId.NONE, new RowId(1), RowId.NONE), Sketch.PERSON));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(world.agreement().facts()).isEmpty();
    }

    @Test // L3
    void whatCannotBeReadBackIsNotAgreedOn() {
        var world = oneToCreate();
        var run = begun(world);
        world.tracker().hide(Names.issue("C-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(world.agreement().facts()).isEmpty();
    }

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

    private static World oneToCreate() {
        return world("""
                P-1
                  C-1
                """);
    }

    private static World world(String forest) {
        return world(forest, "");
    }

    private static World world(String forest, String links) {
        var world = new World(Sketch.forest(forest));
        for (var link : links.isEmpty() ? new String[0] : links.split(" ")) {
            world.tracker().link(Names.link(link));
        }
        return world;
    }

    private static String star(int children) {
        return IntStream.rangeClosed(1, children)
                .mapToObj(child -> "  C-" + child + "\n")
                .collect(Collectors.joining("", "P-1\n", ""));
    }

    private static Run planned(World world) {
        return world.run(world.plan(LINKS, FROM_STRUCTURE));
    }

    /** A run whose first request has just left. */
    private static Run begun(World world) {
        var run = planned(world);
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        return run;
    }

    private static Run exported(World world) {
        return planned(world).toTheEnd();
    }

    private static void assertAgreed(World world) {
        assertThat(world.agreement().facts()).containsEntry(Names.pair("P-1>C-1"), Present.THERE);
    }
}
