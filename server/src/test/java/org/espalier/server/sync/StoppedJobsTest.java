package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.sync.LinkedJira.CREATE;
import static org.espalier.server.sync.LinkedJira.LOOK;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Pause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stop ends a job soon, whatever Jira does meanwhile; a fault loses nothing that was written (L10, L11). */
@TestInstance(Lifecycle.PER_CLASS)
class StoppedJobsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String FAMILY = "-1:0:1,-2:1:2,-3:1:3";

    private final BreakablePause pause = new BreakablePause();
    private LinkJobs jobs;
    private LinkedJira jira;

    @BeforeAll
    void start() {
        jobs = new LinkJobs(TestServer.start(pause));
        jira = jobs.jira();
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    @AfterEach
    void mend() {
        pause.breaks(0);
        jira = jobs.nextJira();
    }

    @Test // L10
    void aStopEndsWhileJiraIsAwayAndLeavesUnknownWhatWasSent() {
        var job = exporting();
        jira.amiss(CREATE, json(201, "").ending(Ending.CUT_BEFORE_THE_FIRST_BYTE));
        jira.failAfter(CREATE, LOOK, json(503, "{}"));
        jobs.confirm(job);
        jobs.until("a request", () -> jira.asked(CREATE) == 1);

        assertStopsSoon(job);
        assertThat(jobs.state(job).at("/counts/UNKNOWN").asInt()).isEqualTo(1);
        assertThat(jobs.state(job).get("messages").toString()).contains("plan again");
    }

    @Test
    void aStopIsHeardWhileJiraAsksToWaitForMinutesBeforeAWrite() {
        var job = exporting();
        jira.amiss(CREATE, json(429, "{}").with("Retry-After", "600"));
        jobs.confirm(job);
        jobs.until("the wait", () -> jobs.state(job).toString().contains("asks to wait 10 minutes"));

        assertStopsSoon(job);
        assertThat(jira.links()).isZero();
    }

    @Test
    void aLookThatIsToldToWaitWaitsAsLongAndHearsAStop() {
        var job = exporting();
        jira.amiss(LOOK, json(429, "{}").with("Retry-After", "600"));
        var before = jira.asked(LOOK);
        jobs.confirm(job);
        jobs.until("the wait", () -> jobs.state(job).toString().contains("asks to wait 10 minutes"));

        assertThat(jira.asked(LOOK)).isEqualTo(before + 1);
        assertStopsSoon(job);
    }

    @Test // Whoever asked for it found nothing to wake yet.
    void aStopThatComesJustWhileARunGoesToWaitIsHeardAllTheSame() {
        var job = exporting();
        jira.amiss(CREATE, json(429, "{}").with("Retry-After", "600"));
        jobs.confirm(job);
        jobs.untilLeaseIsGivenBack();

        jobs.server()
                .part(JdbcClient.class)
                .sql("update job set stop_requested = true where id = :id")
                .param("id", job)
                .update();
        jobs.awaited(job, "STOPPED");
    }

    @Test
    void aStopIsHeardWhileAPlanIsBeingMadeOfASlowJira() {
        jira.amiss(LOOK, json(503, "{}").with("Retry-After", "50"));
        var job = jobs.asked(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
        jobs.until("a look", () -> jira.asked(LOOK) == 1);

        assertStopsSoon(job);
    }

    @Test
    void aStopThatCameTooLateForThePlanDoesNotStopItsApply() {
        var job = exporting();
        jobs.server()
                .part(JdbcClient.class)
                .sql("update job set stop_requested = true where id = :id")
                .param("id", job)
                .update();
        jobs.confirm(job);

        jobs.awaited(job, "FINISHED");
        assertThat(jira.links()).isEqualTo(2);
    }

    @Test // L10, L11
    void afterAFaultWhatWasSentIsSettledByLooking() {
        var job = exporting();
        jira.amiss(1, CREATE, json(503, "{}"));
        jira.failOnceAfter(CREATE, LOOK, json(503, "{}"));
        pause.breaks(1);
        jobs.confirm(job);

        var failed = jobs.state(jobs.awaited(job, "FAILED"));
        assertThat(failed.get("counts").toString()).isEqualTo("{\"SKIPPED\":1}");
    }

    @Test // L10, L11
    void afterAFaultThatEveryLookRepeatsWhatWasSentIsUnknown() {
        var job = exporting();
        jira.amiss(CREATE, json(503, "{}"));
        jira.failAfter(CREATE, LOOK, json(503, "{}"));
        pause.breaks(2);
        jobs.confirm(job);

        var failed = jobs.state(jobs.awaited(job, "FAILED"));
        assertThat(failed.get("counts").toString()).isEqualTo("{\"UNKNOWN\":1}");
        assertThat(failed.get("messages").toString()).contains("Something unforeseen");
    }

    /** Waits, and fails as nothing foresees: whatever Jira answers is foreseen. */
    private static final class BreakablePause implements Pause {
        private final AtomicInteger left = new AtomicInteger();
        private final CountDownLatch never = new CountDownLatch(1);

        void breaks(int times) {
            left.set(times);
        }

        @Override
        public void last(Duration length) throws InterruptedException {
            if (left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                throw new IllegalStateException("No wait lasts.");
            }
            never.await(length.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private String exporting() {
        return jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
    }

    private void assertStopsSoon(String job) {
        long begin = System.nanoTime();
        jobs.stop(job);
        jobs.awaited(job, "STOPPED");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    }
}
