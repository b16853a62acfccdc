package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Jobs that follow another one: the undo, the second try, and the second try of an undo (L14). */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class FollowingJobsTest {

    private LinkJobs jobs;
    private LinkedJira jira;

    @BeforeAll
    void start() {
        jobs = new LinkJobs();
        jira = jobs.jira();
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    @AfterEach
    void mend() {
        jira.forget();
    }

    @Test // L14
    void whatAnUndoCouldNotTakeBackIsTriedAgainAsOftenAsSomebodyWants() {
        var exported =
                applied(jobs.planned(jobs.links(jobs.structure("-1:0:1,-2:1:2,-3:1:3")), "FROM_STRUCTURE"), "FINISHED");
        assertThat(jira.links()).isEqualTo(2);

        jira.deletionsAmiss(2, json(403, "{}"));
        var undone = applied(followed(exported, "undo-plan"), "INCOMPLETE");
        var again = applied(followed(undone, "retry-failed"), "INCOMPLETE");
        assertThat(jira.links()).isEqualTo(2);

        var last = followed(again, "retry-failed");
        assertThat(jobs.plan(last).get("counts").toString()).isEqualTo("{\"LINK_DELETE\":2}");
        // A look before, a look after, and the two deletions.
        assertThat(jobs.plan(last).get("cost").toString()).startsWith("{\"reads\":2,\"writes\":2,\"seconds\":");
        applied(last, "FINISHED");
        assertThat(jira.links()).isZero();
    }

    @Test // L14
    void aSecondTryOfAnUndoLeavesAloneWhatSomebodyChangedSince() {
        var exported = applied(jobs.planned(jobs.links(jobs.structure("-1:0:1,-2:1:2")), "FROM_STRUCTURE"), "FINISHED");
        jira.deletionsAmiss(1, json(403, "{}"));
        var undone = applied(followed(exported, "undo-plan"), "INCOMPLETE");
        jira.forget();

        var again = jobs.awaited(jobs.follow(undone, "retry-failed"), "FINISHED");
        assertThat(jobs.plan(again).get("counts").toString()).isEqualTo("{}");
    }

    private String followed(String job, String with) {
        return jobs.awaited(jobs.follow(job, with), "AWAITING_CONFIRMATION");
    }

    private String applied(String job, String end) {
        jobs.confirm(job);
        return jobs.awaited(job, end);
    }
}
