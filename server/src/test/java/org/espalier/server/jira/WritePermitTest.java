package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.LINK;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.jira.Limits.Limit;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.WritePermit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a write may leave, and for how long it may last, so that no successor meets it (L17). */
class WritePermitTest {

    private static final Link BLOCKS = new Link(new LinkTypeId(100), new IssueId(1), new IssueId(2));
    private static final Change.OfTracker CREATE = new Change.LinkCreate(BLOCKS);

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // L17: a successor waits eight seconds for the last request of its predecessor.
    void aWriteIsOverWithinEightSeconds() {
        var writing = Limits.USUAL.writing();

        assertThat(writing.turn().plus(writing.exchange())).isLessThanOrEqualTo(Duration.ofSeconds(8));
    }

    @Test // L17
    void aWriteIsCutOffAndLostWhenItsTimeIsOver() throws InterruptedException {
        site.jira.when(LINK, json(201, "{").ending(Ending.NEVER));
        var brief = new Limit(Duration.ofSeconds(1), Duration.ofMillis(200));
        var limits = new Limits(Duration.ofSeconds(5), Limits.USUAL.reading(), brief);
        try (var wire = new Wire(site.access(Writing.ALLOWED), pace(), limits)) {
            assertThat(new LinkWrites(new CloudDialect(), new WriteRequests(wire, new Random())).create(BLOCKS))
                    .isInstanceOf(Answer.Lost.class);
        }
        assertThat(site.routesAsked()).containsExactly(LINK);
    }

    @Test // L17: the lease may be another's by the time that a place is free.
    void aWriteThatFindsNoPlaceIsNotSent() throws Exception {
        var pace = pace();
        var hurried = new Limit(Duration.ofMillis(1), Duration.ofSeconds(1));
        var limits = new Limits(Duration.ofSeconds(5), Limits.USUAL.reading(), hurried);
        try (var wire = new Wire(site.access(Writing.ALLOWED), pace, limits)) {
            var answer = withPlacesTaken(
                    pace,
                    Pace.AT_ONCE,
                    () -> new LinkWrites(new CloudDialect(), new WriteRequests(wire, new Random())).create(BLOCKS));

            assertThat(answer).isInstanceOf(Answer.Later.class);
        }
        assertThat(site.jira.asked()).isEmpty();
    }

    @Test // L17: the whole process may have slept since the lease was looked at.
    void aWriteWhosePermitIsOverWhenItWouldLeaveIsNotSent() {
        site.jira.when(LINK, empty(201));

        assertThat(WritePermit.during(new Brief(() -> {}), () -> site.attempt(CREATE, TrackerSight.NOTHING)))
                .asInstanceOf(type(Answer.Later.class))
                .satisfies(later -> assertThat(later.sentence())
                        .contains("held up", "Nothing was changed there")
                        .doesNotContain("network"));
        assertThat(site.jira.asked()).isEmpty();
    }

    @Test // L17
    void thePermitBeginsAnewRightBeforeAWrite() {
        site.jira.when(LINK, empty(201));
        var brief = new Brief();

        assertThat(WritePermit.during(brief, () -> site.attempt(CREATE, TrackerSight.NOTHING)))
                .isEqualTo(new Answer.Done());
        assertThat(brief.renewed).isEqualTo(1);
    }

    @Test // L17: what is read on the way to a write needs no permit and uses none up.
    void aWriteThatReadsFirstHasItsWholePermit() {
        var transitions = "/rest/api/3/issue/1/transitions";
        site.jira
                .when("GET " + transitions, json("{\"transitions\":[{\"id\":\"31\",\"to\":{\"id\":\"3\"}}]}"))
                .when("GET /rest/api/3/issue/1", json(RecordedStory.shown("\"parent\":null")))
                .when("POST " + transitions, empty(204));
        var close = new Change.Transition(
                new IssueId(1), new StatusRef(1, "To Do"), new StatusRef(3, "Done"), Optional.empty());

        assertThat(WritePermit.during(new Brief(), () -> site.attempt(close, TrackerSight.NOTHING)))
                .isEqualTo(new Answer.Done());
    }

    /** A permit that is over at first, and where renewing does something about that. */
    private static final class Brief implements WritePermit.Permit {
        private final Runnable renewing;
        private int renewed;
        private boolean lasting;

        Brief() {
            this.renewing = () -> lasting = true;
        }

        Brief(Runnable renewing) {
            this.renewing = renewing;
        }

        @Override
        public void renew() {
            renewed++;
            renewing.run();
        }

        @Override
        public boolean lasts() {
            return lasting;
        }
    }

    private Pace pace() {
        return new Pace("jira.example", Optional.empty(), site.pause, site.pause);
    }

    private static Answer withPlacesTaken(Pace pace, int places, Pace.Sending<Answer> then)
            throws JiraFailure, InterruptedException {
        if (places == 0) {
            return then.send();
        }
        return pace.inTurn(
                JiraRequest.get("/rest/api/3/myself"), Duration.ZERO, () -> withPlacesTaken(pace, places - 1, then));
    }
}
