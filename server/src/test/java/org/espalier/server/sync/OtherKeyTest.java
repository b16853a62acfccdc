package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.sync.LinkedJira.CREATE;

import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Watching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A project gets another key at its site while a run writes to its issues. */
@Tag("database")
class OtherKeyTest {

    private LinkJobs jobs;

    @BeforeEach
    void enableOneProject() {
        jobs = new LinkJobs();
        jdbc().sql("update tracker_connection set projects = '{TEST}', version = version + 1")
                .update();
        // Its number is learnt.
        watch();
    }

    @AfterEach
    void end() {
        jobs.close();
    }

    @Test // L8: a plan is for a project, whatever key that has.
    void aRunWritesToTheEndUnderTheKeyThatItsProjectGetsMeanwhile() {
        var job = jobs.planned(jobs.links(jobs.structure("-1:0:1,-2:1:2,-3:1:3")), "FROM_STRUCTURE");
        jobs.jira().meanwhile(CREATE, () -> {
            jobs.jira().otherKey("WOOD");
            watch();
        });
        jobs.confirm(job);
        jobs.awaited(job, "FINISHED");

        assertThat(jdbc().sql("select projects::text from tracker_connection")
                        .query(String.class)
                        .single())
                .isEqualTo("{WOOD}");
        assertThat(jobs.state(job).get("counts").toString()).isEqualTo("{\"APPLIED\":2}");
        assertThat(jobs.jira().links()).isEqualTo(2);
    }

    /** A turn that asks for the keys of projects, whenever the last one did. */
    private void watch() {
        jdbc().sql("update tracker_watch set next_count = null").update();
        jobs.server().part(Watching.class).look(new ConnectionId(jobs.connection()));
    }

    private JdbcClient jdbc() {
        return jobs.server().part(JdbcClient.class);
    }
}
