package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The switches for tests do what they say, and the counters count it. */
@Tag("database")
class FaultTest {

    private static final String NEW_LINK =
            "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"id\":\"102\"}}";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource
    void everyRequestIsCountedOnceByWhatItDoes(Dialect dialect) {
        TestClient admin = admin(dialect);
        String search = dialect == Dialect.CLOUD ? "search/jql" : "search";
        admin.delete("/sandbox/requests");
        admin.get("/");
        admin.get("/rest/api/latest/issue/TEST-1");
        admin.get("/rest/api/2/issue/TEST-2");
        admin.get("/rest/api/2/" + search + "?jql=project=TEST");
        admin.post("/rest/api/2/" + search, "{\"jql\":\"project = TEST\"}");
        admin.post("/rest/api/2/issueLink", NEW_LINK);
        new TestClient(admin.address(), "").delete("/rest/api/2/issueLink/501");
        admin.get("/rest/api/2/nonsense");
        assertThat(admin.get("/sandbox/requests").text())
                .isEqualTo("{\"reading\":5,\"writing\":2,\"byRoute\":{"
                        + "\"DELETE /rest/api/{version}/issueLink/{link}\":1,\"GET /rest/**\":1,"
                        + "\"GET /rest/api/{version}/issue/{issue}\":2,\"GET /rest/api/{version}/" + search + "\":1,"
                        + "\"POST /rest/api/{version}/issueLink\":1,\"POST /rest/api/{version}/" + search + "\":1}}");
        admin.delete("/sandbox/requests");
        assertThat(admin.get("/sandbox/requests").text()).isEqualTo("{\"reading\":0,\"writing\":0,\"byRoute\":{}}");
    }

    @ParameterizedTest
    @EnumSource
    void aRateLimitSaysWhenToComeAgainAndDoesNothing(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.put("/sandbox/faults", "{\"rateLimitPercent\":100}");
        Answer answer = admin.post("/rest/api/2/issueLink", NEW_LINK);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("RateLimit-Reason")).isEqualTo(dialect == Dialect.CLOUD ? "jira-burst-based" : "");
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(dialect == Dialect.CLOUD ? "" : "0");
        admin.put("/sandbox/faults", "{}");
        assertThat(fields(admin, "TEST-7").path("issuelinks")).isEmpty();
    }

    /** Data Center's headers stand in every answer, not in refusals alone (jira-api.md 15). */
    @Test
    void aDataCenterThatLimitsRequestsTellsItInEveryAnswer() {
        TestClient admin = admin(Dialect.DATA_CENTER);
        assertThat(admin.get("/rest/api/2/myself").header("X-RateLimit-Limit")).isEmpty();
        admin.put("/sandbox/faults", "{\"rateLimitPercent\":50,\"seed\":7}");
        List<Answer> answers =
                Stream.generate(() -> admin.get("/rest/api/2/myself")).limit(20).toList();
        assertThat(answers).map(Answer::status).contains(200, 429);
        for (Answer answer : answers) {
            boolean limited = answer.status() == 429;
            assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");
            assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(limited ? "0" : "100");
            assertThat(answer.header("X-RateLimit-FillRate")).isEqualTo("100");
            assertThat(answer.header("X-RateLimit-Interval-Seconds")).isEqualTo("1");
            assertThat(answer.header("retry-after")).isEqualTo(limited ? "1" : "0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void linksAreLeftOutWhereTheyAreHiddenAndShownAtTheOtherEnd(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.post("/rest/api/2/issueLink", NEW_LINK);
        admin.put("/sandbox/faults", "{\"hideLinks\":[\"SIDE\"]}");
        assertThat(fields(admin, "SIDE-1").has("issuelinks")).isFalse();
        assertThat(fields(admin, "SIDE-1").has("subtasks")).isTrue();
        assertThat(fields(admin, "TEST-1").has("issuelinks")).isTrue();
        admin.put("/sandbox/faults", "{}");
        assertThat(fields(admin, "SIDE-1").has("issuelinks")).isTrue();
    }

    @ParameterizedTest // jira-api.md 9: screens and project types do so.
    @EnumSource
    void aParentIsAcceptedAndSwallowedAndTheRestOfTheEditIsDone(Dialect dialect) {
        TestClient admin = admin(dialect);
        String place =
                dialect == Dialect.CLOUD ? "\"parent\":{\"key\":\"TEST-1\"}" : "\"customfield_10014\":\"TEST-1\"";
        admin.put("/sandbox/faults", "{\"swallowParents\":[\"TEST\"]}");
        assertThat(admin.put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"Planned\"," + place + "}}")
                        .status())
                .isEqualTo(204);
        assertThat(fields(admin, "TEST-7").path("summary").asString()).isEqualTo("Planned");
        assertThat(fields(admin, "TEST-7").path("customfield_10014").isString()).isFalse();
        assertThat(admin.history("TEST-1")).isEmpty();
        assertThat(admin.put("/rest/api/2/issue/SIDE-1", "{\"fields\":{" + place + "}}")
                        .status())
                .isEqualTo(204);
        assertThat(fields(admin, "SIDE-1").path("customfield_10014").asString()).isEqualTo("TEST-1");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorComesBeforeAnythingIsDone(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.put("/sandbox/faults", "{\"errorPercent\":100}");
        List<Integer> answers = IntStream.range(0, 20)
                .mapToObj(turn -> admin.post("/rest/api/2/issueLink", NEW_LINK).status())
                .distinct()
                .toList();
        assertThat(answers).isSubsetOf(500, 502, 503, 504).hasSizeGreaterThan(1);
        admin.put("/sandbox/faults", "{}");
        assertThat(fields(admin, "TEST-7").path("issuelinks")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aShareOfRequestsMeetsTheFaultAndASeedRepeatsIt(Dialect dialect) {
        TestClient admin = admin(dialect);
        List<Integer> first = statusesWithSeed(admin);
        assertThat(first.stream().filter(status -> status == 200).count()).isBetween(20L, 80L);
        assertThat(statusesWithSeed(admin)).isEqualTo(first);
    }

    /** What was done is done, and nobody hears of it. */
    @ParameterizedTest
    @EnumSource
    void aLostAnswerLeavesTheWriteAndCutsTheConnection(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.put("/sandbox/faults", "{\"timeoutAfterCommitPercent\":100}");
        assertThatThrownBy(() -> admin.sendOrFail("POST", "/rest/api/2/issueLink", NEW_LINK))
                .isInstanceOf(IOException.class);
        assertThat(admin.get("/rest/api/2/issue/TEST-7").status()).isEqualTo(200);
        assertThat(fields(admin, "TEST-7").path("issuelinks")).hasSize(1);
        assertThat(admin.post("/rest/api/2/issueLink", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void latencyPassesBeforeTheAnswer(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.put("/sandbox/faults", "{\"latencyMillis\":150}");
        long begin = System.nanoTime();
        admin.get("/rest/api/2/serverInfo");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @EnumSource
    void theSwitchesAreShownAndClearedAsAWhole(Dialect dialect) {
        TestClient admin = admin(dialect);
        String none = admin.get("/sandbox/faults").text();
        admin.put("/sandbox/faults", "{\"latencyMillis\":1,\"errorPercent\":2}");
        assertThat(admin.put("/sandbox/faults", "{\"hideProjects\":[\"SIDE\"]}").text())
                .isEqualTo("{\"latencyMillis\":0,\"rateLimitPercent\":0,\"errorPercent\":0,"
                        + "\"timeoutAfterCommitPercent\":0,\"searchLagMillis\":0,\"searchFlickerPercent\":0,"
                        + "\"hideProjects\":[\"SIDE\"],\"deadToken\":false,\"deadTokenAfter\":0,\"tokenDenied\":false,\"rankRefusalPercent\":0,\"shortPagePercent\":0,"
                        + "\"emptyPagePercent\":0,\"repeatedPagePercent\":0,\"shuffledLinksPercent\":0,\"denyScheduling\":[],\"hideLinks\":[],"
                        + "\"showUnseenLinks\":false,\"linkingOff\":false,\"mostLinks\":0,\"swallowParents\":[]}");
        assertThat(admin.put("/sandbox/faults", "{}").text()).isEqualTo(none);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPageNamesEverySwitch(Dialect dialect) {
        TestClient admin = admin(dialect);
        String page = admin.get("/").text();
        assertThat(admin.put("/sandbox/faults", "{\"seed\":1,\"outage\":\"PROXY_ERROR\"}")
                        .json()
                        .propertyNames())
                .isNotEmpty()
                .allMatch(name -> page.contains("&quot;" + name + "&quot;") || page.contains("\"" + name + "\""));
    }

    @ParameterizedTest
    @EnumSource
    void aSwitchThatCannotBeLeavesAllAsTheyAre(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.put("/sandbox/faults", "{\"latencyMillis\":1}");
        String before = admin.get("/sandbox/faults").text();
        for (String bad : List.of(
                "{\"nonsense\":1}",
                "{\"errorPercent\":101}",
                "{\"errorPercent\":-1}",
                "{\"errorPercent\":1.5}",
                "{\"latencyMillis\":99999999999999999999}",
                "{\"seed\":99999999999999999999}",
                "{\"hideProjects\":[\"NOWHERE\"]}",
                "{\"hideProjects\":\"SIDE\"}",
                "{\"linkingOff\":1}",
                "{\"mostLinks\":-1}",
                "{\"deadToken\":\"yes\"}",
                "{\"deadTokenAfter\":-1}",
                "{\"outage\":true}",
                "{\"searchFlickerPercent\":100}",
                "[]",
                "{")) {
            Answer answer = admin.put("/sandbox/faults", bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(admin.get("/sandbox/faults").text()).as(bad).isEqualTo(before);
        }
    }

    private static List<Integer> statusesWithSeed(TestClient admin) {
        admin.put("/sandbox/faults", "{\"errorPercent\":50,\"seed\":7}");
        List<Integer> statuses = IntStream.range(0, 100)
                .mapToObj(turn -> admin.get("/rest/api/2/serverInfo").status())
                .toList();
        admin.put("/sandbox/faults", "{}");
        return statuses;
    }

    private static JsonNode fields(TestClient client, String key) {
        return client.get("/rest/api/2/issue/" + key).json().path("fields");
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }
}
