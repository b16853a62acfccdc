package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.change.Effect.Outcome.APPLIED;
import static org.espalier.core.change.Effect.Outcome.REFUSED;
import static org.espalier.core.change.Effect.Outcome.UNKNOWN;
import static org.espalier.core.run.FactRuns.parent;
import static org.espalier.core.run.FactRuns.place;
import static org.espalier.core.run.FactRuns.plan;
import static org.espalier.core.run.FactRuns.put;
import static org.espalier.core.run.FactRuns.ranks;
import static org.espalier.core.run.FactRuns.take;
import static org.espalier.core.run.FactRuns.world;
import static org.espalier.core.world.Faults.OfAttempt.LOST_BEFORE;

import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Names;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** L2, L9: where something is hidden nothing is written, and people are told what it is. */
class UnseenTest {

    /** What is hidden from the account while a change would be made, and what people read of it. */
    record Case(String name, Change.OfTracker change, String hidden, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var link = new Change.LinkCreate(Names.link("P-1>C-1"));
        var rank = ranks("C-2", place("C-3", "-"), "-", "C-1").getFirst();
        return Stream.of(
                new Case("an issue with another status", take("C-1", 1, 2), "C-1", "the issue"),
                new Case("an issue under another", put("C-1", "P-1", "P-2"), "C-1", "the issue"),
                new Case("the one it goes under", put("C-1", "P-1", "P-2"), "P-2", "the issue that it shall go under"),
                new Case("the one it is under", put("C-1", "P-1", "P-2"), "P-1", "what stands above the issue"),
                new Case("the one it leaves", put("C-1", "P-1", "-"), "P-1", "what stands above the issue"),
                new Case("the source of a link", link, "P-1", "one of the two issues of the link"),
                new Case("the destination of a link", link, "C-1", "one of the two issues of the link"),
                new Case("an issue that is ranked", rank, "C-2", "the issue"),
                new Case("one beside it", rank, "C-1", "an issue beside which it stands or shall stand"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsHiddenIsTold(Case given) {
        var world = standing(given);
        var run = world.run(plan(given.change())).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(run.sentence(1))
                .startsWith("Jira does not show " + given.words() + " to this account.")
                .contains("Nothing was written");
        assertThat(world.tracker().sent()).isEmpty();
    }

    @ParameterizedTest // L14
    @MethodSource("cases")
    void undoTellsItToo(Case given) {
        var world = standing(given);
        world.tracker().show(Names.issue(given.hidden()));
        var run = world.run(plan(given.change())).toTheEnd();
        var first = given.change().changed().iterator().next();
        world.tracker().hide(first);

        assertThat(world.undoOf(run).skips())
                .singleElement()
                .satisfies(skip -> assertThat(skip.sentence()).startsWith("Jira does not show"));
    }

    @Test // L2: without any list of links nobody knows whether the link is there.
    void aLinkBetweenIssuesWhoseLinksAreHiddenIsNotWritten() {
        var world = world();
        world.tracker().hideLinks(Names.issue("P-1"));
        world.tracker().hideLinks(Names.issue("C-1"));
        var run = world.run(plan(new Change.LinkCreate(Names.link("P-1>C-1")))).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(REFUSED);
        assertThat(run.sentence(1)).startsWith("Jira does not show the links of the two issues to this account.");
        assertThat(world.tracker().sent()).isEmpty();
    }

    @Test // L2: either end shows the link.
    void aLinkIsLookedAtFromTheEndThatShowsLinks() {
        var world = world();
        world.tracker().hideLinks(Names.issue("P-1"));
        var run = world.run(plan(new Change.LinkCreate(Names.link("P-1>C-1")))).toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(APPLIED);
        assertThat(world.tracker().links()).contains(Names.link("P-1>C-1"));
    }

    @Test // L10
    void whatIsHiddenAfterALostAnswerIsToldWithIt() {
        var world = world();
        world.tracker().disturb(Faults.ofAttempts(LOST_BEFORE));
        var run = world.run(plan(put("C-1", "-", "P-1")));
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        world.tracker().hide(Names.issue("P-1"));
        run.toTheEnd();

        assertThat(run.outcome(1)).isEqualTo(UNKNOWN);
        assertThat(run.sentence(1)).contains("does not show the issue that it shall go under");
    }

    private static World standing(Case given) {
        var world = world();
        world.tracker().issues().put(Names.issue("C-1"), parent("P-1"));
        world.tracker().issues().order(Names.issues("C-1 C-3 C-2"));
        world.tracker().hide(Names.issue(given.hidden()));
        return world;
    }
}
