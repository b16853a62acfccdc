package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("database")
class IssueTest {

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void anIssueShowsWhatTheFileTold() {
        JsonNode issue = admin.get("/rest/api/3/issue/test-2").json();
        assertThat(issue.path("id").asString()).isEqualTo("102");
        assertThat(issue.path("key").asString()).isEqualTo("TEST-2");
        assertThat(issue.path("self").asString()).isEqualTo(sandbox.address() + "/rest/api/3/issue/102");
        JsonNode fields = issue.path("fields");
        assertThat(fields.at("/parent/key").asString()).isEqualTo("TEST-1");
        assertThat(keys(fields.path("subtasks"))).containsExactly("TEST-5", "TEST-4");
        assertThat(fields.at("/subtasks/0/fields/status/statusCategory/key").asString())
                .isEqualTo("done");
        assertThat(fields.path("labels").toString()).isEqualTo("[\"steel\",\"dock,side\"]");
        assertThat(fields.path("customfield_10019").asString()).isEqualTo("0|i00102:");
        assertThat(fields.path("customfield_10014").asString()).isEqualTo("TEST-1");
        assertThat(fields.path("created").asString()).isEqualTo("2025-02-01T15:30:15.250+0100");
        assertThat(fields.at("/issuetype/hierarchyLevel").intValue()).isZero();
        assertThat(fields.at("/assignee/accountId").asString()).isEqualTo("u0123456789");
        assertThat(fields.at("/fixVersions/0/name").asString()).isEqualTo("1.0");
        assertThat(fields.at("/customfield_10020/0/state").asString()).isEqualTo("closed");
        assertThat(fields.path("duedate").asString()).isEqualTo("2025-05-01");
        assertThat(fields.path("description").isNull()).isTrue();
    }

    @Test
    void aParentThatCannotBeSeenIsAbsent() {
        assertThat(admin.fields("TEST-6").has("parent")).isFalse();
        assertThat(admin.fields("TEST-6").path("priority").isNull()).isTrue();
    }

    @Test
    void whatIsMissingAndWhatIsHiddenAreRefusedAlike() {
        for (String key : List.of("TEST-999", "GONE-1", "999999", "nonsense")) {
            Answer answer = admin.get("/rest/api/3/issue/" + key);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.messages()).isEqualTo("Issue does not exist or you do not have permission to see it.");
        }
    }

    @Test
    void bulkFetchDropsSilentlyWhatCannotBeSeen() {
        JsonNode answer = admin.post(
                        "/rest/api/3/issue/bulkfetch",
                        "{\"issueIdsOrKeys\":[\"109\",\"GONE-9\",102,\"test-3\",\"NO-1\"],\"fields\":[\"parent\",\"issuelinks\"]}")
                .json();
        assertThat(keys(answer.path("issues"))).containsExactly("TEST-2", "TEST-3", "SIDE-2");
        assertThat(answer.path("issueErrors")).isEmpty();
        assertThat(answer.path("issues").get(0).path("fields").propertyNames())
                .containsExactlyInAnyOrder("parent", "issuelinks");
    }

    @Test
    void bulkFetchTellsWithEachIssueWhatIsAskedForBesideItsFields() {
        for (int edit = 1; edit <= 42; edit++) {
            admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"summary\":\"Number " + edit + "\"}}");
        }
        String body = "{\"issueIdsOrKeys\":[\"TEST-7\"],\"fields\":[\"summary\"],\"expand\":[%s]}";
        JsonNode issue = admin.post(
                        "/rest/api/3/issue/bulkfetch",
                        body.formatted("\"names\",\"schema\",\"transitions\",\"editmeta\",\"changelog\""))
                .json()
                .at("/issues/0");
        assertThat(issue.path("names").toString()).isEqualTo("{\"summary\":\"Summary\"}");
        assertThat(issue.at("/schema/summary/type").asString()).isEqualTo("string");
        assertThat(issue.path("transitions")).isNotEmpty();
        assertThat(issue.at("/editmeta/fields").has("summary")).isTrue();
        assertThat(issue.at("/changelog/total").intValue()).isEqualTo(42);
        assertThat(issue.at("/changelog/histories")).as("the newest of them").hasSize(40);
        assertThat(issue.at("/changelog/histories/0/items/0/toString").asString())
                .isEqualTo("Number 42");
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", body.formatted(""))
                        .json()
                        .at("/issues/0")
                        .propertyNames())
                .containsExactlyInAnyOrder("expand", "id", "self", "key", "fields");
    }

    @Test
    void bulkFetchTakesOneToAHundred() {
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[]}")
                        .status())
                .isEqualTo(400);
        String many = String.join(
                ",", IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList());
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[" + many + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anIssueIsMadeAtTheEndOfTheRank() {
        Answer answer = admin.post(
                "/rest/api/3/issue",
                "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"issuetype\":{\"name\":\"Sub-task\"},\"summary\":\"Mix it\","
                        + "\"labels\":[\"new\"],\"parent\":{\"key\":\"TEST-2\"},\"description\":null}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("key").asString()).isEqualTo("TEST-8");
        assertThat(keys(admin.fields("TEST-2").path("subtasks"))).containsExactly("TEST-5", "TEST-4", "TEST-8");
        assertThat(admin.keys("project = TEST order by Rank desc")).startsWith("TEST-8");
        assertThat(admin.fields("TEST-8").at("/status/name").asString()).isEqualTo("To Do");
    }

    @Test
    void aCreationTellsAllThatIsWrongWithIt() {
        Answer answer = admin.post(
                "/rest/api/3/issue",
                "{\"fields\":{\"project\":{\"key\":\"GONE\"},\"issuetype\":{\"id\":\"1\"},\"nonsense\":3}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").propertyNames())
                .containsExactlyInAnyOrder("project", "issuetype", "summary", "nonsense");
        Answer alone = admin.post(
                "/rest/api/3/issue",
                "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"issuetype\":{\"name\":\"Sub-task\"},\"summary\":\"Alone\"}}");
        assertThat(alone.json().at("/errors/issuetype").asString())
                .isEqualTo("Issue type is a sub-task but parent issue key or id not specified.");
        assertThat(admin.keys("project = TEST")).hasSize(7);
    }

    @Test
    void anEditAnswersNothingAndMovesTheStamp() {
        Answer answer = admin.put(
                "/rest/api/3/issue/TEST-7",
                "{\"fields\":{\"summary\":\"Planned\"},\"update\":{\"labels\":[{\"add\":\"a\"},{\"add\":\"b\"},{\"remove\":\"a\"}]}}");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        JsonNode fields = admin.fields("TEST-7");
        assertThat(fields.path("summary").asString()).isEqualTo("Planned");
        assertThat(fields.path("labels").toString()).isEqualTo("[\"b\"]");
        assertThat(fields.path("updated").asString()).isGreaterThan("2026");
        JsonNode entry = admin.get("/rest/api/3/issue/TEST-7/changelog").json().at("/values/0");
        assertThat(entry.at("/items/0/fromString").asString()).isEqualTo("Nobody has planned this yet");
        assertThat(entry.at("/items/1/toString").asString()).isEqualTo("b");
        assertThat(entry.at("/author/displayName").asString()).isEqualTo("Administrator");
    }

    @Test
    void anEditOfWhatCannotBeSetChangesNothing() {
        Answer answer = admin.put(
                "/rest/api/3/issue/TEST-7", "{\"fields\":{\"summary\":\"Planned\",\"status\":{\"name\":\"Done\"}}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/status").asString())
                .isEqualTo("Field 'status' cannot be set. It is not on the appropriate screen, or unknown.");
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
        assertThat(admin.put("/rest/api/3/issue/TEST-7", "").status()).isEqualTo(415);
        assertThat(admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":[]}").status())
                .isEqualTo(400);
    }

    @Test
    void whatNoDatabaseKeepsIsRefusedInWords() {
        for (String edit : List.of(
                "{\"summary\":\"a\\u0000b\"}",
                "{\"summary\":\"\\ud800\"}",
                "{\"labels\":[\"a\\u0000\"]}",
                "{\"summary\":\"two\\nlines\"}",
                "{\"summary\":\"" + "a".repeat(256) + "\"}",
                "{\"labels\":[\"two words\"]}",
                "{\"priority\":{\"name\":\"Nonsense\"}}",
                "{\"parent\":{\"key\":\"\\u0000\"}}",
                "{\"parent\":3}")) {
            Answer answer = admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":" + edit + "}");
            assertThat(answer.status()).as(edit).isEqualTo(400);
            assertThat(answer.json().path("errors")).as(edit).hasSize(1);
        }
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"\\u0000\",99999999999999999999]}")
                        .json()
                        .path("issues"))
                .isEmpty();
    }

    @Test
    void anEditThatChangesNothingLeavesTheStamp() {
        String before = admin.fields("TEST-7").path("updated").asString();
        admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"summary\":\"Nobody has planned this yet\"}}");
        assertThat(admin.fields("TEST-7").path("updated").asString()).isEqualTo(before);
    }

    @Test
    void aChildOfAnEpicMovesAndBothAreStamped() {
        assertThat(admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"parent\":{\"key\":\"TEST-1\"}}}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.fields("TEST-7").at("/parent/id").asString()).isEqualTo("101");
        assertThat(admin.fields("TEST-1").path("updated").asString()).isGreaterThan("2026");
        assertThat(admin.keys("\"Epic Link\" = TEST-1 order by key")).contains("TEST-7");
        assertThat(fieldsChanged("TEST-7")).containsExactly("IssueParentAssociation", "Epic Link");
        assertThat(fieldsChanged("TEST-1")).containsExactly("Epic Child");
        admin.put("/rest/api/3/issue/TEST-7", "{\"update\":{\"parent\":[{\"set\":{\"none\":true}}]}}");
        assertThat(admin.fields("TEST-7").has("parent")).isFalse();
    }

    @Test
    void aSubTaskMovesToTheEndBelowItsNewParentWithoutStampingIt() {
        assertThat(admin.put("/rest/api/3/issue/TEST-5", "{\"fields\":{\"parent\":{\"id\":103}}}")
                        .status())
                .isEqualTo(204);
        assertThat(keys(admin.fields("TEST-3").path("subtasks"))).containsExactly("TEST-5");
        assertThat(keys(admin.fields("TEST-2").path("subtasks"))).containsExactly("TEST-4");
        assertThat(admin.fields("TEST-3").path("updated").asString()).startsWith("2025-03-01");
        admin.put("/rest/api/3/issue/TEST-5", "{\"fields\":{\"parent\":{\"key\":\"TEST-2\"}}}");
        assertThat(keys(admin.fields("TEST-2").path("subtasks"))).containsExactly("TEST-4", "TEST-5");
    }

    @Test
    void aPlaceThatCannotBeIsRefused() {
        assertThat(parentRefusal("TEST-5", "{\"none\":true}")).contains("Issue type is a sub-task");
        assertThat(parentRefusal("TEST-5", "{\"key\":\"SIDE-1\"}")).contains("same project");
        assertThat(parentRefusal("TEST-7", "{\"key\":\"TEST-3\"}"))
                .contains("is not a sub-task but a parent is specified");
        assertThat(parentRefusal("TEST-1", "{\"key\":\"TEST-1\"}"))
                .contains("is not a sub-task but a parent is specified");
        assertThat(parentRefusal("TEST-7", "{\"key\":\"GONE-1\"}")).contains("Could not find issue by id or key.");
    }

    @Test
    void mailIsKeptBackForAdministratorsAlone() {
        String body = "{\"fields\":{\"summary\":\"Quietly\"}}";
        assertThat(sandbox.member()
                        .put("/rest/api/3/issue/TEST-7?notifyUsers=false", body)
                        .status())
                .isEqualTo(403);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
        assertThat(admin.put("/rest/api/3/issue/TEST-7?notifyUsers=false&returnIssue=true", body)
                        .json()
                        .at("/fields/summary")
                        .asString())
                .isEqualTo("Quietly");
    }

    @Test
    void anIssueWithSubTasksIsDeletedOnlyWithThem() {
        Answer refused = admin.delete("/rest/api/3/issue/TEST-2");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.messages()).contains("You must specify the 'deleteSubtasks' parameter");
        assertThat(admin.delete("/rest/api/3/issue/TEST-2?deleteSubtasks=True").status())
                .isEqualTo(204);
        assertThat(admin.get("/rest/api/3/issue/TEST-5").status()).isEqualTo(404);
        assertThat(admin.fields("TEST-3").path("issuelinks")).isEmpty();
        assertThat(admin.delete("/rest/api/3/issue/TEST-1").status()).isEqualTo(204);
        assertThat(admin.fields("TEST-3").has("parent")).isFalse();
    }

    private String parentRefusal(String key, String parent) {
        Answer answer = admin.put("/rest/api/3/issue/" + key, "{\"fields\":{\"parent\":" + parent + "}}");
        assertThat(answer.status()).isEqualTo(400);
        return answer.text();
    }

    private List<String> fieldsChanged(String key) {
        return admin.get("/rest/api/3/issue/" + key + "/changelog").json().path("values").values().stream()
                .map(entry -> entry.at("/items/0/field").asString())
                .toList();
    }

    private static List<String> keys(JsonNode issues) {
        return issues.values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }
}
