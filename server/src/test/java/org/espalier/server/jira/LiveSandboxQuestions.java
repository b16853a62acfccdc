package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.server.acceptance.RunningSandbox;
import org.espalier.server.tracker.Credential;

/** What the profile {@code live} asks a real Jira, asked of a sandbox, which answers every point. */
abstract class LiveSandboxQuestions extends LiveQuestions {

    private static final int POINTS = 12;

    private final String dialect;
    private final Credential credential;
    private Optional<RunningSandbox> sandbox = Optional.empty();

    LiveSandboxQuestions(String dialect, Credential credential) {
        this.dialect = dialect;
        this.credential = credential;
    }

    @Override
    LivePlace place(Path folder) throws IOException {
        var started =
                RunningSandbox.start(dialect, GroveFile.write(folder.resolve("grove.jsonl")), folder.resolve("jira"));
        sandbox = Optional.of(started);
        started.jira().switches("deliveries", Map.of("tellRanks", true));
        return new LivePlace(started.jira().address(), credential, "HEDGE", _ -> {});
    }

    @Override
    String told(String variable) {
        return switch (variable) {
            case "ESPALIER_LIVE_RECEIVER" -> "http://localhost:0/";
            case "ESPALIER_LIVE_TOKEN_MINUTES" -> "0";
            case "ESPALIER_LIVE_LINKED_TO_HIDDEN" -> "GROVE-4";
            case "ESPALIER_LIVE_EPIC_ELSEWHERE" -> "GROVE-7";
            default -> "";
        };
    }

    @Override
    void leave(String table) {
        sandbox.ifPresent(RunningSandbox::close);
        assertThat(table).doesNotContain("not answered");
        assertThat(table.lines().map(row -> row.replaceFirst("\\| (\\d+)\\..*", "$1")))
                .containsAll(IntStream.rangeClosed(1, POINTS)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(answers).containsAllEntriesOf(known());
    }

    /** What is known of the answers of this kind. */
    abstract Map<LiveQuestion, String> known();
}
