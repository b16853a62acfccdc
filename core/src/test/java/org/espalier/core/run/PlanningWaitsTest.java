package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.run.FactRuns.take;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Skip;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.Test;

/** A limit of the tracker is a wait, also for a plan that is being made; nothing else is (L2, L15). */
class PlanningWaitsTest {
    private static final Gap LIMIT =
            new Gap(Gap.Kind.THROTTLED, "The tracker asks to wait.", Optional.of(Duration.ofMinutes(7)));
    private static final Step WAIT = new Step.Waits(Duration.ofMinutes(7), "The tracker asks to wait.");
    private static final Step WENT = new Step.Went();
    private static final Step DONE = new Step.Done();

    @Test
    void afterALimitThePlanIsTheSameAsWithoutIt() {
        var world = LinkRuns.oneToCreate();
        var expected = world.plan(LinkRuns.LINKS, FROM_STRUCTURE);
        world.tracker().disturb(Faults.ofLooks(2, LIMIT));
        var making = world.planning(LinkRuns.LINKS, FROM_STRUCTURE);

        assertThat(steps(making)).startsWith(WENT, WAIT, WAIT, WENT).endsWith(WENT, DONE);
        assertThat(making.plan()).contains(expected);
    }

    @Test // L15
    void aGapThatDoesNotPassHaltsAtOnce() {
        for (var kind : Gap.Kind.values()) {
            var world = LinkRuns.oneToCreate();
            world.tracker().disturb(Faults.ofLooks(1, new Gap(kind, "Something is amiss.")));
            var making = world.planning(LinkRuns.LINKS, FROM_STRUCTURE);
            var halts = steps(making).stream().noneMatch(Step.Waits.class::isInstance);

            assertThat(halts).as(kind.toString()).isEqualTo(kind != Gap.Kind.THROTTLED);
            assertThat(making.plan().orElseThrow().halts().isEmpty())
                    .as(kind.toString())
                    .isEqualTo(kind == Gap.Kind.THROTTLED);
        }
    }

    @Test // L15: waiting would not make the query right.
    void aLimitBesideAnotherGapIsNotWaitedFor() {
        var query = new Gap(Gap.Kind.QUERY_FAILED, "Jira refused the query.");
        var sight = TrackerSight.blind(LIMIT).and(TrackerSight.blind(query));

        assertThat(sight.passing()).isEmpty();
        assertThat(TrackerSight.NOTHING.passing()).isEmpty();
    }

    @Test
    void theLongestOfSeveralWaitsIsWaitedFor() {
        var unsaid = new Gap(Gap.Kind.THROTTLED, "The tracker asks to wait and does not say how long.");

        assertThat(TrackerSight.blind(unsaid).and(TrackerSight.blind(LIMIT)).passing())
                .contains(LIMIT);
        assertThat(Step.Waits.of(unsaid)).isEqualTo(new Step.Waits(Duration.ofSeconds(10), unsaid.sentence()));
    }

    @Test // L14
    void anUndoWaitsForItsLookAndForWhatIsRefused() {
        var world = FactRuns.world();
        var issues = world.tracker().issues();
        issues.status(Names.issue("C-1"), 1);
        var run = world.run(FactRuns.plan(take("C-1", 1, 2))).toTheEnd();
        issues.close(Names.issue("C-1"));
        var limits = new ArrayList<>(List.of(true, false, true));
        world.tracker().disturb(new Faults() {
            @Override
            public OfAttempt ofAttempt() {
                return OfAttempt.NONE;
            }

            @Override
            public Optional<Gap> ofLook() {
                return !limits.isEmpty() && limits.removeFirst() ? Optional.of(LIMIT) : Optional.empty();
            }
        });
        var making = world.undoing(run);

        assertThat(steps(making)).containsExactly(WENT, WAIT, WENT, WAIT, WENT, DONE);
        assertThat(making.plan().orElseThrow().halts()).isEmpty();
        assertThat(making.plan().orElseThrow().skips()).extracting(Skip::cause).containsExactly(Skip.Cause.NO_WAY_BACK);
    }

    private static List<Step> steps(PlanMaking making) {
        var steps = new ArrayList<Step>();
        do {
            steps.add(making.step());
        } while (!(steps.getLast() instanceof Step.Done));
        return steps;
    }
}
