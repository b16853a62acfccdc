package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.sync.LinkedJira.LINK_TYPES;
import static org.espalier.server.sync.LinkedJira.LOOK;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.tracker.ConnectionId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** product 9: a limit of Jira is a wait, also for a plan that is being made, and is shown with its end. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class PlanningWaitsTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final String FAMILY = "-1:0:1,-2:1:2,-3:1:3";

    private LinkJobs jobs;

    @BeforeAll
    void start() {
        jobs = new LinkJobs();
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    /** What a site asks to wait for holds until it is left. */
    @AfterEach
    void leave() {
        jobs.nextJira();
    }

    @ParameterizedTest // Its rule names a link type, about which Jira is asked before anything else.
    @ValueSource(strings = {LINK_TYPES, LOOK})
    void aPlanWaitsAsLongAsJiraAsksAndSaysUntilWhen(String route) {
        var before = jobs.server().part(InstantSource.class).instant();
        var job = waiting(route);
        var state = jobs.state(job);

        assertThat(state.get("state").asString()).isEqualTo("PLANNING");
        assertThat(state.get("plan").isNull()).isTrue();
        assertThat(state.get("waiting").asString())
                .isEqualTo("Jira at " + jobs.jira().url().getAuthority()
                        + " asks to wait 30 minutes, because the quota of this hour is used up.");
        assertThat(Instant.parse(state.get("waitingUntil").asString()))
                .isBetween(
                        before.plus(HALF_AN_HOUR),
                        jobs.server().part(InstantSource.class).instant().plus(HALF_AN_HOUR));
        stop(job);
    }

    @Test // L11: whichever worker comes back to it, after whatever happened meanwhile, begins anew.
    void afterTheWaitThePlanIsMadeOfWhatIsThereThen() {
        var job = waiting(LOOK);
        jobs.nextJira().link(1, 2);
        assertThat(sql(
                        "update scheduled_tasks set execution_time = now() where task_name = 'plan' and task_instance = ?",
                        job))
                .isEqualTo(1);
        jobs.awaited(job, "AWAITING_CONFIRMATION");

        assertThat(jobs.plan(job).get("counts").toString()).isEqualTo("{\"LINK_CREATE\":1}");
        assertThat(jobs.state(job).get("waiting").isNull()).isTrue();
        assertThat(jobs.state(job).get("waitingUntil").isNull()).isTrue();
    }

    @Test
    void aConnectionThatIsChangedEndsTheWaitAtOnce() {
        var job = waiting(LOOK);
        jobs.nextJira();
        jobs.server().part(RestingOnConnections.class).goOn(new ConnectionId(jobs.connection()));

        jobs.awaited(job, "AWAITING_CONFIRMATION");
    }

    @Test
    void anUndoWaitsToo() {
        var job = jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
        jobs.confirm(job);
        jobs.awaited(job, "FINISHED");
        jobs.jira().amiss(LOOK, quotaUsedUp(1800));
        var undo = jobs.follow(job, "undo-plan");
        jobs.until("the wait", () -> !jobs.state(undo).get("waitingUntil").isNull());

        assertThat(jobs.state(undo).get("state").asString()).isEqualTo("PLANNING");
        stop(undo);
    }

    @Test // L15
    void aWaitThatWouldEndAfterADayHaltsThePlan() {
        jobs.jira().amiss(LOOK, quotaUsedUp(90_000));
        var job = jobs.awaited(jobs.asked(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE"), "HALTED");

        assertHalted(job, "asks to wait 24 hours");
    }

    @Test // L15: waits that follow one another are one, and an undo has no direction.
    void anUndoThatHasWaitedForADayIsHalted() {
        var done = jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
        jobs.confirm(done);
        jobs.awaited(done, "FINISHED");
        jobs.jira().amiss(LOOK, quotaUsedUp(1800));
        var job = jobs.follow(done, "undo-plan");
        jobs.until("the wait", () -> !jobs.state(job).get("waitingUntil").isNull());
        sql("update job set started_at = started_at - interval '24 hours', waiting = null where id = ?", job);

        assertHalted(jobs.awaited(job, "HALTED"), "is not asked for another");
    }

    @Test // Whoever asked for it found nothing to wake yet.
    void aStopThatComesJustWhileAPlanGoesToWaitIsHeardAllTheSame() {
        var job = waiting(LOOK);
        sql("update job set stop_requested = true where id = ?", job);

        jobs.awaited(job, "STOPPED");
    }

    private void assertHalted(String job, String words) {
        var halt = jobs.plan(job).at("/halts/0");
        assertThat(halt.get("code").asString()).isEqualTo("TRACKER_THROTTLED");
        assertThat(halt.get("message").asString())
                .contains(words)
                .endsWith("because the quota of this hour is used up. With that wait the plan would take more than 24"
                        + " hours. Nothing was changed; plan again once Jira is asked less.");
    }

    /** A job whose plan waits for half an hour. */
    private String waiting(String route) {
        var links = jobs.links(jobs.structure(FAMILY));
        jobs.jira().amiss(route, quotaUsedUp(1800));
        var job = jobs.asked(links, "FROM_STRUCTURE");
        jobs.until("the wait", () -> !jobs.state(job).get("waitingUntil").isNull());
        return job;
    }

    private void stop(String job) {
        jobs.stop(job);
        jobs.awaited(job, "STOPPED");
    }

    private static Answer quotaUsedUp(int seconds) {
        return json(429, "{}")
                .with("RateLimit-Reason", "jira-quota-tenant-based")
                .with("Retry-After", Integer.toString(seconds));
    }

    private int sql(String statement, String job) {
        return jobs.server().part(JdbcClient.class).sql(statement).param(job).update();
    }
}
