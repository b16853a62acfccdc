package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** What the sandbox says as Data Center has the shape of what real ones said. */
class DataCenterShapesTest {

    private static List<JsonNode> real = List.of();
    private static List<JsonNode> ours = List.of();

    @BeforeAll
    static void read() {
        real = RealIssues.of("apache-server|devlake-datacenter");
        try (TestSandbox sandbox = TestSandbox.dataCenterHarbour()) {
            ours = RealIssues.told(sandbox);
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
        assertThat(RealIssues.names(real, place)).isNotEmpty();
        assertThat(RealIssues.names(ours, place)).isNotEmpty().isSubsetOf(RealIssues.names(real, place));
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
}
