package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Issues as real Jiras told them, beside those that the sandbox tells. */
final class RealIssues {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RealIssues() {}

    /** Those of the folders so named; skips the test without them, which is a failure where CI=true. */
    static List<JsonNode> of(String folders) {
        Path folder = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-samples");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(folder)
                    .as(
                            "answers of real Jiras, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isDirectory();
        }
        assertThat(folder).isDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(" + folders + ").*\\.json"))
                    .map(file -> JSON.readTree(file.toFile()))
                    .filter(answer -> answer.has("key"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The harbour's issues, in the version of the API that the real ones are told in. */
    static List<JsonNode> told(TestSandbox sandbox) {
        return Stream.of("TEST-1", "TEST-2", "TEST-3", "TEST-4", "SIDE-1")
                .map(key -> sandbox.admin()
                        .get("/rest/api/2/issue/" + key + "?expand=changelog")
                        .json())
                .toList();
    }

    /** The names that any of the issues has at a place. */
    static Set<String> names(Collection<JsonNode> issues, String place) {
        Set<String> names = new TreeSet<>();
        issues.forEach(issue -> names.addAll(issue.at(place).propertyNames()));
        return names;
    }
}
