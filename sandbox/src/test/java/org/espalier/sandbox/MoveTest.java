package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** An issue that moves stays the same issue: its id stays, and its former keys go on to lead to it. */
@Tag("database")
class MoveTest {

    private static final String ISSUE = "/rest/api/2/issue/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void toAnotherProjectItTakesItsSubTasksAndLeavesVersionsBehind(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        assertThat(move(dialect, "{\"issue\":\"TEST-2\",\"project\":\"SIDE\"}")
                        .json()
                        .path("key")
                        .asString())
                .isEqualTo("SIDE-3");
        JsonNode issue = admin.get(ISSUE + "test-2").json();
        assertThat(issue.path("id").asString()).isEqualTo("102");
        assertThat(issue.path("key").asString()).isEqualTo("SIDE-3");
        assertThat(issue.at("/fields/project/key").asString()).isEqualTo("SIDE");
        assertThat(issue.at("/fields/fixVersions")).isEmpty();
        assertThat(issue.at("/fields/customfield_10014").asString()).isEqualTo("TEST-1");
        assertThat(keys(issue.at("/fields/subtasks"))).containsExactly("SIDE-4", "SIDE-5");
        assertThat(admin.get(ISSUE + "TEST-5").json().path("key").asString()).isEqualTo("SIDE-4");
        assertThat(admin.history("TEST-2").getLast())
                .isEqualTo("project: TEST>SIDE; Workflow: Workflow of TEST>Workflow of SIDE; Key: TEST-2>SIDE-3; Fix"
                        + " Version: 1.0>null; Component: Crane>null");
        JsonNode items = admin.get(ISSUE + "TEST-2?expand=changelog").json().at("/changelog/histories/0/items");
        assertThat(items.at("/1").has("fieldId")).isFalse();
        assertThat(items.at("/2").has("fieldId")).isFalse();
        assertThat(items.at("/2/from").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aStandardIssueBecomesASubTaskAndASubTaskAStandardIssue(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        move(dialect, "{\"issue\":\"TEST-3\",\"type\":\"Sub-task\",\"parent\":\"TEST-7\"}");
        JsonNode below = admin.get(ISSUE + "TEST-3").json().path("fields");
        assertThat(below.at("/issuetype/subtask").booleanValue()).isTrue();
        assertThat(below.at("/parent/key").asString()).isEqualTo("TEST-7");
        move(dialect, "{\"issue\":\"TEST-3\",\"type\":\"Story\"}");
        JsonNode top = admin.get(ISSUE + "TEST-3").json().path("fields");
        assertThat(top.at("/issuetype/subtask").booleanValue()).isFalse();
        assertThat(top.has("parent")).isFalse();
        assertThat(keys(admin.get(ISSUE + "TEST-7").json().at("/fields/subtasks")))
                .isEmpty();
        assertThat(admin.history("TEST-3")).contains("issuetype: Story>Sub-task", "issuetype: Sub-task>Story");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoBecomesASubTaskLeavesItsEpicAndComesToItsParent(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        move(dialect, "{\"issue\":\"TEST-3\",\"type\":\"Sub-task\",\"parent\":\"TEST-7\"}");
        assertThat(admin.history("TEST-3"))
                .containsExactly(
                        "issuetype: Story>Sub-task",
                        dialect == Dialect.CLOUD
                                ? "IssueParentAssociation: TEST-1>TEST-7"
                                : "Parent Issue: null>TEST-7",
                        "Epic Link: TEST-1>null");
        assertThat(admin.history("TEST-1")).containsExactly("Epic Child: TEST-3>null");
        assertThat(admin.history("TEST-7")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsNoSubTaskAnyMoreLeavesItsParentAsOne(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        move(dialect, "{\"issue\":\"TEST-4\",\"type\":\"Story\",\"parent\":\"TEST-1\"}");
        assertThat(admin.history("TEST-4"))
                .containsExactly(
                        "issuetype: Sub-task>Story",
                        dialect == Dialect.CLOUD
                                ? "IssueParentAssociation: TEST-2>TEST-1"
                                : "Parent Issue: TEST-2>null",
                        "Epic Link: null>TEST-1");
        assertThat(admin.history("TEST-2")).isEmpty();
        assertThat(admin.history("TEST-1")).containsExactly("Epic Child: null>TEST-4");
    }

    /** What it is to the issue above changes, though that stays the same one. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSubTaskOfAnEpicIsNoChildOfIt(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        move(dialect, "{\"issue\":\"TEST-3\",\"type\":\"Sub-task\",\"parent\":\"TEST-1\"}");
        assertThat(admin.history("TEST-3")).contains("Epic Link: TEST-1>null");
        assertThat(keys(admin.fields("TEST-1").path("subtasks"))).containsExactly("TEST-3");
        move(dialect, "{\"issue\":\"TEST-3\",\"type\":\"Story\",\"parent\":\"TEST-1\"}");
        assertThat(admin.history("TEST-3")).last().isEqualTo("Epic Link: null>TEST-1");
        assertThat(admin.history("TEST-1")).containsExactly("Epic Child: TEST-3>null", "Epic Child: null>TEST-3");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoBecomesAnEpicLeavesItsOwn(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        move(dialect, "{\"issue\":\"TEST-3\",\"type\":\"Epic\"}");
        assertThat(admin.fields("TEST-3").has("parent")).isFalse();
        assertThat(admin.history("TEST-3")).last().isEqualTo("Epic Link: TEST-1>null");
        assertThat(admin.history("TEST-1")).containsExactly("Epic Child: TEST-3>null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSubTaskGetsAnotherParent(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String parent = stamp(admin, "TEST-2");
        move(dialect, "{\"issue\":\"TEST-4\",\"parent\":\"TEST-3\"}");
        assertThat(admin.get(ISSUE + "TEST-4").json().at("/fields/parent/key").asString())
                .isEqualTo("TEST-3");
        assertThat(stamp(admin, "TEST-2")).isEqualTo(parent);
        assertThat(admin.history("TEST-4"))
                .containsExactly(
                        (dialect == Dialect.CLOUD ? "IssueParentAssociation" : "Parent Issue") + ": TEST-2>TEST-3");
        assertThat(move(dialect, "{\"issue\":\"TEST-4\",\"parent\":\"SIDE-1\"}").text())
                .contains("same project");
        assertThat(move(dialect, "{\"issue\":\"TEST-2\",\"type\":\"Sub-task\",\"parent\":\"TEST-7\"}")
                        .messages())
                .contains("has sub-tasks, so it cannot become one itself");
        assertThat(move(dialect, "{\"issue\":\"TEST-4\",\"project\":\"NOPE\"}").messages())
                .contains("so no issue was moved.");
    }

    @Test
    void cloudMovesManyInATaskThatIsLookedAtLater() {
        TestClient admin = harbours.of(Dialect.CLOUD).admin();
        String task = admin.get("/rest/api/3/issuetype").json().values().stream()
                .filter(type -> type.path("name").asString().equals("Task"))
                .map(type -> type.path("id").asString())
                .findFirst()
                .orElseThrow();
        Answer started = admin.post(
                "/rest/api/3/bulk/issues/move",
                "{\"sendBulkNotification\":false,\"targetToSourcesMapping\":{\"SIDE," + task
                        + "\":{\"issueIdsOrKeys\":[\"TEST-7\",106,\"NOPE-1\"],\"inferStatusDefaults\":true}}}");
        assertThat(started.status()).isEqualTo(201);
        String queue = "/rest/api/3/bulk/queue/" + started.json().path("taskId").asString();
        assertThat(admin.get(queue).json().path("status").asString()).isEqualTo("RUNNING");
        JsonNode done = admin.get(queue).json();
        assertThat(done.path("status").asString()).isEqualTo("COMPLETE");
        assertThat(done.path("processedAccessibleIssues").toString()).isEqualTo("[106,107]");
        assertThat(done.path("invalidOrInaccessibleIssueCount").intValue()).isEqualTo(1);
        assertThat(done.path("totalIssueCount").intValue()).isEqualTo(3);
        assertThat(admin.get(ISSUE + "TEST-7").json().path("key").asString()).isEqualTo("SIDE-3");
        assertThat(admin.get("/rest/api/3/bulk/queue/1").status()).isEqualTo(400);
        Answer refused = admin.post("/rest/api/3/bulk/issues/move", "{\"targetToSourcesMapping\":{}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/message").asString()).contains("none was moved");
        assertThat(harbours.of(Dialect.DATA_CENTER)
                        .admin()
                        .post("/rest/api/2/bulk/issues/move", "{}")
                        .status())
                .isEqualTo(404);
    }

    private static Answer move(Dialect dialect, String body) {
        return harbours.of(dialect).admin().post("/sandbox/moves", body);
    }

    private static String stamp(TestClient admin, String key) {
        return admin.get(ISSUE + key).json().at("/fields/updated").asString();
    }

    private static List<String> keys(JsonNode issues) {
        return issues.values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }
}
