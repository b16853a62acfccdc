package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.postgres.TestPostgres;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * L11, L17: servers on one PostgreSQL of somebody else; one goes on with what another cannot. Two of them are in
 * trouble at the same time, since each takeover waits until the last request of the predecessor can no longer arrive.
 */
@ExtendWith(OutputOnFailure.class)
class TwoServersIT {

    private static final Logger LOG = LoggerFactory.getLogger(TwoServersIT.class);
    private static final LinkedOrchard ORCHARD = new LinkedOrchard(200);
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(15);

    @TempDir
    Path fresh;

    private final List<RunningServer> servers = new ArrayList<>();
    private RunningSandbox sandbox;
    private SandboxJira jira;

    @BeforeEach
    void start() throws IOException {
        sandbox = RunningSandbox.start(
                OrchardFile.write(fresh.resolve("orchard.jsonl"), ORCHARD.issues()), fresh.resolve("jira"));
        String database = TestPostgres.newDatabase();
        Path first = fresh.resolve("first");
        servers.add(RunningServer.on(database, first));
        servers.getFirst().address();
        for (String name : List.of("second", "third")) {
            Path folder = Files.createDirectory(fresh.resolve(name));
            Files.copy(first.resolve("secret.key"), folder.resolve("secret.key"));
            servers.add(RunningServer.on(database, folder));
        }
        servers.forEach(RunningServer::address);
        jira = sandbox.jira();
    }

    @AfterEach
    void end() {
        servers.forEach(RunningServer::close);
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void anotherGoesOnWithinFifteenSecondsAndOneThatWakesLateWritesNothing() {
        RunningServer killed = servers.get(0);
        RunningServer asleep = servers.get(1);
        Api other = servers.get(2).api();
        Job one = ORCHARD.plannedBy(other, jira.address(), "Blocks");
        Job two = ORCHARD.plannedBy(other, jira.address(), "Relates");
        jira.forgetRequests();
        jira.misbehave(Map.of("latencyMillis", 50));
        beginOn(killed, one);
        beginOn(asleep, two);
        for (Job job : List.of(one, two)) {
            other.await(job.id(), "an eighth of the writes", now -> now.done() > ORCHARD.children() / 8);
        }

        long begin = System.nanoTime();
        killed.kill();
        asleep.sleep();
        LOG.info("Taken over from the server that was killed after {}", takeover(begin, other, one));
        LOG.info("Taken over from the server that sleeps after {}", takeover(begin, other, two));
        asleep.wake();
        Job waker = asleep.api().job(two.id());
        assertThat(waker.working()).as("%s", waker).isTrue();
        jira.misbehave(Map.of());

        assertAllWrittenOnce(other, other.ended(one), "Blocks", "is blocked by");
        assertAllWrittenOnce(other, other.ended(two), "Relates", "relates to");
        assertThat(jira.requests().writing()).isEqualTo(2L * ORCHARD.children());
        assertThat(asleep.api().job(two.id())).isEqualTo(other.job(two.id()));
    }

    /** The others sleep until that server has begun to write, so that none of them can be faster. */
    private void beginOn(RunningServer server, Job job) {
        List<RunningServer> others =
                servers.stream().filter(one -> one != server).toList();
        others.forEach(RunningServer::sleep);
        server.api().confirm(job, List.of());
        server.api().await(job.id(), "the first writes", now -> now.done() > 0);
        others.forEach(RunningServer::wake);
    }

    /** How long since the begin it took until the other server goes on. */
    private static Duration takeover(long begin, Api other, Job job) {
        Polling.until(
                "another server to go on with " + job.id(),
                LONGEST_TAKEOVER,
                () -> Optional.of(other.job(job.id())).filter(now -> now.resumptions() > 0));
        Duration length = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(length).isLessThan(LONGEST_TAKEOVER);
        return length;
    }

    private void assertAllWrittenOnce(Api api, Job ended, String linkType, String words) {
        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(ended.resumptions()).isEqualTo(1);
        assertThat(jira.links(linkType)).isEqualTo(ORCHARD.links());
        ORCHARD.assertWrittenOnce(jira, words);
        ORCHARD.assertTraced(api, ended);
    }
}
