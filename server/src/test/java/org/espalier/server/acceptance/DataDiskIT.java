package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * L10, L11: while links are written, the disk of the data folder fills up and the folder can no longer be written; the
 * server stays, and nothing is lost or done twice.
 */
@ExtendWith(OutputOnFailure.class)
class DataDiskIT {

    private static final LinkedOrchard ORCHARD = new LinkedOrchard(80);
    private static final String CREATED = "created";
    private static final Duration SOON = Duration.ofMinutes(1);

    private DataDisk disk;
    private RunningSandbox sandbox;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        disk = DataDisk.mounted(folder);
        sandbox = RunningSandbox.start(
                OrchardFile.write(folder.resolve("orchard.jsonl"), ORCHARD.issues()), folder.resolve("jira"));
        server = RunningServer.start(disk.folder().resolve("data"));
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void bothAreToldInOneSentenceAndTheJobGoesOnWhenTheyAreMended() {
        Api api = server.api();
        SandboxJira jira = sandbox.jira();
        Job job = ORCHARD.plannedBy(api, jira.address(), "Blocks");
        String connection = api.connect(jira.address());
        jira.misbehave(Map.of("latencyMillis", 25));
        api.confirm(job, List.of());
        api.await(job.id(), "some writes", now -> now.done() >= ORCHARD.children() / 8);

        disk.fill();
        assertThat(written(connection, "database_disk_full")
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("The disk of the database is full; nothing is half done. Make room on it and try again.");
        disk.makeRoom();
        written(connection, CREATED);

        Path database = disk.folder().resolve("data").resolve("postgres").resolve("cluster");
        DataDisk.forbid(database);
        assertThat(written(connection, "database_read_only")
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("The database cannot write to its folder; nothing is half done."
                        + " Make the folder writable again and try again.");
        DataDisk.allow(database);
        written(connection, CREATED);

        jira.misbehave(Map.of());
        Job ended = api.ended(job);
        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(jira.links("Blocks")).isEqualTo(ORCHARD.links());
        ORCHARD.assertWrittenOnce(jira, "is blocked by");
        ORCHARD.assertTraced(api, ended);
    }

    /** Creates structures until that comes out so: told as created or with the code of a problem. */
    private Answer written(String connection, String outcome) {
        return Polling.until("a write that is " + outcome, SOON, () -> {
            Answer answer = server.api().http().post("structures", Map.of("name", "More", "connection", connection));
            assertThat(answer.status()).as(answer.body()).isIn(201, 503, 507);
            String told =
                    answer.status() == 201 ? CREATED : answer.json().get("code").asString();
            return Optional.of(answer).filter(_ -> told.equals(outcome));
        });
    }
}
