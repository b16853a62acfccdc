package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.sync.LinkedJira.CREATE;
import static org.espalier.server.sync.LinkedJira.LINK_TYPES;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link type is removed at Jira with all of its links, before or while plans that rest on it wait. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class RemovedLinkTypeTest {

    private LinkJobs jobs;

    @BeforeAll
    void start() {
        jobs = new LinkJobs();
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    @AfterEach
    void mend() {
        jobs.jira().forget();
    }

    @Test // L8: the rows go where the plan that was confirmed shows them.
    void aPlanIntoTheStructureThatWaitedMovesItsRowsAndWritesNothingThere() {
        jobs.jira().link(1, 2);
        var structure = jobs.structure("-1:0:1,-2:0:2");
        var job = jobs.planned(jobs.links(structure), "INTO_STRUCTURE");
        removeType();
        jobs.confirm(job);
        jobs.awaited(job, "FINISHED");

        assertThat(jobs.get("structures/" + structure + "/forest")
                        .get("formula")
                        .asString())
                .matches("\\d+:0:1,\\d+:1:2");
        assertThat(jobs.jira().asked(CREATE)).isZero();
    }

    @Test // L2: no link of a type that is not there is no word about any row.
    void noPlanIntoTheStructureIsMadeAndNoRowLeavesItsPlace() {
        var structure = jobs.structure("-1:0:1,-2:1:2");
        var links = jobs.links(structure);
        var agreed = jobs.planned(links, "FROM_STRUCTURE");
        jobs.confirm(agreed);
        jobs.awaited(agreed, "FINISHED");
        var forest = forest(structure);
        var agreements = agreements();
        removeType();

        var refused =
                jobs.server().post("/api/v1/synchronizers/" + links + "/plans", "{\"direction\":\"INTO_STRUCTURE\"}");

        var job = refused.json().get("job").asString();
        jobs.awaited(job, "FAILED");

        assertThat(jobs.state(job).get("messages").toString())
                .contains("so there is no Blocks among them", "Nothing was changed.");
        assertThat(forest(structure)).isEqualTo(forest);
        assertThat(agreements()).isEqualTo(agreements);
    }

    @Test // L9, L10
    void aPlanFromTheStructureThatWaitedWritesNothing() {
        var structure = jobs.structure("-1:0:1,-2:1:2");
        var forest = forest(structure);
        var agreements = agreements();
        var job = jobs.planned(jobs.links(structure), "FROM_STRUCTURE");
        removeType();
        jobs.confirm(job);
        jobs.awaited(job, "INCOMPLETE");

        assertThat(jobs.state(job).get("messages").toString())
                .contains(
                        "Jira refused to create the link: No issue link type with id '100' found. Nothing was changed there. The"
                                + " link type was removed in Jira: bring it back there, or use another one.");
        assertThat(jobs.jira().links()).isZero();
        assertThat(forest(structure)).isEqualTo(forest);
        assertThat(agreements()).isEqualTo(agreements);
    }

    private void removeType() {
        jobs.jira().forget();
        jobs.jira().amiss(LINK_TYPES, json("{\"issueLinkTypes\":[]}"));
        jobs.jira().amiss(CREATE, json(404, "{\"errorMessages\":[\"No issue link type with id '100' found.\"]}"));
    }

    private String forest(String structure) {
        return jobs.get("structures/" + structure + "/forest").toString();
    }

    private int agreements() {
        return jobs.server()
                .part(JdbcClient.class)
                .sql("select count(*) from agreement")
                .query(Integer.class)
                .single();
    }
}
