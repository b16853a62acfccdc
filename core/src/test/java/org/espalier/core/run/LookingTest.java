package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.ALREADY_SO;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.DRIFTED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.run.LinkRuns.assertAgreed;
import static org.espalier.core.run.LinkRuns.begun;
import static org.espalier.core.run.LinkRuns.oneToCreate;
import static org.espalier.core.run.LinkRuns.planned;
import static org.espalier.core.run.LinkRuns.star;
import static org.espalier.core.run.LinkRuns.world;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.junit.jupiter.api.Test;

/** L2, L3, L9: what the looks before and after the writes decide. */
class LookingTest {

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
    void aLookThatIsToldToWaitWaitsAsLongAsItIsTold() {
        var world = oneToCreate();
        var run = planned(world);
        var told = Duration.ofMinutes(7);
        world.tracker()
                .disturb(
                        Faults.ofLooks(1, new Gap(Gap.Kind.THROTTLED, "The tracker asks to wait.", Optional.of(told))));

        assertThat(run.stepAtOnce()).isEqualTo(new Step.Waits(told, "The tracker asks to wait."));
    }
}
