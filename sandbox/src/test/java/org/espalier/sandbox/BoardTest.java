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

/** Boards and what is on them, in both kinds of Jira: the first is a kanban board, the second a scrum board. */
@Tag("database")
class BoardTest {

    private static final String BOARD = "/rest/agile/1.0/board";
    private static final String KANBAN = "board/1/";
    private static final String SCRUM = "board/2/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachOpenProjectHasABoardAndSprintsMakeItScrum(Dialect dialect) {
        JsonNode page = admin(dialect).get(BOARD).json();
        assertThat(page.path("maxResults").intValue()).isEqualTo(50);
        assertThat(page.path("total").intValue()).isEqualTo(2);
        assertThat(page.path("isLast").booleanValue()).isTrue();
        JsonNode scrum = page.at("/values/1");
        assertThat(page.at("/values/0/type").asString()).isEqualTo("kanban");
        assertThat(scrum.path("id").isIntegralNumber()).isTrue();
        assertThat(scrum.path("name").asString()).isEqualTo("TEST board");
        assertThat(scrum.path("type").asString()).isEqualTo("scrum");
        assertThat(scrum.path("self").asString()).isEqualTo(sandbox(dialect).address() + BOARD + "/2");
        assertThat(scrum.at("/location/projectKey").asString("")).isEqualTo(dialect == Dialect.CLOUD ? "TEST" : "");
        assertThat(admin(dialect).get("/rest/agile/latest/board/2").json()).isEqualTo(scrum);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void boardsAreFilteredAndComeInPages(Dialect dialect) {
        assertThat(boards(dialect, "type=scrum")).containsExactly("TEST board");
        assertThat(boards(dialect, "type=scrum,kanban&name=side")).containsExactly("SIDE board");
        assertThat(boards(dialect, "projectKeyOrId=TEST")).containsExactly("TEST board");
        assertThat(boards(dialect, "projectKeyOrId=10000")).containsExactly("SIDE board");
        assertThat(boards(dialect, "name=nothing")).isEmpty();
        JsonNode first = admin(dialect).get(BOARD + "?maxResults=1").json();
        assertThat(first.path("isLast").booleanValue()).isFalse();
        assertThat(boards(dialect, "maxResults=1&startAt=1")).containsExactly("TEST board");
        assertThat(admin(dialect).get(BOARD + "?type=square").status()).isEqualTo(400);
        assertThat(admin(dialect).get(BOARD + "?projectKeyOrId=GONE").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theConfigurationTellsFilterColumnsAndRankField(Dialect dialect) {
        JsonNode scrum = admin(dialect).get(BOARD + "/2/configuration").json();
        assertThat(scrum.at("/ranking/rankCustomFieldId").intValue()).isEqualTo(10_019);
        assertThat(scrum.at("/estimation/field/fieldId").asString()).isEqualTo("customfield_10016");
        assertThat(scrum.at("/columnConfig/columns").values().stream()
                        .map(column -> column.path("name").asString() + " "
                                + column.path("statuses").size()))
                .containsExactly("To Do 1", "In Progress 1", "Done 1");
        assertThat(scrum.at("/columnConfig/columns/2/statuses/0/id").asString()).isNotEmpty();
        JsonNode kanban = admin(dialect).get(BOARD + "/1/configuration").json();
        assertThat(kanban.has("estimation")).isFalse();

        String filter = scrum.at("/filter/self").asString();
        Answer saved = admin(dialect)
                .get(filter.substring(sandbox(dialect).address().toString().length()));
        assertThat(saved.json().path("jql").asString()).isEqualTo("project = \"TEST\" ORDER BY Rank ASC");
        assertThat(saved.json().path("id").asString())
                .isEqualTo(scrum.at("/filter/id").asString());
        assertThat(admin(dialect).get("/rest/api/2/filter/99").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aScrumBoardShowsAllButEpicsInTheOrderOfTheRank(Dialect dialect) {
        assertThat(admin(dialect).listed(SCRUM + "issue"))
                .containsExactly("TEST-2", "TEST-3", "TEST-5", "TEST-4", "TEST-6", "TEST-7");
        admin(dialect).put("/rest/agile/1.0/issue/rank", "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-3\"}");
        assertThat(admin(dialect).listed(SCRUM + "issue"))
                .containsExactly("TEST-2", "TEST-7", "TEST-3", "TEST-5", "TEST-4", "TEST-6");
        assertThat(admin(dialect).listed(SCRUM + "issue?jql=issuetype%3DStory%20order%20by%20key%20desc"))
                .containsExactly("TEST-7", "TEST-3", "TEST-2");
        assertThat(admin(dialect).listed(SCRUM + "issue?startAt=4&maxResults=1"))
                .containsExactly("TEST-4");
        assertThat(admin(dialect).listed(KANBAN + "issue")).containsExactly("SIDE-1", "SIDE-2");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSavedFilterIsEvaluatedIndeed(Dialect dialect) {
        sandbox(dialect)
                .execute(
                        "update saved_filter set jql = 'issuetype = Epic OR key in (SIDE-2, GONE-1)' where id = 10001");
        assertThat(admin(dialect).listed(KANBAN + "issue")).containsExactly("TEST-1", "SIDE-2");
        assertThat(admin(dialect).listed(KANBAN + "epic/none/issue")).containsExactly("SIDE-2");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theBacklogHoldsWhatIsNotFinishedAndNotPlanned(Dialect dialect) {
        assertThat(admin(dialect).listed(SCRUM + "backlog"))
                .containsExactly("TEST-2", "TEST-3", "TEST-4", "TEST-6", "TEST-7");
        sandbox(dialect).execute("update sprint set state = 'active' where id = 7");
        assertThat(admin(dialect).listed(SCRUM + "backlog")).containsExactly("TEST-3", "TEST-4", "TEST-6", "TEST-7");
        assertThat(admin(dialect).listed(KANBAN + "backlog")).containsExactly("SIDE-1");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theEpicsOfABoardHaveTheirIssuesThere(Dialect dialect) {
        JsonNode epics = admin(dialect).get(BOARD + "/2/epic").json();
        assertThat(epics.path("total").intValue()).isOne();
        assertThat(epics.at("/values/0/name").asString()).isEqualTo("Harbour");
        assertThat(admin(dialect)
                        .get(BOARD + "/2/epic?done=true")
                        .json()
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(admin(dialect)
                        .get(BOARD + "/2/epic?done=false")
                        .json()
                        .path("total")
                        .intValue())
                .isOne();
        assertThat(admin(dialect).listed(SCRUM + "epic/101/issue")).containsExactly("TEST-2", "TEST-3");
        assertThat(admin(dialect).listed(SCRUM + "epic/none/issue")).containsExactly("TEST-7");
        assertThat(admin(dialect).get(BOARD + "/2/epic/102/issue").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSprintsOfABoardHaveTheirIssuesThere(Dialect dialect) {
        JsonNode sprints = admin(dialect).get(BOARD + "/2/sprint").json();
        assertThat(sprints.path("values").toString())
                .isEqualTo("[{\"id\":7,\"self\":\"" + sandbox(dialect).address()
                        + "/rest/agile/1.0/sprint/7\",\"state\":\"closed\",\"name\":\"Sprint 7\",\"originBoardId\":2,"
                        + "\"goal\":\"\"}]");
        assertThat(admin(dialect)
                        .get(BOARD + "/2/sprint?state=active,future")
                        .json()
                        .path("values"))
                .isEmpty();
        assertThat(admin(dialect).get(BOARD + "/2/sprint?state=closed").json().path("values"))
                .hasSize(1);
        assertThat(admin(dialect).listed(SCRUM + "sprint/7/issue")).containsExactly("TEST-2");
        assertThat(admin(dialect).listed(KANBAN + "sprint/7/issue")).isEmpty();
        assertThat(admin(dialect).get(BOARD + "/2/sprint/8/issue").status()).isEqualTo(404);
        assertThat(admin(dialect).get(BOARD + "/2/sprint?state=late").status()).isEqualTo(400);
        Answer kanban = admin(dialect).get(BOARD + "/1/sprint");
        assertThat(kanban.status()).isEqualTo(400);
        assertThat(kanban.messages()).isEqualTo("The board does not support sprints");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theListsOfABoardLagBehindAsSearchesDo(Dialect dialect) {
        admin(dialect).put("/sandbox/faults", "{\"searchLagMillis\":600000}");
        admin(dialect).put("/rest/agile/1.0/issue/rank", "{\"issues\":[\"SIDE-2\"],\"rankBeforeIssue\":\"SIDE-1\"}");
        assertThat(admin(dialect).listed(KANBAN + "issue")).containsExactly("SIDE-1", "SIDE-2");
        admin(dialect).put("/sandbox/faults", "{}");
        assertThat(admin(dialect).listed(KANBAN + "issue")).containsExactly("SIDE-2", "SIDE-1");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBoardTellsItsProject(Dialect dialect) {
        JsonNode page = admin(dialect).get(BOARD + "/2/project").json();
        assertThat(page.path("total").intValue()).isOne();
        assertThat(page.at("/values/0/key").asString()).isEqualTo("TEST");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBoardOfAHiddenProjectIsNotThere(Dialect dialect) {
        admin(dialect).put("/sandbox/faults", "{\"hideProjects\":[\"TEST\"]}");
        assertThat(boards(dialect, "")).containsExactly("SIDE board");
        for (String part : List.of("", "/configuration", "/issue", "/backlog", "/epic", "/sprint", "/project")) {
            Answer answer = admin(dialect).get(BOARD + "/2" + part);
            assertThat(answer.status()).as(part).isEqualTo(404);
            assertThat(answer.json())
                    .isEqualTo(admin(dialect).get(BOARD + "/99").json());
        }
        assertThat(admin(dialect).get(BOARD + "/nonsense").status()).isEqualTo(404);
        assertThat(sandbox(dialect).member().get("/rest/api/2/filter/10002").status())
                .isEqualTo(400);
        assertThat(new TestClient(sandbox(dialect).address(), "").get(BOARD).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBoardTellsItsVersions(Dialect dialect) {
        JsonNode page = admin(dialect).get(BOARD + "/2/version?released=false").json();
        assertThat(page.at("/values/0/name").asString()).isEqualTo("1.0");
        assertThat(page.at("/values/0/id").isIntegralNumber()).isTrue();
        assertThat(admin(dialect).get(BOARD + "/2/version?released=true").json().path("values"))
                .isEmpty();
    }

    @Test
    void onCloudABoardIsFoundByItsFilter() {
        TestClient admin = admin(Dialect.CLOUD);
        String filter =
                admin.get(BOARD + "/2/configuration").json().at("/filter/id").asString();
        assertThat(admin.get(BOARD + "/filter/" + filter)
                        .json()
                        .at("/values/0/id")
                        .intValue())
                .isEqualTo(2);
        assertThat(admin.get(BOARD + "/2/quickfilter").json().path("total").intValue())
                .isZero();
    }

    private static List<String> boards(Dialect dialect, String parameters) {
        return admin(dialect).get(BOARD + "?" + parameters).json().path("values").values().stream()
                .map(board -> board.path("name").asString())
                .toList();
    }

    private static TestClient admin(Dialect dialect) {
        return sandbox(dialect).admin();
    }

    private static TestSandbox sandbox(Dialect dialect) {
        return harbours.of(dialect);
    }
}
