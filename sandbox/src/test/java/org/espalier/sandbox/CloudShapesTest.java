package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** What the sandbox says as Cloud has the shape of what a real one said, and no more than Cloud has learned since. */
class CloudShapesTest {

    /** The real answers are of 2017; Atlassian's document of Cloud knows these names. */
    private static final Set<String> LEARNED_SINCE =
            Set.of("hierarchyLevel", "projectTypeKey", "simplified", "accountType");

    private static List<JsonNode> real = List.of();
    private static List<JsonNode> ours = List.of();

    @BeforeAll
    static void read() {
        real = RealIssues.of("eucalyptus-cloud");
        try (TestSandbox sandbox = TestSandbox.harbour()) {
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
        "/fields/issuetype",
        "/fields/status",
        "/fields/status/statusCategory",
        "/fields/priority",
        "/fields/project",
        "/fields/assignee",
        "/fields/subtasks/0",
        "/fields/subtasks/0/fields",
        "/fields/issuelinks/0",
        "/fields/issuelinks/0/type",
        "/fields/issuelinks/0/outwardIssue",
        "/fields/issuelinks/0/inwardIssue/fields",
        "/fields/worklog",
        "/fields/fixVersions/0",
        "/fields/components/0"
    })
    void anObjectHasNoNameThatARealOneLacks(String place) {
        Set<String> known = new TreeSet<>(RealIssues.names(real, place));
        assertThat(known).isNotEmpty();
        known.addAll(LEARNED_SINCE);
        assertThat(RealIssues.names(ours, place)).isNotEmpty().isSubsetOf(known);
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
        "priority, OBJECT",
        "comment, OBJECT",
        "worklog, OBJECT"
    })
    void aFieldIsOfTheKindThatARealOneIs(String field, JsonNodeType kind) {
        for (List<JsonNode> issues : List.of(real, ours)) {
            assertThat(issues)
                    .isNotEmpty()
                    .extracting(issue -> issue.path("fields").path(field).getNodeType())
                    .containsOnly(kind);
        }
    }
}
