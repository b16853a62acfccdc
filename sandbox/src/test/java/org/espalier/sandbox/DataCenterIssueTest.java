package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Issues as Data Center shows and takes them, where that is a way of its own. */
@Tag("database")
class DataCenterIssueTest {

    private static final String ISSUE = "/rest/api/2/issue/";
    private static final String EPIC_LINK = "customfield_10014";
    private static final String PARENT_LINK = "customfield_10018";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.dataCenterHarbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void anIssueShowsWhatTheFileToldInDataCentersWay() {
        JsonNode issue = admin.get(ISSUE + "test-2").json();
        assertThat(issue.path("self").asString()).isEqualTo(sandbox.address() + "/rest/api/2/issue/102");
        JsonNode fields = issue.path("fields");
        assertThat(fields.has("parent")).isFalse();
        assertThat(fields.path(EPIC_LINK).asString()).isEqualTo("TEST-1");
        assertThat(keys(fields.path("subtasks"))).containsExactly("TEST-5", "TEST-4");
        assertThat(fields.path("created").asString()).isEqualTo("2025-02-01T15:30:15.000+0100");
        assertThat(fields.path("issuetype").has("hierarchyLevel")).isFalse();
        assertThat(fields.path("project").has("simplified")).isFalse();
        assertThat(fields.path("description").isNull()).isTrue();
        assertThat(fields.at("/customfield_10020/0").asString())
                .startsWith("com.atlassian.greenhopper.service.sprint.Sprint@")
                .contains("state=CLOSED", "goal=<null>");
        JsonNode subTask = admin.get(ISSUE + "TEST-4").json().path("fields");
        assertThat(subTask.at("/parent/key").asString()).isEqualTo("TEST-2");
        assertThat(subTask.path(EPIC_LINK).isNull()).isTrue();
    }

    @Test
    void aParentIsThatOfASubTaskAndAnEpicHasAFieldOfItsOwn() {
        assertThat(found("parent = TEST-1")).isEmpty();
        assertThat(found("parent = TEST-2 ORDER BY key")).containsExactly("TEST-4", "TEST-5");
        assertThat(found("\"Epic Link\" = TEST-1 ORDER BY key")).containsExactly("TEST-2", "TEST-3");
        assertThat(found("cf[10014] = TEST-1 ORDER BY key")).containsExactly("TEST-2", "TEST-3");
    }

    @Test
    void anIssueGoesIntoAnEpicAndOutOfItByTheField() {
        assertThat(edit("TEST-7", "\"" + EPIC_LINK + "\":\"TEST-1\"").status()).isEqualTo(204);
        assertThat(fields("TEST-7").path(EPIC_LINK).asString()).isEqualTo("TEST-1");
        assertThat(history("TEST-7")).containsExactly("Epic Link: null>TEST-1");
        assertThat(history("TEST-1")).containsExactly("Epic Child: null>TEST-7");
        assertThat(edit("TEST-7", "\"" + EPIC_LINK + "\":null").status()).isEqualTo(204);
        assertThat(fields("TEST-7").path(EPIC_LINK).isNull()).isTrue();
    }

    @Test
    void mailIsKeptBackForAdministratorsAlone() {
        String quietly = "{\"fields\":{\"summary\":\"Quietly\"}}";
        assertThat(sandbox.member()
                        .put(ISSUE + "TEST-7?notifyUsers=false", quietly)
                        .status())
                .isEqualTo(403);
        assertThat(fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
        assertThat(admin.put(ISSUE + "TEST-7?notifyUsers=false", quietly).status())
                .isEqualTo(204);
    }

    @Test
    void aSubTaskStaysWhereItWasMade() {
        String made = create("Sub-task", "\"parent\":{\"key\":\"TEST-3\"}")
                .json()
                .path("key")
                .asString();
        assertThat(fields(made).at("/parent/key").asString()).isEqualTo("TEST-3");
        assertThat(history(made)).isEmpty();
        assertThat(edit(made, "\"parent\":{\"key\":\"TEST-2\"}").text()).contains("Field 'parent' cannot be set.");
        assertThat(edit(made, "\"" + EPIC_LINK + "\":\"TEST-1\"").status()).isEqualTo(400);
        assertThat(create("Story", "\"parent\":{\"key\":\"TEST-1\"}").text()).contains("is not a sub-task");
        assertThat(create("Sub-task", "\"labels\":[]").status()).isEqualTo(400);
        assertThat(fields(made).at("/parent/key").asString()).isEqualTo("TEST-3");
    }

    @Test
    void theFieldForTheEpicTakesNothingButAnEpic() {
        assertThat(edit("TEST-7", "\"" + EPIC_LINK + "\":\"TEST-2\"").text()).contains("is not a valid epic");
        assertThat(edit("TEST-7", "\"" + EPIC_LINK + "\":\"NOPE-1\"").text()).contains("is not a valid epic");
        assertThat(edit("TEST-7", "\"" + EPIC_LINK + "\":{\"key\":\"TEST-1\"}").status())
                .isEqualTo(400);
        assertThat(edit("TEST-1", "\"" + EPIC_LINK + "\":\"TEST-1\"").status()).isEqualTo(400);
    }

    @Test
    void theFieldForWhatStandsAboveEpicsTakesNothingElse() {
        assertThat(fields("TEST-1").path(PARENT_LINK).isNull()).isTrue();
        assertThat(edit("TEST-1", "\"" + PARENT_LINK + "\":null").status()).isEqualTo(204);
        for (String issue : List.of("TEST-1", "TEST-7")) {
            assertThat(edit(issue, "\"" + PARENT_LINK + "\":\"TEST-1\"").text())
                    .contains("Given parent issue does not belong to appropriate hierarchy.");
        }
        assertThat(edit("TEST-1", "\"" + PARENT_LINK + "\":\"NOPE-1\"").text())
                .contains("Could not find issue by id or key.");
        assertThat(edit("TEST-1", "\"" + PARENT_LINK + "\":{\"key\":\"TEST-2\"}")
                        .text())
                .contains("Operation value must be a string");
        assertThat(edit("TEST-4", "\"" + PARENT_LINK + "\":\"TEST-1\"").status())
                .isEqualTo(400);
        sandbox.execute("update issue set parent_id = 107 where key = 'TEST-1'");
        for (String jql : List.of("\"Parent Link\" = TEST-7", "cf[10018] is not EMPTY")) {
            assertThat(admin.get("/rest/api/2/search?jql=" + TestClient.encoded(jql))
                            .json()
                            .path("issues")
                            .findValuesAsString("key"))
                    .contains("TEST-1")
                    .doesNotContain("TEST-2", "TEST-4");
        }
        sandbox.execute("update issue set parent_id = null where key = 'TEST-1'");
    }

    @Test
    void textsAreWikiTexts() {
        String key = create("Story", "\"description\":\"h1. Why\"")
                .json()
                .path("key")
                .asString();
        assertThat(fields(key).path("description").asString()).isEqualTo("h1. Why");
        assertThat(edit(key, "\"description\":\"*Because*\",\"environment\":\"dock\"")
                        .status())
                .isEqualTo(204);
        assertThat(fields(key).path("description").asString()).isEqualTo("*Because*");
        assertThat(fields(key).path("environment").asString()).isEqualTo("dock");
        assertThat(history(key)).containsExactly("description: h1. Why>*Because*", "environment: null>dock");
        assertThat(edit(key, "\"description\":null").status()).isEqualTo(204);
        assertThat(fields(key).path("description").isNull()).isTrue();
        assertThat(edit(key, "\"description\":{\"type\":\"doc\"}").status()).isEqualTo(400);
    }

    @Test
    void aLinkIsToldInTheHistoryOfBothEndsOldestFirst() {
        admin.post(
                "/rest/api/2/issueLink",
                "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"TEST-2\"}}");
        edit("TEST-7", "\"summary\":\"Planned\"");
        JsonNode log = admin.get(ISSUE + "TEST-7?expand=changelog").json().path("changelog");
        assertThat(log.path("total").intValue()).isEqualTo(2);
        assertThat(log.at("/histories/0/author/name").asString()).isEqualTo("admin");
        assertThat(log.at("/histories/0/items/0").has("fieldId")).isFalse();
        assertThat(history("TEST-7"))
                .containsExactly("Link: null>This issue blocks TEST-2", "summary: Nobody has planned this yet>Planned");
        assertThat(history("TEST-2")).containsExactly("Link: null>This issue is blocked by TEST-7");
        JsonNode found = admin.post("/rest/api/2/search", "{\"jql\":\"key = TEST-2\",\"expand\":[\"changelog\"]}")
                .json();
        assertThat(found.at("/issues/0/changelog/total").intValue()).isOne();
    }

    @Test
    void subTasksHaveAnOrderThatCanBeChanged() {
        assertThat(keys(admin.get(ISSUE + "TEST-2/subtask").json())).containsExactly("TEST-5", "TEST-4");
        assertThat(admin.get(ISSUE + "TEST-2/subtask/move").text()).isEqualTo("true");
        assertThat(admin.post(ISSUE + "TEST-2/subtask/move", "{\"original\":1,\"current\":0}")
                        .status())
                .isEqualTo(204);
        assertThat(keys(fields("TEST-2").path("subtasks"))).containsExactly("TEST-4", "TEST-5");
        assertThat(admin.post(ISSUE + "TEST-2/subtask/move", "{\"original\":2,\"current\":0}")
                        .status())
                .isEqualTo(400);
    }

    private static List<String> found(String jql) {
        return keys(admin.get("/rest/api/2/search?fields=key&jql=" + TestClient.encoded(jql))
                .json()
                .path("issues"));
    }

    private static Answer edit(String key, String fields) {
        return admin.put(ISSUE + key, "{\"fields\":{" + fields + "}}");
    }

    private static Answer create(String type, String fields) {
        return admin.post(
                "/rest/api/2/issue",
                "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"summary\":\"New\",\"issuetype\":{\"name\":\"" + type
                        + "\"}," + fields + "}}");
    }

    private static JsonNode fields(String key) {
        return admin.get(ISSUE + key).json().path("fields");
    }

    /** Each change that the history tells, as {@code field: before>after}. */
    private static List<String> history(String key) {
        return admin
                .get(ISSUE + key + "?expand=changelog&fields=key")
                .json()
                .at("/changelog/histories")
                .values()
                .stream()
                .flatMap(entry -> entry.path("items").values().stream())
                .map(item -> item.path("field").asString() + ": "
                        + item.path("fromString").asString("null") + ">"
                        + item.path("toString").asString("null"))
                .collect(Collectors.toList());
    }

    private static List<String> keys(JsonNode issues) {
        return issues.values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }
}
