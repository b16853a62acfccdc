package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The switches for tests do what they say, and the counters count it. */
@Tag("database")
class FaultTest {

    private static final String NEW_LINK =
            "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"id\":\"102\"}}";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void everyRequestIsCountedOnceByWhatItDoes() {
        admin.delete("/sandbox/requests");
        admin.get("/");
        admin.get("/rest/api/3/issue/TEST-1");
        admin.get("/rest/api/2/issue/TEST-2");
        admin.search("project = TEST");
        admin.post("/rest/api/3/search/jql", "{\"jql\":\"project = TEST\"}");
        admin.post("/rest/api/3/issueLink", NEW_LINK);
        new TestClient(sandbox.address(), "").delete("/rest/api/3/issueLink/501");
        admin.get("/rest/api/3/nonsense");
        assertThat(admin.get("/sandbox/requests").text())
                .isEqualTo("{\"reading\":5,\"writing\":2,\"byRoute\":{"
                        + "\"DELETE /rest/api/{version}/issueLink/{link}\":1,\"GET /rest/**\":1,"
                        + "\"GET /rest/api/{version}/issue/{issue}\":2,\"GET /rest/api/{version}/search/jql\":1,"
                        + "\"POST /rest/api/{version}/issueLink\":1,\"POST /rest/api/{version}/search/jql\":1}}");
        admin.delete("/sandbox/requests");
        assertThat(admin.get("/sandbox/requests").text()).isEqualTo("{\"reading\":0,\"writing\":0,\"byRoute\":{}}");
    }

    @Test
    void aRateLimitSaysWhenToComeAgainAndDoesNothing() {
        admin.put("/sandbox/faults", "{\"rateLimitPercent\":100}");
        Answer answer = admin.post("/rest/api/3/issueLink", NEW_LINK);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("RateLimit-Reason")).isEqualTo("jira-burst-based");
        admin.put("/sandbox/faults", "{}");
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
    }

    @Test
    void linksAreLeftOutWhereTheyAreHiddenAndShownAtTheOtherEnd() {
        admin.post("/rest/api/3/issueLink", NEW_LINK);
        admin.put("/sandbox/faults", "{\"hideLinks\":[\"SIDE\"]}");
        assertThat(admin.fields("SIDE-1").has("issuelinks")).isFalse();
        assertThat(admin.fields("SIDE-1").has("subtasks")).isTrue();
        assertThat(admin.fields("TEST-1").has("issuelinks")).isTrue();
        admin.put("/sandbox/faults", "{}");
        assertThat(admin.fields("SIDE-1").has("issuelinks")).isTrue();
    }

    @Test
    void anErrorComesBeforeAnythingIsDone() {
        admin.put("/sandbox/faults", "{\"errorPercent\":100}");
        List<Integer> answers = IntStream.range(0, 20)
                .mapToObj(turn -> admin.post("/rest/api/3/issueLink", NEW_LINK).status())
                .distinct()
                .toList();
        assertThat(answers).isSubsetOf(500, 502, 503, 504).hasSizeGreaterThan(1);
        admin.put("/sandbox/faults", "{}");
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
    }

    @Test
    void aShareOfRequestsMeetsTheFaultAndASeedRepeatsIt() {
        List<Integer> first = statusesWithSeed();
        assertThat(first.stream().filter(status -> status == 200).count()).isBetween(20L, 80L);
        assertThat(statusesWithSeed()).isEqualTo(first);
    }

    /** What was done is done, and nobody hears of it. */
    @Test
    void aLostAnswerLeavesTheWriteAndCutsTheConnection() {
        admin.put("/sandbox/faults", "{\"timeoutAfterCommitPercent\":100}");
        assertThatThrownBy(() -> admin.sendOrFail("POST", "/rest/api/3/issueLink", NEW_LINK))
                .isInstanceOf(IOException.class);
        assertThat(admin.get("/rest/api/3/issue/TEST-7").status()).isEqualTo(200);
        assertThat(admin.fields("TEST-7").path("issuelinks")).hasSize(1);
        assertThat(admin.post("/rest/api/3/issueLink", "{}").status()).isEqualTo(404);
    }

    @Test
    void latencyPassesBeforeTheAnswer() {
        admin.put("/sandbox/faults", "{\"latencyMillis\":150}");
        long begin = System.nanoTime();
        admin.get("/rest/api/3/serverInfo");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(150);
    }

    @Test
    void theSwitchesAreShownAndClearedAsAWhole() {
        String none = admin.get("/sandbox/faults").text();
        admin.put("/sandbox/faults", "{\"latencyMillis\":1,\"errorPercent\":2}");
        assertThat(admin.put("/sandbox/faults", "{\"hideProjects\":[\"SIDE\"]}").text())
                .isEqualTo(
                        "{\"latencyMillis\":0,\"rateLimitPercent\":0,\"errorPercent\":0,"
                                + "\"timeoutAfterCommitPercent\":0,\"searchLagMillis\":0,\"searchFlickerPercent\":0,"
                                + "\"hideProjects\":[\"SIDE\"],\"deadToken\":false,\"deadTokenAfter\":0,\"tokenDenied\":false,\"rankRefusalPercent\":0,\"shortPagePercent\":0,"
                                + "\"emptyPagePercent\":0,\"repeatedPagePercent\":0,\"shuffledLinksPercent\":0,\"denyScheduling\":[],\"hideLinks\":[]}");
        assertThat(admin.put("/sandbox/faults", "{}").text()).isEqualTo(none);
    }

    @Test
    void theFirstPageNamesEverySwitch() {
        String page = admin.get("/").text();
        assertThat(admin.put("/sandbox/faults", "{\"seed\":1,\"outage\":\"PROXY_ERROR\"}")
                        .json()
                        .propertyNames())
                .isNotEmpty()
                .allMatch(name -> page.contains("&quot;" + name + "&quot;") || page.contains("\"" + name + "\""));
    }

    @Test
    void aSwitchThatCannotBeLeavesAllAsTheyAre() {
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
                "{\"deadToken\":\"yes\"}",
                "{\"deadTokenAfter\":-1}",
                "{\"outage\":true}",
                "[]",
                "{")) {
            Answer answer = admin.put("/sandbox/faults", bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(admin.get("/sandbox/faults").text()).as(bad).isEqualTo(before);
        }
    }

    private static List<Integer> statusesWithSeed() {
        admin.put("/sandbox/faults", "{\"errorPercent\":50,\"seed\":7}");
        List<Integer> statuses = IntStream.range(0, 100)
                .mapToObj(turn -> admin.get("/rest/api/3/serverInfo").status())
                .toList();
        admin.put("/sandbox/faults", "{}");
        return statuses;
    }
}
