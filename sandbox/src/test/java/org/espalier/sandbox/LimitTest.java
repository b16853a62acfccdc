package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits and outages are those of Jira (jira-api.md §3, §15 and §17), and the gateway takes its own tokens alone. */
@Tag("database")
class LimitTest {

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    private static final String NEW_LINK =
            "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"id\":\"108\"}}";
    private static final String RANK = "{\"issues\":[\"TEST-7\",\"SIDE-1\"],\"rankBeforeIssue\":\"TEST-1\"}";

    private static final TestClient admin = harbours.of(Dialect.CLOUD).admin();

    private static final String GATEWAY = "/ex/jira/5a6d2b0e-0c1d-4e5f-8a9b-0c1d2e3f4a5b";

    private static final TestApp espalier = new TestApp(admin.address());

    /** It asks for the administrator. */
    private final TestClient app = espalier.app(espalier.tokens("admin", TestApp.SCOPES));

    @AfterEach
    void lift() {
        admin.put("/sandbox/limits", "{}");
        harbours.of(Dialect.DATA_CENTER).admin().put("/sandbox/limits", "{}");
    }

    @Test
    void aQuotaCountsARequestOfAnAppAndEachObjectAndStopsEverything() {
        admin.put("/sandbox/limits", "{\"pointsPerHour\":12}");
        Answer first = app.get(GATEWAY + "/rest/api/3/search/jql?jql=project=TEST");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("12");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("11");
        assertThat(first.header("X-RateLimit-NearLimit")).isEqualTo("false");
        Answer second = app.get(GATEWAY + "/rest/api/3/issue/TEST-1");
        assertThat(second.header("X-RateLimit-Remaining"))
                .as("a request, seven issues, a request")
                .isEqualTo("3");
        assertThat(app.get(GATEWAY + "/rest/api/3/search/jql?jql=project=TEST").status())
                .isEqualTo(200);
        Answer refused = app.get(GATEWAY + "/rest/api/3/myself");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-quota-global-based");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-NearLimit")).isEqualTo("true");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(3_000L, 3_601L);
        assertThat(refused.header("X-RateLimit-Reset")).endsWith("Z");
        admin.put("/sandbox/limits", "{\"tenantPointsPerHour\":1}");
        app.get(GATEWAY + "/rest/api/3/myself");
        assertThat(app.get(GATEWAY + "/rest/api/3/myself").header("RateLimit-Reason"))
                .isEqualTo("jira-quota-tenant-based");
    }

    @Test // jira-api.md 15
    void whoHasATokenOfTheirOwnPaysNoPoints() {
        admin.put("/sandbox/limits", "{\"pointsPerHour\":2}");
        List<Answer> answers =
                Stream.generate(() -> admin.search("project = TEST")).limit(3).toList();
        assertThat(answers).map(Answer::status).containsOnly(200);
        assertThat(answers).map(answer -> answer.header("X-RateLimit-Limit")).containsOnly("");
        assertThat(app.get(GATEWAY + "/rest/api/3/myself").header("X-RateLimit-Remaining"))
                .as("all of them")
                .isEqualTo("1");
    }

    @Test
    void aBurstIsCountedForEachCallByItself() {
        admin.put("/sandbox/limits", "{\"burstPercent\":2}");
        List<Answer> answers = IntStream.range(0, 20)
                .mapToObj(turn -> admin.get("/rest/api/3/myself"))
                .toList();
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(answers.getFirst().status()).isEqualTo(200);
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-burst-based");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(admin.get("/rest/api/3/serverInfo").status()).isEqualTo(200);
    }

    @Test
    void anIssueTakesSoManyWritesByWhateverName() {
        admin.put("/sandbox/limits", "{\"writesPerIssue\":2}");
        List<Answer> answers = Stream.of("TEST-7", "107", "test-7")
                .map(name ->
                        admin.put("/rest/api/3/issue/" + name, "{\"fields\":{\"summary\":\"Named " + name + "\"}}"))
                .toList();
        assertThat(answers).map(Answer::status).containsExactly(204, 204, 429);
        assertThat(answers.getLast().header("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
        assertThat(answers.getLast().header("Retry-After")).isEqualTo("2");
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Named 107");
        assertThat(admin.put("/rest/api/3/issue/TEST-3", "{\"fields\":{\"summary\":\"Other\"}}")
                        .status())
                .isEqualTo(204);
    }

    /** A write of several issues, and one of them that is then written too often. */
    static Stream<Arguments> writes() {
        return Stream.of(
                arguments("POST", "/rest/api/3/issueLink", NEW_LINK, "TEST-7"),
                arguments("POST", "/rest/api/3/issueLink", NEW_LINK, "SIDE-1"),
                arguments("DELETE", "/rest/api/3/issueLink/501", "", "TEST-3"),
                arguments("PUT", "/rest/agile/1.0/issue/rank", RANK, "SIDE-1"),
                arguments("POST", "/rest/agile/1.0/epic/TEST-1/issue", "{\"issues\":[\"TEST-7\"]}", "TEST-7"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteOfSeveralIssuesCountsForEach(String method, String path, String body, String issue) {
        admin.put("/sandbox/limits", "{\"writesPerIssue\":1}");
        assertThat(admin.send(method, path, body).status()).isBetween(201, 204);
        Answer refused = admin.put("/rest/api/3/issue/" + issue, "{\"fields\":{\"summary\":\"Too much\"}}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
        assertThat(admin.put("/rest/api/3/issue/TEST-6", "{\"fields\":{\"summary\":\"Another\"}}")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void oneIssueWrittenTooOftenHoldsUpAllOfAWrite(String method, String path, String body, String issue) {
        admin.put("/sandbox/limits", "{\"writesPerIssue\":1}");
        admin.put("/rest/api/3/issue/" + issue, "{\"fields\":{\"summary\":\"Once\"}}");
        List<String> before = ranked();
        Answer refused = admin.send(method, path, body);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
        assertThat(refused.messages()).isEqualTo("Rate limit exceeded.");
        admin.put("/sandbox/limits", "{}");
        assertThat(ranked()).isEqualTo(before);
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(admin.fields("TEST-7").has("parent")).isFalse();
        assertThat(admin.get("/rest/api/3/issueLink/501").status()).isEqualTo(200);
    }

    private static List<String> ranked() {
        return admin.keys("project in (TEST, SIDE) ORDER BY Rank");
    }

    /** What is read, and what its answer costs beside the point of the request. */
    static Stream<Arguments> costs() {
        return Stream.of(
                arguments("/rest/api/3/issue/TEST-1?expand=transitions", 1),
                arguments("/rest/api/3/issue/TEST-7/comment", 2),
                arguments("/rest/api/3/myself", 2),
                arguments("/rest/api/3/user/search?query=", 6),
                arguments("/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,EDIT_ISSUES,LINK_ISSUES", 6),
                arguments("/rest/api/3/project", 2));
    }

    @ParameterizedTest
    @MethodSource("costs")
    void aPersonAndAPermissionCostTwiceWhatAnIssueCosts(String path, int points) {
        for (String text : List.of("Wet", "Dry")) {
            admin.post("/rest/api/2/issue/TEST-7/comment", "{\"body\":\"" + text + "\"}");
        }
        admin.put("/sandbox/limits", "{\"pointsPerHour\":100}");
        assertThat(app.get(GATEWAY + path).status()).isEqualTo(200);
        assertThat(app.get(GATEWAY + "/rest/api/3/serverInfo").header("X-RateLimit-Remaining"))
                .isEqualTo(Integer.toString(100 - 1 - points - 1));
    }

    @Test
    void dataCenterTellsItsLimitInEveryAnswer() {
        TestClient user = harbours.of(Dialect.DATA_CENTER).admin();
        user.put("/sandbox/limits", "{\"userTokens\":2,\"userFill\":1,\"userIntervalSeconds\":600}");
        Answer first = user.get("/rest/api/2/myself");
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
        assertThat(first.header("X-RateLimit-FillRate")).isEqualTo("1");
        assertThat(first.header("X-RateLimit-Interval-Seconds")).isEqualTo("600");
        assertThat(first.header("retry-after")).isEqualTo("0");
        assertThat(user.get("/rest/api/2/issue/NONE-1").header("X-RateLimit-Remaining"))
                .isEqualTo("0");
        Answer refused = user.get("/rest/api/2/myself");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("retry-after"))).isBetween(500L, 600L);
        assertThat(harbours.of(Dialect.DATA_CENTER)
                        .member()
                        .get("/rest/api/2/myself")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void limitsThatCannotBeLeaveAllAsTheyAre() {
        String none = admin.get("/sandbox/limits").text();
        for (String bad : List.of(
                "{\"nonsense\":1}",
                "{\"burstPercent\":101}",
                "{\"pointsPerHour\":-1}",
                "{\"pointsPerHour\":1,\"tenantPointsPerHour\":1}",
                "[]")) {
            assertThat(admin.put("/sandbox/limits", bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(admin.get("/sandbox/limits").text()).isEqualTo(none);
    }

    /** An outage, its status, the type of its answer and a header that goes with it. */
    record Outage(String name, int status, String type, String header, String value) {}

    @Test
    void anOutageAnswersEverythingAlikeAndMostlyToPeople() {
        for (Outage outage : List.of(
                new Outage("LOGIN_PAGE", 200, "text/html", "Location", ""),
                new Outage("LOGIN_REDIRECT", 302, "text/html", "Location", "/login.jsp?permissionViolation=true"),
                new Outage("LICENCE_PAGE", 403, "text/html", "Retry-After", ""),
                new Outage("PROXY_ERROR", 502, "text/html", "Retry-After", ""),
                new Outage("MAINTENANCE", 503, "text/html", "Retry-After", "1"),
                new Outage("UNAVAILABLE", 503, "application/json", "Retry-After", "1"))) {
            admin.put("/sandbox/faults", "{\"outage\":\"" + outage.name() + "\"}");
            Answer answer = admin.delete("/rest/api/3/issue/TEST-7");
            assertThat(answer.status()).as(outage.name()).isEqualTo(outage.status());
            assertThat(answer.header("Content-Type")).startsWith(outage.type());
            assertThat(answer.header(outage.header())).isEqualTo(outage.value());
        }
        admin.put("/sandbox/faults", "{}");
        assertThat(admin.get("/rest/api/3/issue/TEST-7").status()).isEqualTo(200);
        assertThat(admin.put("/sandbox/faults", "{\"outage\":\"NONSENSE\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aTokenDiesAfterSoManyRequestsAndSaysWhy() {
        admin.put("/sandbox/faults", "{\"deadTokenAfter\":2,\"tokenDenied\":true}");
        List<Answer> answers = IntStream.range(0, 3)
                .mapToObj(turn -> admin.get("/rest/api/3/project/search"))
                .toList();
        assertThat(answers).map(Answer::status).containsExactly(200, 200, 200);
        assertThat(answers)
                .map(answer -> answer.json().path("total").intValue())
                .containsExactly(2, 2, 0);
        assertThat(answers)
                .map(answer -> answer.header("X-Seraph-LoginReason"))
                .containsExactly("", "", "AUTHENTICATION_DENIED");
        assertThat(admin.get("/rest/api/3/myself").status()).isEqualTo(401);
    }

    @Test
    void theGatewayLeadsToTheSiteWithItsOwnTokensAlone() {
        String cloud = new TestClient(admin.address(), "")
                .get("/_edge/tenant_info")
                .json()
                .path("cloudId")
                .asString();
        String gateway = "/ex/jira/" + cloud;
        TestClient scoped = new TestClient(admin.address(), TestClient.basic("admin@example.com:sandbox-scoped"));
        TestClient bearer = new TestClient(admin.address(), "Bearer sandbox-scoped");
        assertThat(scoped.get(gateway + "/rest/api/3/myself")
                        .json()
                        .path("displayName")
                        .asString())
                .isEqualTo("Administrator");
        assertThat(bearer.get(gateway + "/rest/api/3/myself").status()).isEqualTo(200);
        assertThat(scoped.put(gateway + "/rest/api/3/issue/TEST-7", "{\"fields\":{\"summary\":\"Through\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(scoped.get(gateway + "/rest/api/3/issue/TEST-7")
                        .json()
                        .path("self")
                        .asString())
                .isEqualTo(admin.address() + "/rest/api/3/issue/107");
        assertThat(scoped.get("/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(admin.get(gateway + "/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(scoped.get("/ex/jira/another/rest/api/3/myself").status()).isEqualTo(404);
        assertThat(scoped.get(gateway + "/sandbox/requests").status()).isEqualTo(404);
    }
}
