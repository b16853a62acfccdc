package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Atlassian's own parser of JQL, the npm package {@code @atlaskit/jql-ast}, in a process of Node. */
final class AtlassianParser {

    private static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    private AtlassianParser() {}

    /** Skips the test where the build could not install the package; where CI=true that is a failure. */
    static void require() {
        var installed = FOLDER.resolve("node_modules/.installed-from");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(installed)
                    .as("Atlassian's JQL parser; the build installs it where Node and npm are on the PATH")
                    .isRegularFile();
        }
        assertThat(installed).as("Atlassian's JQL parser").isRegularFile();
    }

    /** Of each query whether it is accepted. */
    static List<Boolean> accepts(List<String> queries) {
        try {
            var input = Files.createTempFile("queries", ".jsonl");
            try {
                Files.writeString(
                        input, queries.stream().map(AtlassianParser::json).collect(Collectors.joining("\n")));
                return asked(input);
            } finally {
                Files.delete(input);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Node could not be asked.", failure);
        }
    }

    private static List<Boolean> asked(Path input) throws IOException {
        var node = new ProcessBuilder("node", "accepts.cjs")
                .directory(FOLDER.toFile())
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = node.getInputStream()) {
            var answer = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().map(Boolean::valueOf).toList();
        }
    }

    /** In ASCII alone, so that also halves of characters arrive as they are. */
    private static String json(String text) {
        return text.chars()
                .mapToObj(character -> character >= ' ' && character < 127 && character != '"' && character != '\\'
                        ? Character.toString(character)
                        : "\\u%04x".formatted(character))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
