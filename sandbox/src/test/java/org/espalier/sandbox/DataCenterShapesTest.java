package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

/** What the sandbox says as Data Center has the shape of what real ones said. */
class DataCenterShapesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<JsonNode> real = List.of();
    private static List<JsonNode> ours = List.of();

    @BeforeAll
    static void read() throws IOException {
        Path folder = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-samples");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(folder)
                    .as(
                            "answers of real Jiras, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isDirectory();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            real = files.filter(file -> file.toString().matches(".*(apache-server|devlake-datacenter).*\\.json"))
                    .map(file -> JSON.readTree(file.toFile()))
                    .toList();
        }
        try (TestSandbox sandbox = TestSandbox.dataCenterHarbour()) {
            ours = Stream.of("TEST-1", "TEST-2", "TEST-3", "TEST-4", "SIDE-1")
                    .map(key -> sandbox.admin()
                            .get("/rest/api/2/issue/" + key + "?expand=changelog")
                            .json())
                    .toList();
        }
    }

    @AfterAll
    static void forget() {
        real = List.of();
        ours = List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "/fields/issuetype",
        "/fields/status",
        "/fields/status/statusCategory",
        "/fields/priority",
        "/fields/project",
        "/fields/assignee",
        "/fields/parent",
        "/fields/parent/fields",
        "/fields/subtasks/0",
        "/fields/issuelinks/0",
        "/fields/issuelinks/0/type",
        "/fields/issuelinks/0/outwardIssue",
        "/fields/issuelinks/0/inwardIssue/fields",
        "/changelog"
    })
    void anObjectHasNoNameThatARealOneLacks(String place) {
        assertThat(names(real, place)).isNotEmpty();
        assertThat(names(ours, place)).isNotEmpty().isSubsetOf(names(real, place));
    }

    @ParameterizedTest
    @CsvSource({
        "summary, STRING",
        "created, STRING",
        "updated, STRING",
        "labels, ARRAY",
        "subtasks, ARRAY",
        "issuelinks, ARRAY",
        "fixVersions, ARRAY",
        "components, ARRAY",
        "status, OBJECT",
        "issuetype, OBJECT",
        "project, OBJECT",
        "priority, OBJECT"
    })
    void aFieldIsOfTheKindThatARealOneIs(String field, JsonNodeType kind) {
        for (List<JsonNode> issues : List.of(real, ours)) {
            assertThat(issues)
                    .extracting(issue -> issue.path("fields").path(field).getNodeType())
                    .containsOnly(kind);
        }
    }

    private static Set<String> names(Collection<JsonNode> issues, String place) {
        Set<String> names = new TreeSet<>();
        issues.forEach(issue -> names.addAll(issue.at(place).propertyNames()));
        return names;
    }
}
