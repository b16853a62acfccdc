package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.FAILED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.run.FactRuns.place;
import static org.espalier.core.run.FactRuns.plan;
import static org.espalier.core.run.FactRuns.ranks;
import static org.espalier.core.run.FactRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.core.change.Change;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.world.Faults;
import org.espalier.core.world.IssuesInMemory;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lost answer leaves open what the request did until a look tells, however the next request is answered (L10). */
class LostAnswersTest {
    private static final String FACTS = "org.espalier.core.run.OneFact#all";

    private final World world = world();
    private final IssuesInMemory issues = world.tracker().issues();

    @ParameterizedTest
    @MethodSource(FACTS)
    void whatIsRefusedBecauseTheLostRequestDidItIsApplied(OneFact fact) {
        var run = refusedAfterALostOne(fact);
        fact.wanted(issues);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
    }

    @ParameterizedTest
    @MethodSource(FACTS)
    void whatIsRefusedAfterALostRequestAndIsNotThereIsRefusedInTheTrackersWords(OneFact fact) {
        var run = refusedAfterALostOne(fact).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(run.sentence(1)).contains("The tracker refused");
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @ParameterizedTest // L11
    @MethodSource(FACTS)
    void thatARequestWasLostIsKnownAfterAnInterruption(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, Faults.OfAttempt.REFUSED));
        var run = world.run(plan(fact.change()));
        stepUntilSent(run, 1);
        run.interrupt();
        stepUntilSent(run, 2);
        fact.wanted(issues);
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
    }

    @ParameterizedTest
    @MethodSource(FACTS)
    void aStopSettlesByALookWhatWasRefusedAfterALostRequest(OneFact fact) {
        var run = refusedAfterALostOne(fact);
        fact.wanted(issues);
        run.stop();
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
    }

    @ParameterizedTest
    @MethodSource(FACTS)
    void eachLostAnswerIsFollowedByALongerWaitBeforeTheLook(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, LOST_BEFORE, LOST_BEFORE, LOST_BEFORE));
        var run = world.run(plan(fact.change()));
        var waits = new ArrayList<Duration>();
        for (var step = run.step(); !(step instanceof Step.Done); step = run.step()) {
            if (step instanceof Step.Waits(var pause, var _)) {
                waits.add(pause);
            }
        }

        assertThat(waits)
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(32));
        assertThat(run.outcome(1)).isEqualTo(FAILED);
    }

    @Test // Each request of ranks moves others, so the next one is looked at anew, once.
    void thereIsOneLookForEachRequestOfRanksAndOneAtTheEnd() {
        issues.order(Names.issues("A-1 B-1 C-1 C-2 C-3"));
        var looks = new AtomicInteger();
        world.tracker().disturb(new Faults() {
            @Override
            public OfAttempt ofAttempt() {
                return OfAttempt.NONE;
            }

            @Override
            public Optional<Gap> ofLook() {
                looks.incrementAndGet();
                return Optional.empty();
            }
        });
        var changes = new ArrayList<Change.Rank>();
        for (var issue : List.of("C-1", "C-2", "C-3")) {
            changes.addAll(ranks(issue, place("B-1", "-"), "A-1", "B-1"));
        }
        world.run(plan(changes)).toTheEnd();

        assertThat(world.journal()).filteredOn(line -> line.startsWith("sent")).hasSize(3);
        assertThat(looks).hasValue(4);
    }

    private Run refusedAfterALostOne(OneFact fact) {
        fact.before(issues);
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE, Faults.OfAttempt.REFUSED));
        var run = world.run(plan(fact.change()));
        stepUntilSent(run, 2);
        return run;
    }

    private void stepUntilSent(Run run, int requests) {
        while (world.tracker().sent().size() < requests) {
            run.step();
        }
    }
}
