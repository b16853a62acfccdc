package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The one order of all issues, as Cloud shows it. */
@Tag("database")
class RankTest {

    private static final String RANK = "/rest/agile/1.0/issue/rank";
    private static final String ORDER = "project in (TEST, SIDE) order by Rank";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEST-7           | Before TEST-3 | TEST-1 TEST-2 TEST-7 TEST-3 TEST-5 TEST-4 TEST-6 SIDE-1 SIDE-2",
                "TEST-7           | After TEST-3  | TEST-1 TEST-2 TEST-3 TEST-7 TEST-5 TEST-4 TEST-6 SIDE-1 SIDE-2",
                "TEST-2           | After SIDE-2  | TEST-1 TEST-3 TEST-5 TEST-4 TEST-6 TEST-7 SIDE-1 SIDE-2 TEST-2",
                "SIDE-2           | Before TEST-1 | SIDE-2 TEST-1 TEST-2 TEST-3 TEST-5 TEST-4 TEST-6 TEST-7 SIDE-1",
                "SIDE-2 108 TEST-1| Before TEST-4 | TEST-2 TEST-3 TEST-5 SIDE-2 SIDE-1 TEST-1 TEST-4 TEST-6 TEST-7",
                "TEST-6 TEST-3    | After 105     | TEST-1 TEST-2 TEST-5 TEST-6 TEST-3 TEST-4 TEST-7 SIDE-1 SIDE-2",
                "TEST-3 TEST-6    | Before TEST-6 | TEST-1 TEST-2 TEST-5 TEST-4 TEST-3 TEST-6 TEST-7 SIDE-1 SIDE-2",
                "TEST-4           | Before TEST-4 | TEST-1 TEST-2 TEST-3 TEST-5 TEST-4 TEST-6 TEST-7 SIDE-1 SIDE-2"
            })
    void issuesAreRankedInTheOrderGiven(String issues, String place, String order) {
        Answer answer = rank(List.of(issues.strip().split(" +")), place.strip());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(admin.keys(ORDER)).containsExactly(order.strip().split(" +"));
        assertThat(ranks()).isSorted();
    }

    @Test
    void theHistoryTellsTheDirectionAndNobodyIsStamped() {
        String before = admin.fields("TEST-7").path("updated").asString();
        rank(List.of("TEST-7"), "Before TEST-2");
        rank(List.of("TEST-7"), "After TEST-3");
        assertThat(admin.fields("TEST-7").path("updated").asString()).isEqualTo(before);
        JsonNode entries =
                admin.get("/rest/api/3/issue/TEST-7/changelog").json().path("values");
        assertThat(entries.at("/0/items").toString())
                .isEqualTo("[{\"to\":\"\",\"from\":\"\",\"field\":\"Rank\",\"fieldId\":\"customfield_10019\","
                        + "\"toString\":\"Ranked higher\",\"fieldtype\":\"custom\",\"fromString\":\"\"}]");
        assertThat(entries.at("/1/items/0/toString").asString()).isEqualTo("Ranked lower");
        assertThat(history("TEST-3")).isZero();
    }

    @Test
    void whatStandsThereAlreadyIsNotMoved() {
        List<String> before = ranks();
        assertThat(rank(List.of("TEST-1", "TEST-2"), "Before TEST-3").status()).isEqualTo(204);
        assertThat(rank(List.of("TEST-2", "TEST-3"), "After TEST-1").status()).isEqualTo(204);
        assertThat(rank(List.of("TEST-2"), "After TEST-2").status()).isEqualTo(204);
        assertThat(ranks()).isEqualTo(before);
        assertThat(history("TEST-2")).isZero();
    }

    @Test
    void anIssueMadeLaterStandsBehindWhatWasRankedLast() {
        rank(List.of("TEST-1"), "After SIDE-2");
        admin.post(
                "/rest/api/3/issue",
                "{\"fields\":{\"project\":{\"key\":\"SIDE\"},\"summary\":\"New\",\"issuetype\":{\"name\":\"Task\"}}}");
        assertThat(admin.keys(ORDER)).endsWith("SIDE-2", "TEST-1", "SIDE-3");
    }

    @Test
    void aSiteWithoutRoomRebalancesAndKeepsItsOrder() {
        List<String> expected = admin.keys(ORDER);
        sandbox.execute("update issue set rank = '0|i00101:" + "0".repeat(118) + "1' where key = 'TEST-2'");
        assertThat(rank(List.of("TEST-3"), "Before TEST-2").status()).isEqualTo(204);
        assertThat(admin.keys(ORDER))
                .startsWith("TEST-1", "TEST-3", "TEST-2")
                .endsWith(expected.subList(3, 9).toArray(String[]::new));
        assertThat(ranks()).isSorted().allMatch(rank -> rank.startsWith("1|") && rank.length() < 12);
    }

    @Test
    void aRebalanceOnDemandRewritesEveryRankAndMovesNobody() {
        List<String> expected = admin.keys(ORDER);
        for (String bucket : List.of("1|", "2|", "0|")) {
            assertThat(admin.post("/sandbox/ranks/rebalance", "").status()).isEqualTo(204);
            assertThat(ranks()).isSorted().allMatch(rank -> rank.startsWith(bucket));
            assertThat(admin.keys(ORDER)).isEqualTo(expected);
        }
        assertThat(history("TEST-1")).isZero();
        assertThat(admin.fields("TEST-2").path("updated").asString()).startsWith("2025-03-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"issues\":[],\"rankBeforeIssue\":\"TEST-1\"}",
                "{\"issues\":[\"TEST-7\"]}",
                "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\",\"rankAfterIssue\":\"TEST-2\"}",
                "{\"issues\":[\"TEST-7\",\"TEST-99\"],\"rankBeforeIssue\":\"TEST-1\"}",
                "{\"issues\":[\"TEST-7\",\"GONE-1\"],\"rankBeforeIssue\":\"TEST-1\"}",
                "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"GONE-9\"}",
                "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\",\"rankCustomFieldId\":10020}",
                "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\",\"rankOver\":1}"
            })
    void whatCannotBeRankedIsRefusedAndNothingMoves(String body) {
        List<String> before = ranks();
        Answer answer = admin.put(RANK, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.messages()).isNotEmpty();
        assertThat(ranks()).isEqualTo(before);
    }

    @Test
    void atMostFiftyAreRankedAtOnce() {
        assertThat(rank(named(50), "Before TEST-1").messages())
                .contains("Issue does not exist or you do not have permission to see it");
        assertThat(rank(named(51), "Before TEST-1").messages())
                .isEqualTo("From 1 to 50 issues can be moved at once, and 51 are named; none was moved.");
    }

    @Test
    void theFieldMayBeNamedAndTheVersionTooAndVisitorsMayNotRank() {
        String body =
                "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\",\"rankCustomFieldId\":\"10019\",\"rankAfterIssue\":null}";
        assertThat(new TestClient(sandbox.address(), "").put(RANK, body).status())
                .isEqualTo(401);
        assertThat(admin.put(RANK, "").status()).isEqualTo(415);
        assertThat(admin.put("/rest/agile/2.0/issue/rank", body).status()).isEqualTo(404);
        assertThat(sandbox.member().put("/rest/agile/latest/issue/rank", body).status())
                .isEqualTo(204);
        assertThat(admin.keys(ORDER)).startsWith("TEST-7");
    }

    @Test
    void whatCannotBeRankedAtTheMomentIsToldIssueByIssueAndCanBeRepeated() {
        admin.put("/sandbox/faults", "{\"rankRefusalPercent\":50,\"seed\":4}");
        Answer answer = rank(List.of("TEST-7", "108", "SIDE-2", "TEST-6"), "Before TEST-1");
        assertThat(answer.status()).isEqualTo(207);
        JsonNode entries = answer.json().path("entries");
        assertThat(entries.values().stream().map(entry -> entry.path("issueKey").asString()))
                .containsExactly("TEST-7", "SIDE-1", "SIDE-2", "TEST-6");
        assertThat(entries.at("/1/issueId").longValue()).isEqualTo(108);
        List<String> ranked = withStatus(entries, 200);
        List<String> left = withStatus(entries, 503);
        assertThat(ranked).isNotEmpty();
        assertThat(left).isNotEmpty();
        entries.values()
                .forEach(
                        entry -> assertThat(entry.path("errors").toString())
                                .isEqualTo(
                                        entry.path("status").intValue() == 200
                                                ? ""
                                                : "[\"JIRA Agile cannot execute the rank operation at this time. Please try again later.\"]"));
        assertThat(admin.keys(ORDER))
                .startsWith(ranked.toArray(String[]::new))
                .containsSubsequence("TEST-1", left.getFirst());
        admin.put("/sandbox/faults", "{}");
        assertThat(rank(left, "Before TEST-1").status()).isEqualTo(204);
    }

    private static List<String> withStatus(JsonNode entries, int status) {
        return entries.values().stream()
                .filter(entry -> entry.path("status").intValue() == status)
                .map(entry -> entry.path("issueKey").asString())
                .toList();
    }

    @Test
    void withoutThePermissionToScheduleNoneIsRanked() {
        admin.put("/sandbox/faults", "{\"denyScheduling\":[\"SIDE\"]}");
        Answer answer = rank(List.of("TEST-7", "SIDE-1"), "Before TEST-1");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.messages())
                .isEqualTo("You do not have the permission Schedule Issues in project SIDE, which this needs;"
                        + " no issue was moved.");
        assertThat(admin.keys(ORDER)).startsWith("TEST-1");
        assertThat(rank(List.of("TEST-7"), "Before SIDE-1").status()).isEqualTo(204);
        assertThat(admin.post("/rest/agile/1.0/backlog/issue", "{\"issues\":[\"SIDE-1\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(mayRank("projectKey=SIDE")).isFalse();
        assertThat(mayRank("issueKey=SIDE-1")).isFalse();
        assertThat(mayRank("projectKey=TEST")).isTrue();
    }

    private static boolean mayRank(String place) {
        return admin.get("/rest/api/3/mypermissions?permissions=SCHEDULE_ISSUES&" + place)
                .json()
                .at("/permissions/SCHEDULE_ISSUES/havePermission")
                .booleanValue();
    }

    @Test
    void dataCenterRanksAlike() {
        try (TestSandbox dataCenter = TestSandbox.dataCenterHarbour()) {
            TestClient client = dataCenter.admin();
            for (String version : List.of("1.0", "latest")) {
                assertThat(client.put(
                                        "/rest/agile/" + version + "/issue/rank",
                                        "{\"issues\":[\"SIDE-1\"],\"rankBeforeIssue\":\"TEST-1\"}")
                                .status())
                        .isEqualTo(204);
            }
            JsonNode first = client.get("/rest/api/2/search?expand=changelog&jql=order%20by%20Rank")
                    .json()
                    .at("/issues/0");
            assertThat(first.path("key").asString()).isEqualTo("SIDE-1");
            assertThat(first.at("/changelog/total").intValue()).isOne();
            assertThat(first.at("/changelog/histories/0/items/0/toString").asString())
                    .isEqualTo("Ranked higher");
        }
    }

    private static Answer rank(List<String> issues, String place) {
        String[] words = place.split(" ");
        return admin.put(
                RANK,
                "{\"issues\":[" + issues.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(","))
                        + "],\"rank" + words[0] + "Issue\":\"" + words[1] + "\"}");
    }

    private static List<String> named(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "TEST-" + number)
                .toList();
    }

    /** The ranks of all issues in the order in which they are found. */
    private static List<String> ranks() {
        return admin
                .get("/rest/api/3/search/jql?fields=customfield_10019&jql=" + TestClient.encoded(ORDER))
                .json()
                .path("issues")
                .values()
                .stream()
                .map(issue -> issue.at("/fields/customfield_10019").asString())
                .toList();
    }

    private static int history(String key) {
        return admin.get("/rest/api/3/issue/" + key + "/changelog")
                .json()
                .path("total")
                .intValue();
    }
}
