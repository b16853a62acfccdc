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

/** Epics and what belongs to them, in both kinds of Jira. */
@Tag("database")
class EpicTest {

    private static final String EPIC = "/rest/agile/1.0/epic/";
    private static final String EPIC_LINK = "customfield_10014";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEpicIsShownByIdAndByKey(Dialect dialect) {
        TestSandbox sandbox = sandbox(dialect);
        for (String path : List.of(EPIC + "test-1", EPIC + "101", "/rest/agile/latest/epic/TEST-1")) {
            assertThat(sandbox.admin().get(path).text())
                    .isEqualTo("{\"id\":101,\"key\":\"TEST-1\",\"self\":\"" + sandbox.address()
                            + "/rest/agile/1.0/epic/101\",\"name\":\"Harbour\",\"summary\":\"Everything about the harbour\","
                            + "\"color\":{\"key\":\"color_3\"},\"done\":false}");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsSaidOfAnEpicIsChangedInParts(Dialect dialect) {
        TestClient admin = sandbox(dialect).admin();
        JsonNode changed = admin.post(
                        EPIC + "TEST-1", "{\"name\":\"Port\",\"color\":{\"key\":\"color_6\"},\"done\":true}")
                .json();
        assertThat(changed.path("name").asString()).isEqualTo("Port");
        assertThat(changed.path("summary").asString()).isEqualTo("Everything about the harbour");
        assertThat(changed.at("/color/key").asString()).isEqualTo("color_6");
        assertThat(changed.path("done").booleanValue()).isTrue();
        assertThat(admin.get(EPIC + "TEST-1").json()).isEqualTo(changed);
        assertThat(admin.history("TEST-1").getLast()).isEqualTo("Epic Name: Harbour>Port");
        assertThat(admin.post(EPIC + "TEST-1", "{\"summary\":\"All\"}")
                        .json()
                        .path("summary")
                        .asString())
                .isEqualTo("All");
        assertThat(admin.post(EPIC + "TEST-1", "{\"color\":{\"key\":\"red\"}}").status())
                .isEqualTo(400);
        assertThat(admin.post(EPIC + "TEST-1", "{\"name\":\" \"}").status()).isEqualTo(400);
        assertThat(admin.post(EPIC + "TEST-2", "{\"name\":\"No\"}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsNoEpicAndWhatIsHiddenAreRefusedAlike(Dialect dialect) {
        TestClient admin = sandbox(dialect).admin();
        for (String epic : List.of("TEST-2", "GONE-1", "TEST-99", "nonsense")) {
            for (String path : List.of(EPIC + epic, EPIC + epic + "/issue")) {
                Answer answer = admin.get(path);
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.messages())
                        .isEqualTo("The requested epic does not exist or you do not have permission to view it.");
            }
            assertThat(put(admin, epic, "TEST-7").status()).isEqualTo(404);
        }
        TestClient visitor = new TestClient(sandbox(dialect).address(), "");
        assertThat(visitor.get(EPIC + "TEST-1").status()).isEqualTo(401);
        assertThat(visitor.get(EPIC + "none/issue").status()).isEqualTo(401);
        assertThat(put(visitor, "TEST-1", "TEST-7").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theIssuesOfAnEpicComeInTheOrderOfTheRank(Dialect dialect) {
        TestClient admin = sandbox(dialect).admin();
        assertThat(keys(admin, "TEST-1", "")).containsExactly("TEST-2", "TEST-3");
        admin.put("/rest/agile/1.0/issue/rank", "{\"issues\":[\"TEST-3\"],\"rankBeforeIssue\":\"TEST-2\"}");
        assertThat(keys(admin, "TEST-1", "")).containsExactly("TEST-3", "TEST-2");
        assertThat(keys(admin, "TEST-1", "jql=order%20by%20key")).containsExactly("TEST-2", "TEST-3");
        assertThat(keys(admin, "TEST-1", "jql=status%3D%22To%20Do%22")).containsExactly("TEST-2");
        assertThat(admin.get(EPIC + "TEST-1/issue?jql=status%3DNope").status()).isEqualTo(400);
        assertThat(keys(admin, "TEST-1", "validateQuery=false&jql=status%3DNope"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aListIsAPageByOffsetWithTheFieldsOfTheAgileApi(Dialect dialect) {
        TestSandbox sandbox = sandbox(dialect);
        JsonNode page = sandbox.admin()
                .get(EPIC + "TEST-1/issue?startAt=1&maxResults=1&fields=summary,epic,flagged")
                .json();
        assertThat(page.path("startAt").intValue()).isOne();
        assertThat(page.path("maxResults").intValue()).isOne();
        assertThat(page.path("total").intValue()).isEqualTo(2);
        assertThat(page.path("issues")).hasSize(1);
        JsonNode issue = page.at("/issues/0");
        assertThat(issue.path("self").asString()).isEqualTo(sandbox.address() + "/rest/agile/1.0/issue/103");
        assertThat(issue.path("fields").propertyNames()).containsExactlyInAnyOrder("summary", "epic", "flagged");
        assertThat(issue.at("/fields/epic/name").asString()).isEqualTo("Harbour");
        JsonNode alone = sandbox.admin().get("/rest/agile/1.0/issue/TEST-7").json();
        assertThat(alone.path("self").asString()).endsWith("/rest/agile/1.0/issue/107");
        assertThat(alone.at("/fields/flagged").booleanValue()).isFalse();
        assertThat(alone.path("fields").has("epic")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatBelongsToAHiddenEpicBelongsToOne(Dialect dialect) {
        assertThat(keys(sandbox(dialect).admin(), "none", "")).containsExactly("TEST-7", "SIDE-1", "SIDE-2");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void issuesArePutIntoAnEpicAndTakenOutAgain(Dialect dialect) {
        TestClient admin = sandbox(dialect).admin();
        Answer put = put(admin, "TEST-1", "TEST-7", "108", "TEST-2");
        assertThat(put.status()).isEqualTo(204);
        assertThat(put.text()).isEmpty();
        assertThat(keys(admin, "TEST-1", "")).containsExactly("TEST-2", "TEST-3", "TEST-7", "SIDE-1");
        JsonNode fields = fields(admin, "TEST-7");
        assertThat(fields.path(EPIC_LINK).asString()).isEqualTo("TEST-1");
        assertThat(fields.has("parent")).isEqualTo(dialect == Dialect.CLOUD);
        assertThat(fields.path("updated").asString()).isGreaterThan("2026");
        assertThat(fields(admin, "TEST-1").path("updated").asString()).isGreaterThan("2026");
        assertThat(fields(admin, "TEST-2").path("updated").asString()).startsWith("2025");
        assertThat(history(admin, "TEST-7")).containsExactlyInAnyOrderElementsOf(joined(dialect, "TEST-1"));
        assertThat(history(admin, "TEST-1")).contains("Epic Child: null>TEST-7", "Epic Child: null>SIDE-1");

        assertThat(put(admin, "none", "TEST-7", "TEST-3").status()).isEqualTo(204);
        assertThat(keys(admin, "TEST-1", "")).containsExactly("TEST-2", "SIDE-1");
        assertThat(keys(admin, "none", "")).containsExactly("TEST-3", "TEST-7", "SIDE-2");
        assertThat(history(admin, "TEST-7")).contains("Epic Link: TEST-1>null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneThatCannotBelongToAnEpicKeepsAllFromMoving(Dialect dialect) {
        TestClient admin = sandbox(dialect).admin();
        for (String wrong : List.of("TEST-4", "TEST-1", "GONE-1", "TEST-99")) {
            for (String epic : List.of("TEST-1", "none")) {
                Answer answer = put(admin, epic, "TEST-7", "TEST-2", wrong);
                assertThat(answer.status()).as(wrong).isEqualTo(400);
                assertThat(answer.messages()).contains(wrong);
            }
        }
        assertThat(admin.post(EPIC + "TEST-1/issue", "{\"issues\":[]}").status())
                .isEqualTo(400);
        assertThat(admin.post(EPIC + "TEST-1/issue", "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-2\"}")
                        .status())
                .isEqualTo(400);
        assertThat(keys(admin, "TEST-1", "")).containsExactly("TEST-2", "TEST-3");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void epicsAreRankedAmongAllIssues(Dialect dialect) {
        TestClient admin = sandbox(dialect).admin();
        String made = admin.post(
                        "/rest/api/2/issue",
                        "{\"fields\":{\"project\":{\"key\":\"SIDE\"},\"summary\":\"Pier\",\"issuetype\":{\"name\":\"Epic\"}}}")
                .json()
                .path("key")
                .asString();
        assertThat(rank(admin, made)).isGreaterThan(rank(admin, "SIDE-2"));
        assertThat(admin.put(EPIC + made + "/rank", "{\"rankBeforeEpic\":\"TEST-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(rank(admin, made)).isLessThan(rank(admin, "TEST-1"));
        assertThat(admin.put(EPIC + made + "/rank", "{\"rankAfterEpic\":\"TEST-2\"}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.put(EPIC + made + "/rank", "{}").status()).isEqualTo(400);
    }

    @Test
    void onCloudTheFieldForTheEpicAndTheParentAreTheSame() {
        TestClient admin = sandbox(Dialect.CLOUD).admin();
        assertThat(edit(admin, "\"" + EPIC_LINK + "\":\"TEST-1\"").status()).isEqualTo(204);
        assertThat(admin.fields("TEST-7").at("/parent/key").asString()).isEqualTo("TEST-1");
        assertThat(edit(admin, "\"" + EPIC_LINK + "\":null").status()).isEqualTo(204);
        assertThat(admin.fields("TEST-7").has("parent")).isFalse();
        Answer both = edit(admin, "\"" + EPIC_LINK + "\":\"TEST-1\",\"parent\":{\"key\":\"TEST-1\"}");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.json().at("/errors/parent").asString())
                .isEqualTo("The epic and the parent are the same here; name one of 'customfield_10014' and 'parent'.");
        assertThat(edit(admin, "\"" + EPIC_LINK + "\":\"TEST-2\"").text()).contains("is not a valid epic");
    }

    private static Answer edit(TestClient client, String fields) {
        return client.put("/rest/api/3/issue/TEST-7", "{\"fields\":{" + fields + "}}");
    }

    private static List<String> joined(Dialect dialect, String epic) {
        return dialect == Dialect.CLOUD
                ? List.of("IssueParentAssociation: null>" + epic, "Epic Link: null>" + epic)
                : List.of("Epic Link: null>" + epic);
    }

    private static Answer put(TestClient client, String epic, String... issues) {
        return client.post(EPIC + epic + "/issue", "{\"issues\":[\"" + String.join("\",\"", issues) + "\"]}");
    }

    private static List<String> keys(TestClient client, String epic, String parameters) {
        return client.listed("epic/" + epic + "/issue?" + parameters);
    }

    private static JsonNode fields(TestClient client, String key) {
        return client.get("/rest/api/2/issue/" + key).json().path("fields");
    }

    private static String rank(TestClient client, String key) {
        return fields(client, key).path("customfield_10019").asString();
    }

    /** Each change that the history tells, as {@code field: before>after}. */
    private static List<String> history(TestClient client, String key) {
        return client
                .get("/rest/api/2/issue/" + key + "?expand=changelog&fields=key")
                .json()
                .at("/changelog/histories")
                .values()
                .stream()
                .flatMap(entry -> entry.path("items").values().stream())
                .map(item -> item.path("field").asString() + ": "
                        + item.path("fromString").asString("null") + ">"
                        + item.path("toString").asString("null"))
                .toList();
    }

    private static TestSandbox sandbox(Dialect dialect) {
        return harbours.of(dialect);
    }
}
