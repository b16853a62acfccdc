package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * L10, L11, L17: SIGKILL while links are written to a Jira that misbehaves; the end is as if nothing had happened.
 *
 * <p>After each kill a structure waits until its predecessor's last request can no longer arrive. Several structures
 * wait together, so one kill interrupts several plans, each at whatever it is just doing.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class KillIT {

    private static final int KILLS = Integer.getInteger("kills", 2);

    /** Enough work for that many kills in the middle of it. */
    private static final LinkedOrchard ORCHARD = new LinkedOrchard(100 + 50 * KILLS);

    private static final long SEED = 11;

    /** For each link type a structure; with what the history of an issue calls a link to its parent. */
    private static final Map<String, String> WORDS = new TreeMap<>(Map.of(
            "Blocks", "is blocked by",
            "Cloners", "is cloned by",
            "Duplicate", "is duplicated by",
            "Relates", "relates to"));

    private final Random random = new Random(SEED);
    private RunningSandbox sandbox;
    private RunningServer server;
    private SandboxJira jira;

    @BeforeAll
    void start(@TempDir Path fresh) {
        sandbox = RunningSandbox.start(
                OrchardFile.write(fresh.resolve("orchard.jsonl"), ORCHARD.issues()), fresh.resolve("jira"));
        server = RunningServer.start(fresh.resolve("server"));
        jira = sandbox.jira();
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void killsWhileRequestsFailAndAnswersAreLostLoseNothingAndWriteNothingTwice() {
        Map<String, Job> jobs = new TreeMap<>();
        WORDS.keySet().forEach(type -> jobs.put(type, ORCHARD.plannedBy(server.api(), jira.address(), type)));

        jira.misbehave(Map.of("errorPercent", 5, "timeoutAfterCommitPercent", 5, "seed", SEED));
        jobs.values().forEach(job -> server.api().confirm(job, List.of()));
        random.ints(KILLS, 1, ORCHARD.children() / (KILLS + 1)).forEach(more -> killAfter(more, jobs.values()));
        jobs.replaceAll((_, job) -> server.api().ended(job));
        jira.misbehave(Map.of());

        jobs.forEach(this::assertWrittenAsIfNothingHadHappened);
        long interruptions = jobs.values().stream().mapToLong(Job::resumptions).sum();
        assertThat(interruptions).isGreaterThan(KILLS * jobs.size() / 2);
    }

    @Test // L11, product 9: a limit of Jira is a wait, for whichever process comes back to it.
    void aPlanThatWaitsForJiraIsMadeByTheProcessThatFollowsAKill() {
        String structure = server.api().createStructure("Waiting", server.api().connect(jira.address()));
        String filter = server.api()
                .install(structure, "FILTER", Map.of("query", Map.of("jql", "project = TREE"), "remove", true));
        jira.misbehave(Map.of("rateLimitPercent", 100));
        Job waiting = server.api().held(filter, "INTO_STRUCTURE");
        server.kill();
        jira.misbehave(Map.of());
        server.startAgain();

        Job planned = server.api().planned(waiting.id());
        assertThat(server.api().plan(planned).halts()).as("%s", planned).isEmpty();
        assertThat(server.api().plan(planned).counts()).isEqualTo(Map.of("ROW_ADD", ORCHARD.issues()));
        assertThat(planned.waitingUntil()).isNull();
    }

    /** Ends the server once each job has done so much more, at whatever it is just doing, and starts another one. */
    private void killAfter(int more, Collection<Job> jobs) {
        Api api = server.api();
        for (Job job : jobs.stream().map(Job::id).map(api::job).toList()) {
            api.await(job.id(), more + " more writes", now -> now.done() >= job.done() + more || !now.working());
        }
        server.kill();
        server.startAgain();
    }

    private void assertWrittenAsIfNothingHadHappened(String linkType, Job ended) {
        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(jira.links(linkType)).isEqualTo(ORCHARD.links());
        ORCHARD.assertWrittenOnce(jira, String.valueOf(WORDS.get(linkType)));
        ORCHARD.assertTraced(server.api(), ended);
    }
}
