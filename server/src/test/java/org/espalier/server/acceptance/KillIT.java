package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** L10, L11, L17: SIGKILL while links are written to a Jira that misbehaves; the end is as if nothing had happened. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class KillIT {

    private static final int CHILDREN = 1_000;
    private static final int PARENTS = 250;
    private static final long SEED = 11;

    private final Random random = new Random(SEED);
    private RunningSandbox sandbox;
    private RunningServer server;
    private SandboxJira jira;

    @BeforeAll
    void start(@TempDir Path fresh) {
        sandbox = RunningSandbox.start(OrchardFile.write(fresh.resolve("orchard.jsonl"), 2_000), fresh.resolve("jira"));
        jira = sandbox.jira();
        server = RunningServer.start(fresh.resolve("server"));
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
    void tenKillsWhileRequestsFailLoseNothingAndWriteNothingTwice() {
        survives("Blocks", "is blocked by", Map.of("errorPercent", 5, "seed", SEED), 10);
    }

    @Test
    void killsWhileAnswersAreLostLoseNothingAndWriteNothingTwice() {
        survives("Relates", "relates to", Map.of("timeoutAfterCommitPercent", 5, "seed", SEED), 2);
    }

    private void survives(String linkType, String words, Map<String, Object> faults, int kills) {
        String structure = arranged();
        String links = server.api().install(structure, "LINKS", Map.of("linkType", linkType, "direction", "OUTWARD"));
        Job job = server.api().plan(links, "FROM_STRUCTURE");
        assertThat(server.api().plan(job).counts()).isEqualTo(Map.of("LINK_CREATE", CHILDREN));

        jira.misbehave(faults);
        server.api().confirm(job, List.of());
        random.ints(kills, 1, CHILDREN - 1).sorted().forEach(done -> killAt(job, done));
        Job ended = server.api().ended(job);
        jira.misbehave(Map.of());

        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", CHILDREN));
        assertThat(jira.links(linkType)).isEqualTo(expected());
        assertWrittenOnce(words);
        assertTraced(ended);
    }

    /** The parents on the top level, below each its four children, all by one edit. */
    private String arranged() {
        Api api = server.api();
        String structure = api.createStructure("Orchard", api.connect(jira.address()));
        String rows = LongStream.range(0, PARENTS + CHILDREN)
                .mapToObj(number -> -1 - number + ":" + (isParent(number) ? 0 : 1) + ":" + (OrchardFile.FIRST + number))
                .collect(Collectors.joining(","));
        api.add(structure, rows);
        return structure;
    }

    private static boolean isParent(long number) {
        return number % (1 + CHILDREN / PARENTS) == 0;
    }

    private static Set<Link> expected() {
        return LongStream.range(0, PARENTS + CHILDREN)
                .filter(number -> !isParent(number))
                .mapToObj(number -> new Link(
                        OrchardFile.FIRST + number - number % (1 + CHILDREN / PARENTS), OrchardFile.FIRST + number))
                .collect(Collectors.toSet());
    }

    /** Ends the server once so much is done, at whatever it is just doing, and starts another one. */
    private void killAt(Job job, int done) {
        server.api().await(job.id(), done + " writes", now -> now.done() >= done);
        server.kill();
        server.startAgain();
    }

    /** The history of each child tells of one link to its parent, made once. */
    private void assertWrittenOnce(String words) {
        Map<Long, List<String>> once = expected().stream()
                .collect(Collectors.toMap(
                        Link::destination,
                        link -> List.of(">This issue " + words + " TREE-" + (link.source() - OrchardFile.FIRST + 1))));
        Map<Long, List<String>> told = new HashMap<>(jira.linkHistory(once.keySet()));
        told.replaceAll((child, texts) ->
                texts.stream().filter(text -> text.contains(words)).toList());
        assertThat(told).isEqualTo(once);
    }

    /** L10, L19: one intent and one effect for each change, in this order. */
    private void assertTraced(Job job) {
        Map<Long, List<String>> byChange = server.api().audit(job).stream()
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.change()),
                        Collectors.mapping(
                                entry -> entry.effect() == null ? entry.phase() : entry.phase() + " " + entry.effect(),
                                Collectors.toList())));
        assertThat(byChange).hasSize(CHILDREN);
        assertThat(byChange.values()).containsOnly(List.of("INTENT", "EFFECT APPLIED"));
    }
}
