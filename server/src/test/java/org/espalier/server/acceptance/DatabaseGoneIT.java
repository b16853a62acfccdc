package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.postgres.StoppablePostgres;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Api.JobLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** L10, L11: the database goes and comes back while a plan is made and while it is applied; the server stays. */
@ExtendWith(OutputOnFailure.class)
class DatabaseGoneIT {

    private static final LinkedOrchard ORCHARD = new LinkedOrchard(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    @TempDir
    Path fresh;

    private StoppablePostgres postgres;
    private RunningSandbox sandbox;
    private RunningServer server;

    @BeforeEach
    void start() {
        sandbox = RunningSandbox.start(
                OrchardFile.write(fresh.resolve("orchard.jsonl"), ORCHARD.issues()), fresh.resolve("jira"));
        postgres = StoppablePostgres.start(fresh.resolve("postgres"));
        server = RunningServer.on(postgres.database(), fresh.resolve("server"));
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void jobsGoOnByThemselvesWhenTheDatabaseComesBack() {
        Api api = server.api();
        SandboxJira jira = sandbox.jira();
        String links = ORCHARD.linkedBy(api, jira.address(), "Relates");
        Job applying = ORCHARD.plannedBy(api, jira.address(), "Blocks");
        jira.misbehave(Map.of("latencyMillis", 50));
        api.confirm(applying, List.of());
        api.await(applying.id(), "some writes", now -> now.done() > ORCHARD.children() / 8);
        jira.misbehave(Map.of("latencyMillis", 1_500));
        String planning = api.http()
                .post("synchronizers/" + links + "/plans", Map.of("direction", "FROM_STRUCTURE"))
                .as(JobLink.class)
                .job();
        api.await(planning, "planning", now -> now.state().equals("PLANNING"));

        api.await(applying.id(), "writes still to come", now -> now.done() < ORCHARD.children());
        postgres.stop();
        jira.misbehave(Map.of());
        assertToldSo(api.http().get("jobs/" + planning));
        assertToldSo(api.http().get("structures"));
        postgres.startAgain();
        Polling.until(
                "an answer",
                LONGEST_SILENCE,
                () -> Optional.of(api.http().get("jobs/" + planning)).filter(answer -> answer.status() == 200));

        Job planned = api.await(planning, "a plan", now -> !now.working());
        assertThat(planned.state()).as("%s", planned).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(api.plan(planned).counts()).isEqualTo(Map.of("LINK_CREATE", ORCHARD.children()));
        Job ended = api.ended(applying);
        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(jira.links("Blocks")).isEqualTo(ORCHARD.links());
        ORCHARD.assertWrittenOnce(jira, "is blocked by");
        ORCHARD.assertTraced(api, ended);
    }

    /** One sentence, at any door. */
    private static void assertToldSo(Http.Answer away) {
        assertThat(away.status()).as(away.body()).isEqualTo(503);
        assertThat(away.json().get("code").asString()).isEqualTo("database_unavailable");
        assertThat(away.json().get("detail").asString())
                .isEqualTo("The database does not answer at the moment; try again in a few seconds.");
    }
}
