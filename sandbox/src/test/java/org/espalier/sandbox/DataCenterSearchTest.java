package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Searches as Data Center has them: by offset, with a total and with null for nothing. */
@Tag("database")
class DataCenterSearchTest {

    private static final String ISSUE = "/rest/api/2/issue/";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.dataCenterHarbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void aSearchTellsItsTotalAndSendsNullForNothing() {
        JsonNode page = search("project = TEST ORDER BY key", 2, 3);
        assertThat(page.path("startAt").intValue()).isEqualTo(2);
        assertThat(page.path("maxResults").intValue()).isEqualTo(3);
        assertThat(page.path("total").intValue()).isEqualTo(7);
        assertThat(keys(page.path("issues"))).containsExactly("TEST-3", "TEST-4", "TEST-5");
        for (String name : List.of("expand", "names", "schema", "warningMessages")) {
            assertThat(page.has(name)).as(name).isTrue();
            assertThat(page.path(name).isNull()).as(name).isTrue();
        }
        assertThat(page.at("/issues/0").path("renderedFields").isNull()).isTrue();
        assertThat(page.at("/issues/0/fields/summary").asString()).isEqualTo("Paint the crane");
        assertThat(page.at("/issues/0/fields").has("comment")).isFalse();
    }

    @Test
    void aSearchTellsNamesAndSchemaOnceAndWaysAndScreensOfEach() {
        JsonNode page = admin.get(
                        "/rest/api/2/search?jql=key=TEST-7&fields=summary,duedate&expand=names,schema,transitions,editmeta")
                .json();
        assertThat(page.path("names").toString()).isEqualTo("{\"summary\":\"Summary\",\"duedate\":\"Due date\"}");
        assertThat(page.path("schema").propertyNames()).containsExactly("summary", "duedate");
        assertThat(page.at("/schema/duedate/type").asString()).isEqualTo("date");
        assertThat(page.at("/issues/0").has("names")).isFalse();
        assertThat(page.at("/issues/0/transitions/0/to/name").asString()).isNotEmpty();
        assertThat(page.at("/issues/0/editmeta/fields/summary/required").booleanValue())
                .isTrue();
        JsonNode posted = admin.post(
                        "/rest/api/2/search",
                        "{\"jql\":\"key = TEST-7\",\"fields\":[\"summary\"],\"expand\":[\"schema\"]}")
                .json();
        assertThat(posted.at("/schema/summary/system").asString()).isEqualTo("summary");
        assertThat(posted.path("names").isNull()).isTrue();
        assertThat(admin.get("/rest/agile/1.0/epic/TEST-1/issue?fields=summary&expand=names")
                        .json()
                        .path("names")
                        .toString())
                .isEqualTo("{\"summary\":\"Summary\"}");
    }

    @Test
    void aPageHoldsFiftyUnlessAskedAndAThousandAtMost() {
        for (String[] size : new String[][] {{"", "50"}, {"&maxResults=0", "0"}, {"&maxResults=5000", "1000"}}) {
            JsonNode page =
                    admin.get("/rest/api/2/search?jql=project=TEST" + size[0]).json();
            assertThat(page.path("maxResults").asInt()).as(size[0]).isEqualTo(Integer.parseInt(size[1]));
            assertThat(page.path("total").intValue()).isEqualTo(7);
        }
        JsonNode posted = admin.post(
                        "/rest/api/2/search", "{\"jql\":\"\",\"maxResults\":1,\"fields\":[\"key\"],\"expand\":[]}")
                .json();
        assertThat(posted.path("total").intValue()).isEqualTo(9);
        assertThat(posted.at("/issues/0").has("fields")).isFalse();
    }

    @Test
    void pagesByAStableKeyGoThroughEveryProject() {
        JsonNode page = search("(project in (TEST, SIDE)) AND id > 105 ORDER BY id", 0, 50);
        assertThat(keys(page.path("issues"))).containsExactly("TEST-6", "TEST-7", "SIDE-1", "SIDE-2");
    }

    @Test
    void aBadQueryIsRefusedUnlessItsValuesNeedNotExist() {
        for (String jql : List.of("this is not jql", "project = NOPE", "summary ~ \"open")) {
            Answer answer = admin.get("/rest/api/2/search?jql=" + TestClient.encoded(jql));
            assertThat(answer.status()).as(jql).isEqualTo(400);
            assertThat(answer.messages()).as(jql).isNotEmpty();
        }
        JsonNode lenient = admin.get("/rest/api/2/search?validateQuery=False&jql=project%3DNOPE")
                .json();
        assertThat(lenient.path("total").intValue()).isZero();
        assertThat(lenient.path("warningMessages").toString())
                .isEqualTo("[\"The value 'NOPE' does not exist for the field 'project'.\"]");
    }

    @Test
    void aLateSearchDoesNotSeeAnEdit() {
        admin.put("/sandbox/faults", "{\"searchLagMillis\":600000}");
        admin.put(ISSUE + "TEST-7", "{\"fields\":{\"labels\":[\"fresh\"]}}");
        String search = "/rest/api/2/search?fields=key&jql=labels%3Dfresh";
        assertThat(admin.get(search).json().path("total").intValue()).isZero();
        admin.put("/sandbox/faults", "{}");
        assertThat(admin.get(search).json().path("total").intValue()).isEqualTo(1);
    }

    private static JsonNode search(String jql, int startAt, int size) {
        return admin.get("/rest/api/2/search?startAt=" + startAt + "&maxResults=" + size + "&jql="
                        + TestClient.encoded(jql))
                .json();
    }

    private static List<String> keys(JsonNode issues) {
        return issues.values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }
}
