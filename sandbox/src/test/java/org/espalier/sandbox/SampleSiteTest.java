package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.load.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sample holds the traps of real sites: team-managed projects, levels above epics, projects of few. */
@Tag("database")
class SampleSiteTest {

    private static TestSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestSandbox.with(Sample.issues());
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @Test
    void twoTeamManagedProjectsHaveStatusesOfTheSameNamesAndOtherIds() {
        TestClient admin = sandbox.admin();
        JsonNode tent = admin.get("/rest/api/3/project/TENT").json();
        assertThat(tent.path("style").asString()).isEqualTo("next-gen");
        assertThat(tent.path("simplified").booleanValue()).isTrue();
        assertThat(statuses("TENT", "name"))
                .isEqualTo(statuses("TRAIL", "name"))
                .isEqualTo(statuses("SHOP", "name"));
        assertThat(statuses("TENT", "id"))
                .doesNotContainAnyElementsOf(statuses("TRAIL", "id"))
                .doesNotContainAnyElementsOf(statuses("SHOP", "id"));
        assertThat(admin.keys("status = \"To Do\" AND project in (TENT, TRAIL, SHOP)"))
                .anyMatch(key -> key.startsWith("TENT"))
                .anyMatch(key -> key.startsWith("TRAIL"))
                .anyMatch(key -> key.startsWith("SHOP"));
        String open = admin.keys("project = TENT AND statusCategory != Done").getFirst();
        JsonNode ways = admin.get("/rest/api/3/issue/" + open + "/transitions?expand=transitions.fields")
                .json()
                .path("transitions");
        JsonNode end = ways.get(ways.size() - 1);
        assertThat(end.path("hasScreen").booleanValue()).isFalse();
        assertThat(admin.post(
                                "/rest/api/3/issue/" + open + "/transitions",
                                "{\"transition\":{\"id\":\"" + end.path("id").asString() + "\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.fields(open).path("resolution").isNull()).isFalse();
    }

    @Test
    void versionsWhoseIssuesAreDoneAreReleasedAndOthersAreNot() {
        JsonNode versions =
                sandbox.admin().get("/rest/api/3/project/SHOP/versions").json();
        assertThat(versions.values())
                .extracting(version -> version.path("name").asString() + " "
                        + version.path("released").booleanValue())
                .containsExactlyInAnyOrder("4.0 true", "4.1 true", "4.2 false", "5.0 false");
        assertThat(sandbox.admin().keys("component = Checkout AND fixVersion in unreleasedVersions(SHOP)"))
                .isNotEmpty()
                .allMatch(key -> key.startsWith("SHOP"));
    }

    @Test // jira-api.md 9
    void theAgileApiHasNoEpicsOfTeamManagedProjects() {
        TestClient admin = sandbox.admin();
        String epic = admin.keys("project = TENT AND issuetype = Epic").getFirst();
        String other = admin.keys("project = VISION AND issuetype = Epic").getFirst();
        String story = admin.keys("parent = " + epic).getFirst();
        String free = admin.keys("project = VISION AND issuetype = Bug").getFirst();
        String path = "/rest/agile/1.0/epic/";
        String list = "/epic/" + epic + "/issue";
        String board = "/board/"
                + admin.get("/rest/agile/1.0/board?projectKeyOrId=TENT").json().at("/values/0/id");
        for (Answer answer : List.of(
                admin.get(path + epic),
                admin.get("/rest/agile/1.0" + list),
                admin.get("/rest/agile/1.0" + board + list),
                admin.get("/rest/software/1.0" + list),
                admin.get("/rest/software/1.0" + board + list),
                admin.post(path + epic, "{\"name\":\"Mend\"}"),
                admin.put(path + epic + "/rank", "{\"rankBeforeEpic\":\"" + other + "\"}"),
                admin.put(path + other + "/rank", "{\"rankBeforeEpic\":\"" + epic + "\"}"),
                admin.post(path + epic + "/issue", "{\"issues\":[\"" + free + "\"]}"))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.messages()).startsWith("The requested epic does not exist");
        }
        for (String target : List.of(other, "none")) {
            Answer answer = admin.post(path + target + "/issue", "{\"issues\":[\"" + free + "\",\"" + story + "\"]}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.messages()).startsWith("The request contains a next-gen issue, " + story);
        }
        assertThat(admin.fields(story).at("/parent/key").asString()).isEqualTo(epic);
        assertThat(admin.fields(free).at("/parent/key").asString()).isNotEqualTo(epic);
        assertThat(admin.put("/rest/api/3/issue/" + story, "{\"fields\":{\"parent\":null}}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.fields(story).has("parent")).isFalse();
    }

    /** Data Center never had projects of teams. */
    @Test
    void onDataCenterTheSameEpicsAreLikeAllOthers() {
        try (TestSandbox dataCenter = TestSandbox.with(Sample.issues(), Dialect.DATA_CENTER)) {
            TestClient admin = dataCenter.admin();
            String epic = admin.get("/rest/api/2/search?jql=project=TENT+AND+issuetype=Epic")
                    .json()
                    .at("/issues/0/key")
                    .asString();
            JsonNode page = admin.get("/rest/agile/1.0/epic/" + epic + "/issue").json();
            assertThat(page.path("total").intValue()).isPositive();
            String story = page.at("/issues/0/key").asString();
            assertThat(admin.post("/rest/agile/1.0/epic/none/issue", "{\"issues\":[\"" + story + "\"]}")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void initiativesStandAboveEpicsAndNothingElse() {
        TestClient admin = sandbox.admin();
        String initiative = admin.keys("issuetype = Initiative ORDER BY key").getFirst();
        assertThat(admin.fields(initiative).at("/issuetype/hierarchyLevel").intValue())
                .isEqualTo(2);
        List<String> epics = admin.keys("parent = " + initiative);
        assertThat(epics).hasSize(2);
        assertThat(admin.fields(epics.getFirst()).at("/parent/key").asString()).isEqualTo(initiative);
        String story = admin.keys("parent = " + epics.getFirst() + " AND issuetype = Story")
                .getFirst();
        String body = "{\"fields\":{\"parent\":{\"key\":\"" + initiative + "\"}}}";
        assertThat(admin.put("/rest/api/3/issue/" + story, body).text())
                .contains("Given parent issue does not belong to appropriate hierarchy.");
        String other = admin.keys("issuetype = Initiative ORDER BY key DESC").getFirst();
        assertThat(admin.put(
                                "/rest/api/3/issue/" + epics.getFirst(),
                                "{\"fields\":{\"parent\":{\"key\":\"" + other + "\"}}}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.history(epics.getFirst()).getLast())
                .isEqualTo("IssueParentAssociation: " + initiative + ">" + other);
    }

    @Test
    void membersSeeNoStaffAndTouchNoVision() {
        TestClient member = sandbox.member();
        assertThat(member.get("/rest/api/3/project/STAFF").status()).isEqualTo(404);
        assertThat(sandbox.admin().get("/rest/api/3/project/STAFF").status()).isEqualTo(200);
        assertThat(member.get("/rest/api/3/issue/VISION-1").status()).isEqualTo(200);
        assertThat(member.put("/rest/api/3/issue/VISION-1", "{\"fields\":{\"summary\":\"Mine\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(member.post("/rest/api/2/issue/VISION-1/comment", "{\"body\":\"Well said\"}")
                        .status())
                .isEqualTo(201);
    }

    private static List<String> statuses(String project, String part) {
        return sandbox
                .admin()
                .get("/rest/api/3/project/" + project + "/statuses")
                .json()
                .at("/0/statuses")
                .values()
                .stream()
                .map(status -> status.path(part).asString())
                .toList();
    }
}
