package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sprints and their issues, in both kinds of Jira; sprint 7 is closed, and the next to be made has number 8. */
@Tag("database")
class SprintTest {

    private static final String SPRINT = "/rest/agile/1.0/sprint";
    private static final String FIELD = "customfield_10020";
    private static final String DATES =
            "\"startDate\":\"2026-04-11T15:22:00.000+10:00\",\"endDate\":\"2026-04-20T01:22:00.000+10:00\"";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSprintIsMadeForTheFuture(Dialect dialect) {
        Answer made = make(dialect, "\"name\":\"  High tide \",\"goal\":\"All cranes\"," + DATES);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text())
                .isEqualTo("{\"id\":8,\"self\":\"" + sandbox(dialect).address()
                        + "/rest/agile/1.0/sprint/8\",\"state\":\"future\",\"name\":\"High tide\",\"startDate\":\""
                        + (dialect == Dialect.CLOUD ? "2026-04-11T05:22:00.000Z" : "2026-04-11T07:22:00.000+02:00")
                        + "\",\"endDate\":\""
                        + (dialect == Dialect.CLOUD ? "2026-04-19T15:22:00.000Z" : "2026-04-19T17:22:00.000+02:00")
                        + "\",\"originBoardId\":2,\"goal\":\"All cranes\"}");
        assertThat(admin(dialect).get("/rest/agile/latest/sprint/8").json()).isEqualTo(made.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLOUD       | {\"name\":\"A\",\"originBoardId\":1}       | 400 | The board does not support sprints",
                "DATA_CENTER | {\"name\":\"A\",\"originBoardId\":9}       | 404 | The requested board cannot be viewed",
                "CLOUD       | {\"name\":\"A\"}                           | 404 | The requested board cannot be viewed",
                "CLOUD       | {\"name\":\" \",\"originBoardId\":2}       | 400 | A sprint needs a name",
                "DATA_CENTER | {\"originBoardId\":2}                      | 400 | A sprint needs a name",
                "CLOUD       | {\"name\":\"A\",\"originBoardId\":2,\"startDate\":\"soon\"} | 400 | The startDate must be a time",
                "CLOUD       | []                                         | 400 | Invalid request payload",
            })
    void aSprintThatCannotBeIsNotMade(Dialect dialect, String body, int status, String sentence) {
        Answer answer = admin(dialect).post(SPRINT, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.messages()).startsWith(sentence);
        assertThat(admin(dialect).get(SPRINT + "/8").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSprintIsStartedAndCompletedAndNothingElse(Dialect dialect) {
        make(dialect, "\"name\":\"High tide\"");
        for (String early : List.of("\"state\":\"closed\"", "\"state\":\"active\"", "\"state\":\"late\"")) {
            assertThat(change(dialect, early).status()).as(early).isEqualTo(400);
        }
        Answer started = change(dialect, "\"state\":\"active\"," + DATES);
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.json().path("state").asString()).isEqualTo("active");
        assertThat(change(dialect, "\"state\":\"future\"").status()).isEqualTo(400);
        assertThat(change(dialect, "\"endDate\":null").status()).isEqualTo(400);
        assertThat(change(dialect, "\"endDate\":\"2026-04-01T00:00:00.000Z\"").status())
                .isEqualTo(400);
        JsonNode completed = change(dialect, "\"state\":\"closed\",\"completeDate\":\"2020-01-01T00:00:00.000Z\"")
                .json();
        assertThat(completed.path("state").asString()).isEqualTo("closed");
        assertThat(completed.path("completeDate").asString()).isGreaterThan("2026-04");
        assertThat(change(dialect, "\"state\":\"active\"").status()).isEqualTo(400);
        JsonNode renamed = change(dialect, "\"name\":\"Ebb\",\"startDate\":\"2020-01-01T00:00:00.000Z\"")
                .json();
        assertThat(renamed.path("name").asString()).isEqualTo("Ebb");
        assertThat(renamed.path("startDate")).isEqualTo(completed.path("startDate"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aPartialChangeKeepsWhatAFullOneClears(Dialect dialect) {
        make(dialect, "\"name\":\"High tide\",\"goal\":\"All cranes\"," + DATES);
        JsonNode partly = change(dialect, "\"name\":\"Spring tide\"").json();
        assertThat(partly.path("goal").asString()).isEqualTo("All cranes");
        assertThat(partly.has("startDate")).isTrue();
        JsonNode fully =
                admin(dialect).put(SPRINT + "/8", "{\"name\":\"Neap tide\"}").json();
        assertThat(fully.path("name").asString()).isEqualTo("Neap tide");
        assertThat(fully.path("goal").asString()).isEmpty();
        assertThat(fully.has("startDate")).isFalse();
        assertThat(admin(dialect).put(SPRINT + "/8", "{\"goal\":\"None\"}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void issuesMoveIntoASprintWithTheirSubTasksAndOutAgain(Dialect dialect) {
        make(dialect, "\"name\":\"High tide\"");
        make(dialect, "\"name\":\"Low tide\"");
        Answer moved = move(dialect, "/sprint/8/issue", "TEST-2", "107", "SIDE-1");
        assertThat(moved.status()).isEqualTo(204);
        assertThat(moved.text()).isEmpty();
        assertThat(keys(dialect, "8")).containsExactly("TEST-2", "TEST-5", "TEST-4", "TEST-7", "SIDE-1");
        assertThat(admin(dialect)
                        .get("/rest/agile/1.0/board/2/backlog")
                        .json()
                        .path("total")
                        .intValue())
                .isEqualTo(2);
        assertThat(fields(dialect, "TEST-7").path("updated").asString()).isGreaterThan("2026");
        assertThat(fields(dialect, "TEST-4").path("updated").asString()).startsWith("2025");
        assertThat(history(dialect, "TEST-2")).containsExactly("Sprint: 7>7, 8 Sprint 7>Sprint 7, High tide");

        assertThat(move(dialect, "/sprint/9/issue", "TEST-2").status()).isEqualTo(204);
        assertThat(keys(dialect, "8")).containsExactly("TEST-7", "SIDE-1");
        assertThat(keys(dialect, "9")).containsExactly("TEST-2", "TEST-5", "TEST-4");
        assertThat(keys(dialect, "7")).containsExactly("TEST-2");

        assertThat(move(dialect, "/backlog/issue", "TEST-2", "TEST-7", "TEST-3").status())
                .isEqualTo(204);
        assertThat(keys(dialect, "9")).isEmpty();
        assertThat(keys(dialect, "7")).containsExactly("TEST-2");
        assertThat(history(dialect, "TEST-7")).contains("Sprint: 8> High tide>");
        assertThat(history(dialect, "TEST-3")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneThatCannotMoveKeepsAllFromMoving(Dialect dialect) {
        make(dialect, "\"name\":\"High tide\"");
        for (String wrong : List.of("TEST-4", "GONE-1", "TEST-99")) {
            assertThat(move(dialect, "/sprint/8/issue", "TEST-7", wrong).messages())
                    .contains(wrong);
            assertThat(move(dialect, "/backlog/issue", "TEST-7", wrong).status())
                    .isEqualTo(400);
        }
        assertThat(move(dialect, "/sprint/7/issue", "TEST-7").messages())
                .startsWith("Issues can be moved to a future or active sprint only");
        assertThat(move(dialect, "/sprint/99/issue", "TEST-7").status()).isEqualTo(404);
        assertThat(keys(dialect, "8")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSprintOfAHiddenProjectIsSeenThroughItsIssuesAlone(Dialect dialect) {
        make(dialect, "\"name\":\"High tide\"");
        move(dialect, "/sprint/8/issue", "SIDE-1", "TEST-7");
        admin(dialect).put("/sandbox/faults", "{\"hideProjects\":[\"TEST\"]}");
        assertThat(admin(dialect).get(SPRINT + "/7").status()).isEqualTo(404);
        assertThat(admin(dialect).get(SPRINT + "/7/issue").status()).isEqualTo(404);
        assertThat(admin(dialect).get(SPRINT + "/8").status()).isEqualTo(200);
        assertThat(keys(dialect, "8")).containsExactly("SIDE-1");
        assertThat(new TestClient(sandbox(dialect).address(), "")
                        .get(SPRINT + "/8")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void onCloudTheFieldIsAListOfObjectsAndWrittenAsANumber() {
        make(Dialect.CLOUD, "\"name\":\"High tide\",\"goal\":\"All cranes\"," + DATES);
        assertThat(write("TEST-2", "8").status()).isEqualTo(204);
        assertThat(fields(Dialect.CLOUD, "TEST-2").path(FIELD).toString())
                .isEqualTo("[{\"id\":7,\"name\":\"Sprint 7\",\"state\":\"closed\",\"boardId\":2,\"goal\":\"\"},"
                        + "{\"id\":8,\"name\":\"High tide\",\"state\":\"future\",\"boardId\":2,\"goal\":\"All cranes\","
                        + "\"startDate\":\"2026-04-11T05:22:00.000Z\",\"endDate\":\"2026-04-19T15:22:00.000Z\"}]");
        JsonNode agile =
                admin(Dialect.CLOUD).get("/rest/agile/1.0/issue/TEST-2").json().path("fields");
        assertThat(agile.at("/sprint/name").asString()).isEqualTo("High tide");
        assertThat(agile.at("/closedSprints/0/id").intValue()).isEqualTo(7);
        assertThat(write("TEST-2", "null").status()).isEqualTo(204);
        assertThat(fields(Dialect.CLOUD, "TEST-2").path(FIELD)).hasSize(1);
        String made = admin(Dialect.CLOUD)
                .post(
                        "/rest/api/3/issue",
                        "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"summary\":\"New\",\"issuetype\":{\"name\":\"Story\"},\""
                                + FIELD + "\":8}}")
                .json()
                .path("key")
                .asString();
        assertThat(keys(Dialect.CLOUD, "8")).containsExactly(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "99", "\"High tide\"", "[8]", "{\"id\":8}", "1.5"})
    void onCloudNothingButTheNumberOfAnOpenSprintIsTaken(String value) {
        make(Dialect.CLOUD, "\"name\":\"High tide\"");
        Answer answer = write("TEST-7", value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").propertyNames()).isEqualTo(Set.of(FIELD));
        assertThat(keys(Dialect.CLOUD, "8")).isEmpty();
    }

    @Test
    void onCloudAMoveIntoASprintMayRank() {
        make(Dialect.CLOUD, "\"name\":\"High tide\"");
        String body = "{\"issues\":[\"TEST-7\",\"TEST-2\"],\"rankBeforeIssue\":\"TEST-1\"}";
        assertThat(admin(Dialect.CLOUD).post(SPRINT + "/8/issue", body).status())
                .isEqualTo(204);
        assertThat(keys(Dialect.CLOUD, "8")).startsWith("TEST-7", "TEST-2");
        make(Dialect.DATA_CENTER, "\"name\":\"High tide\"");
        assertThat(admin(Dialect.DATA_CENTER).post(SPRINT + "/8/issue", body).status())
                .isEqualTo(400);
    }

    @Test
    void onCloudASubTaskThatIsMovedFollowsItsNewParent() {
        make(Dialect.CLOUD, "\"name\":\"High tide\"");
        move(Dialect.CLOUD, "/sprint/8/issue", "TEST-3");
        admin(Dialect.CLOUD).put("/rest/api/3/issue/TEST-4", "{\"fields\":{\"parent\":{\"key\":\"TEST-3\"}}}");
        assertThat(keys(Dialect.CLOUD, "8")).containsExactly("TEST-3", "TEST-4");
    }

    @Test
    void onDataCenterTheFieldIsAListOfTexts() {
        make(Dialect.DATA_CENTER, "\"name\":\"High, tide]\",\"goal\":\"All cranes\"," + DATES);
        move(Dialect.DATA_CENTER, "/sprint/8/issue", "TEST-2");
        JsonNode field = fields(Dialect.DATA_CENTER, "TEST-2").path(FIELD);
        assertThat(field.get(0).asString())
                .matches("com\\.atlassian\\.greenhopper\\.service\\.sprint\\.Sprint@[0-9a-f]+\\[id=7,rapidViewId=2,"
                        + "state=CLOSED,name=Sprint 7,goal=<null>,startDate=<null>,endDate=<null>,completeDate=<null>,"
                        + "sequence=7]");
        assertThat(field.get(1).asString())
                .endsWith("[id=8,rapidViewId=2,state=FUTURE,name=High, tide],goal=All cranes,"
                        + "startDate=2026-04-11T07:22:00.000+02:00,endDate=2026-04-19T17:22:00.000+02:00,"
                        + "completeDate=<null>,sequence=8]");
    }

    private static Answer write(String key, String value) {
        return admin(Dialect.CLOUD).put("/rest/api/3/issue/" + key, "{\"fields\":{\"" + FIELD + "\":" + value + "}}");
    }

    private static Answer make(Dialect dialect, String fields) {
        return admin(dialect).post(SPRINT, "{\"originBoardId\":2," + fields + "}");
    }

    private static Answer change(Dialect dialect, String fields) {
        return admin(dialect).post(SPRINT + "/8", "{" + fields + "}");
    }

    private static Answer move(Dialect dialect, String path, String... issues) {
        return admin(dialect).post("/rest/agile/1.0" + path, "{\"issues\":[\"" + String.join("\",\"", issues) + "\"]}");
    }

    private static List<String> keys(Dialect dialect, String sprint) {
        return admin(dialect).get(SPRINT + "/" + sprint + "/issue?fields=key").json().path("issues").values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }

    private static JsonNode fields(Dialect dialect, String key) {
        return admin(dialect).get("/rest/api/2/issue/" + key).json().path("fields");
    }

    /** Each change that the history tells, as {@code field: ids before>ids after names before>names after}. */
    private static List<String> history(Dialect dialect, String key) {
        return admin(dialect)
                .get("/rest/api/2/issue/" + key + "?expand=changelog&fields=key")
                .json()
                .at("/changelog/histories")
                .values()
                .stream()
                .flatMap(entry -> entry.path("items").values().stream())
                .map(item -> item.path("field").asString() + ": "
                        + item.path("from").asString() + ">" + item.path("to").asString() + " "
                        + item.path("fromString").asString() + ">"
                        + item.path("toString").asString())
                .toList();
    }

    private static TestClient admin(Dialect dialect) {
        return sandbox(dialect).admin();
    }

    private static TestSandbox sandbox(Dialect dialect) {
        return harbours.of(dialect);
    }
}
