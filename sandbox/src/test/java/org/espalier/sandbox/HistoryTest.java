package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Histories of issues, in pages and in bulk. */
@Tag("database")
class HistoryTest {

    private static final int EDITS = 5;

    private static TestSandbox sandbox;
    private static TestClient admin;

    @BeforeAll
    static void start() {
        sandbox = TestSandbox.harbour();
        admin = sandbox.admin();
        for (int edit = 1; edit <= EDITS; edit++) {
            admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"summary\":\"Edit " + edit + "\"}}");
        }
        admin.put("/rest/api/3/issue/TEST-6", "{\"fields\":{\"priority\":{\"name\":\"Medium\"},\"labels\":[\"wet\"]}}");
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @Test
    void aHistoryComesInPagesOldestFirst() {
        JsonNode first = page(0, 2);
        assertThat(first.path("total").intValue()).isEqualTo(EDITS);
        assertThat(first.path("isLast").booleanValue()).isFalse();
        assertThat(first.path("nextPage").asString()).endsWith("maxResults=2&startAt=2");
        assertThat(edits(first)).containsExactly("Edit 1", "Edit 2");
        JsonNode last = page(4, 2);
        assertThat(last.path("isLast").booleanValue()).isTrue();
        assertThat(last.has("nextPage")).isFalse();
        assertThat(edits(last)).containsExactly("Edit 5");
        assertThat(page(Integer.MAX_VALUE, 2).path("isLast").booleanValue()).isTrue();
    }

    @Test // jira-api 7: Data Center gives them the other way round.
    void aHistoryBesideItsIssueComesNewestFirst() {
        assertThat(admin.get("/rest/api/3/issue/TEST-7?expand=changelog&fields=id")
                        .json()
                        .at("/changelog/histories")
                        .values())
                .extracting(entry -> entry.at("/items/0/toString").asString())
                .containsExactly("Edit 5", "Edit 4", "Edit 3", "Edit 2", "Edit 1");
    }

    @Test
    void anEntryComesALittleLaterThanTheStampOfTheIssue() {
        assertThat(page(4, 1).at("/values/0/created").asString())
                .isGreaterThan(admin.fields("TEST-7").path("updated").asString());
    }

    @Test
    void manyHistoriesComeInPagesByToken() {
        List<String> found = new ArrayList<>();
        String token = "";
        do {
            JsonNode answer = bulk("\"maxResults\":2" + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\""))
                    .json();
            answer.path("issueChangeLogs")
                    .values()
                    .forEach(log -> log.path("changeHistories")
                            .values()
                            .forEach(entry -> found.add(log.path("issueId").asString() + " "
                                    + entry.at("/items/0/toString").asString())));
            token = answer.path("nextPageToken").asString("");
        } while (!token.isEmpty());
        assertThat(found)
                .containsExactly("107 Edit 1", "107 Edit 2", "107 Edit 3", "107 Edit 4", "107 Edit 5", "106 wet");
    }

    @Test
    void bulkHistoriesAreNarrowedToFields() {
        JsonNode logs = bulk("\"fieldIds\":[\"priority\"]").json().path("issueChangeLogs");
        assertThat(logs).hasSize(1);
        assertThat(logs.at("/0/issueId").asString()).isEqualTo("106");
    }

    @Test
    void aMomentIsANumberInTheThirdVersionAndATextInTheSecond() {
        String body = "{\"issueIdsOrKeys\":[\"TEST-7\"]}";
        assertThat(created("3", body).isIntegralNumber()).isTrue();
        assertThat(created("2", body).asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*[+-]\\d{4}");
    }

    private static JsonNode created(String version, String body) {
        return admin.post("/rest/api/" + version + "/changelog/bulkfetch", body)
                .json()
                .at("/issueChangeLogs/0/changeHistories/0/created");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(bulk("\"nextPageToken\":\"nonsense\"").messages())
                .isEqualTo("The provided next page token is invalid or expired.");
        assertThat(bulk("\"fieldIds\":[1,2,3,4,5,6,7,8,9,10,11]").messages())
                .isEqualTo("The 'fieldIds' may name at most 10 fields, and it names 11.");
        assertThat(admin.post("/rest/api/3/changelog/bulkfetch", "{\"issueIdsOrKeys\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/rest/api/3/issue/GONE-1/changelog").status()).isEqualTo(404);
    }

    private static Answer bulk(String more) {
        return admin.post(
                "/rest/api/3/changelog/bulkfetch",
                "{\"issueIdsOrKeys\":[\"TEST-7\",\"106\",\"GONE-1\",\"TEST-1\"]," + more + "}");
    }

    private static JsonNode page(int start, int size) {
        return admin.get("/rest/api/3/issue/TEST-7/changelog?startAt=" + start + "&maxResults=" + size)
                .json();
    }

    private static List<String> edits(JsonNode page) {
        return page.path("values").values().stream()
                .map(entry -> entry.at("/items/0/toString").asString())
                .toList();
    }
}
