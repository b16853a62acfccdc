package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Boards that people make, moves on them, estimates on them, tasks for many issues, and what webhooks are told of
 * boards.
 */
@Tag("database")
class BoardWriteTest {

    private static final String BOARD = "/rest/agile/1.0/board";
    private static final String BULK = "/rest/api/3/bulk/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @RegisterExtension
    static final Receiver receiver = new Receiver();

    @RegisterExtension
    final TestWebhooks webhooks = new TestWebhooks(harbours, receiver);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBoardIsMadeOfAFilterRenamedAndRemoved(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String filter = admin.post("/rest/api/2/filter", "{\"name\":\"Cranes\",\"jql\":\"summary ~ crane\"}")
                .json()
                .path("id")
                .asString();
        String form = "{\"name\":\"Cranes\",\"type\":\"kanban\",\"filterId\":" + filter
                + ",\"location\":{\"type\":\"project\",\"projectKeyOrId\":\"SIDE\"}}";
        webhooks.register(dialect, "{'url':'%s','events':[%s],'filters':{'issue-related-events-section':'%s'}}");
        Answer made = admin.post(BOARD, form);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().path("id").toString();
        assertThat(admin.get(BOARD + "/" + id).json()).isEqualTo(made.json());
        assertThat(admin.get(BOARD + "/" + id + "/issue?fields=key")
                        .json()
                        .at("/issues/0/key")
                        .asString())
                .isEqualTo("TEST-2");
        for (String wrong : List.of("{}", form.replace("kanban", "simple"), form.replace(filter, "77"))) {
            assertThat(admin.post(BOARD, wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(harbours.of(dialect).member().delete(BOARD + "/" + id).status())
                .isEqualTo(403);
        assertThat(admin.put("/sandbox/boards/" + id, "{\"name\":\"\"}").status())
                .isEqualTo(400);
        admin.put("/sandbox/boards/" + id, "{\"name\":\"All cranes\"}");
        assertThat(admin.delete(BOARD + "/" + id).status()).isEqualTo(204);
        assertThat(admin.get(BOARD + "/" + id).status()).isEqualTo(404);
        assertThat(webhooks.toldBefore(admin).stream()
                        .filter(told -> told.json().has("board"))
                        .map(told -> told.event() + " "
                                + told.json().at("/board/name").asString()))
                .containsExactly("board_created Cranes", "board_updated All cranes", "board_deleted All cranes");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEstimateIsToldAndSetByTheFieldOfAScrumBoard(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String scrum = board(admin, "scrum");
        String path = "/rest/agile/1.0/issue/TEST-7/estimation?boardId=";
        assertThat(admin.put(path + scrum, "{\"value\":\"8.0\"}").text())
                .isEqualTo("{\"fieldId\":\"customfield_10016\",\"value\":"
                        + (dialect == Dialect.CLOUD ? "\"8.0\"" : "8") + "}");
        assertThat(admin.get("/rest/api/2/issue/TEST-7")
                        .json()
                        .at("/fields/customfield_10016")
                        .intValue())
                .isEqualTo(8);
        assertThat(admin.get(path + scrum).json().path("value").asDouble()).isEqualTo(8);
        assertThat(admin.put(path + scrum, "{\"value\":\"\"}").json().has("value"))
                .isFalse();
        assertThat(admin.put(path + scrum, "{\"value\":\"much\"}").status()).isEqualTo(400);
        assertThat(admin.get(path + board(admin, "kanban")).status()).isEqualTo(400);
        assertThat(admin.get(path).status()).isEqualTo(400);
    }

    private static String board(TestClient admin, String type) {
        return admin.get(BOARD + "?type=" + type).json().at("/values/0/id").toString();
    }

    @Test
    void manyIssuesAreDeletedOrLedOnByATask() {
        TestClient admin = harbours.of(Dialect.CLOUD).admin();
        assertThat(report(
                        admin,
                        "issues/transition",
                        "{\"bulkTransitionInputs\":[{\"selectedIssueIdsOrKeys\":[\"TEST-6\",\"TEST-99\"],\"transitionId\":\"21\"},"
                                + "{\"selectedIssueIdsOrKeys\":[\"TEST-7\"],\"transitionId\":\"77\"}]}"))
                .containsExactly("[106]", "{\"107\":[\"Transition id '77' is not valid for this issue.\"]}", "1");
        assertThat(report(admin, "issues/delete", "{\"selectedIssueIdsOrKeys\":[\"TEST-2\",\"TEST-7\"]}"))
                .containsExactly("[102,107]", "{}", "0");
        assertThat(admin.get("/rest/api/3/issue/TEST-4").status()).isEqualTo(404);
        assertThat(admin.post(BULK + "issues/delete", "{\"selectedIssueIdsOrKeys\":[]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onCloudIssuesMoveOntoABoardAndOffItToAPlace() {
        TestClient admin = admin(Dialect.CLOUD);
        String move = "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-2\"}";
        assertThat(admin.post(BOARD + "/2/issue", move).messages()).contains("No sprint of the board TEST board runs");
        String sprint = sprint(Dialect.CLOUD, "Ebb");
        admin.post(
                "/rest/agile/1.0/sprint/" + sprint,
                "{\"state\":\"active\",\"startDate\":\"2026-01-01T10:00:00Z\",\"endDate\":\"2026-01-09T10:00:00Z\"}");
        assertThat(admin.post(BOARD + "/2/issue", move).status()).isEqualTo(204);
        assertThat(admin.listed("board/2/sprint/" + sprint + "/issue")).containsExactly("TEST-7");
        assertThat(admin.listed("board/2/issue")).startsWith("TEST-7", "TEST-2");
        admin.put("/sandbox/faults", "{\"rankRefusalPercent\":100}");
        Answer refused = admin.post("/rest/agile/1.0/backlog/2/issue", move);
        assertThat(refused.status()).isEqualTo(207);
        assertThat(refused.json().at("/entries/0/issueKey").asString()).isEqualTo("TEST-7");
        assertThat(admin.listed("board/2/sprint/" + sprint + "/issue")).isEmpty();
        assertThat(admin.post("/rest/agile/1.0/backlog/1/issue", "{\"issues\":[\"SIDE-1\"]}")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sprintsChangePlacesAndGoLeavingTheirIssues(Dialect dialect) {
        TestClient admin = admin(dialect);
        String ebb = sprint(dialect, "Ebb");
        String flood = sprint(dialect, "Flood");
        admin.post("/rest/agile/1.0/sprint/" + ebb + "/issue", "{\"issues\":[\"TEST-7\"]}");
        assertThat(admin.post("/rest/agile/1.0/sprint/" + ebb + "/swap", "{\"sprintToSwapWith\":" + flood + "}")
                        .status())
                .isEqualTo(204);
        assertThat(sprints(dialect)).endsWith("Flood", "Ebb");
        assertThat(admin.post("/rest/agile/1.0/sprint/" + ebb + "/swap", "{\"sprintToSwapWith\":99}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.delete("/rest/agile/1.0/sprint/" + ebb).status()).isEqualTo(204);
        assertThat(admin.delete("/rest/agile/1.0/sprint/" + ebb).status()).isEqualTo(404);
        assertThat(sprints(dialect)).endsWith("Flood").doesNotContain("Ebb");
        assertThat(admin.listed("board/2/backlog")).contains("TEST-7");
    }

    private static String sprint(Dialect dialect, String name) {
        return admin(dialect)
                .post("/rest/agile/1.0/sprint", "{\"name\":\"" + name + "\",\"originBoardId\":2}")
                .json()
                .path("id")
                .toString();
    }

    private static List<String> sprints(Dialect dialect) {
        return admin(dialect).get(BOARD + "/2/sprint").json().path("values").values().stream()
                .map(sprint -> sprint.path("name").asString())
                .toList();
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static Stream<String> report(TestClient admin, String path, String body) {
        Answer made = admin.post(BULK + path, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String task = BULK + "queue/" + made.json().path("taskId").asString();
        admin.get(task);
        JsonNode done = admin.get(task).json();
        return Stream.of("processedAccessibleIssues", "failedAccessibleIssues", "invalidOrInaccessibleIssueCount")
                .map(name -> done.path(name).toString());
    }
}
