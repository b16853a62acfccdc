package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.LINK;
import static org.espalier.server.jira.RecordedSite.MATCH;
import static org.espalier.server.jira.RecordedSite.PARSE;
import static org.espalier.server.jira.RecordedSite.SEARCH;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of queries and questions whether issues match, with all that can be odd about their pages. */
class JiraTrackerQueryTest {

    private static final String QUERY = "project = TEST ORDER BY key";

    private final RecordedSite site = new RecordedSite();

    @BeforeEach
    void theQueryIsGood() {
        site.jira.when(PARSE, json("{\"queries\":[{\"query\":\"project = TEST ORDER BY key\",\"structure\":{}}]}"));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 4.1: a page may be short, or empty without being the last.
    void aResultIsReadPageByPageInItsOrderWithEachIssueOnce() {
        site.jira.when(
                SEARCH,
                page("\"nextPageToken\":\"a\",\"isLast\":false", 3, 1),
                page("\"nextPageToken\":\"b\",\"isLast\":false"),
                page("\"nextPageToken\":\"c\"", 3, 1),
                page("\"nextPageToken\":\"d\",\"isLast\":true", 2));

        var sight = site.result(QUERY);

        assertThat(sight.complete()).as(sight.toString()).isTrue();
        assertThat(sight.result(new Query(QUERY))).extracting(IssueRef::id).containsExactly(id(3), id(1), id(2));
        assertThat(site.jira.asked().stream().skip(1).map(each -> token(each.body())))
                .containsExactly("", "a", "b", "c");
    }

    @Test // jira-api 4.1: a search shows fifty issues past its index, and on every page the same.
    void everyPageIsAskedForWithTheFiftyIssuesWrittenToLast() {
        site.jira
                .when(LINK, empty(201))
                .when(SEARCH, page("\"nextPageToken\":\"a\",\"isLast\":false", 1), page("\"isLast\":true", 2));
        for (long issue = 101; issue <= 160; issue += 2) {
            var link = new Link(new LinkTypeId(100), id(issue), id(issue + 1));
            site.attempt(new Change.LinkCreate(link), TrackerSight.NOTHING);
        }
        site.attempt(new Change.LinkCreate(new Link(new LinkTypeId(100), id(112), id(160))), TrackerSight.NOTHING);

        site.result(QUERY);

        var written = LongStream.concat(
                        LongStream.rangeClosed(111, 159).filter(issue -> issue != 112), LongStream.of(112, 160))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "\"reconcileIssues\":[", "]"));
        assertThat(site.jira.asked())
                .filteredOn(asked -> asked.route().equals(SEARCH))
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.body()).contains(written));
    }

    @Test
    void aPageWithoutATokenIsTheLast() {
        site.jira.when(SEARCH, page("\"names\":null", 1), page("\"isLast\":true", 2));

        assertThat(site.result(QUERY).result(new Query(QUERY))).hasSize(1);
    }

    @Test // L2
    void aPageThatIsNotTheLastAndLeadsNowhereLeavesTheSightIncomplete() {
        site.jira.when(SEARCH, page("\"isLast\":false", 1));

        assertIncomplete(site.result(QUERY), "did not say where the next page");
    }

    @Test // L2
    void tokensThatGoRoundLeaveTheSightIncomplete() {
        site.jira.when(
                SEARCH,
                page("\"nextPageToken\":\"a\"", 1),
                page("\"nextPageToken\":\"b\"", 2),
                page("\"nextPageToken\":\"a\"", 3));

        assertIncomplete(site.result(QUERY), "without an end");
        assertThat(site.jira.asked()).hasSize(4);
    }

    @Test // L2
    void aPageThatComesAgainAndAgainUnderNewTokensLeavesTheSightIncomplete() {
        var number = new AtomicInteger();
        site.jira.when(SEARCH, asked -> page("\"nextPageToken\":\"t" + number.incrementAndGet() + "\"", 1, 2));

        assertIncomplete(site.result(QUERY), "without an end");
        assertThat(number.get()).isLessThan(100);
    }

    @Test // L2
    void aPageWithoutIssuesInItLeavesTheSightIncomplete() {
        site.jira.when(SEARCH, json("{\"isLast\":true}"));

        assertIncomplete(site.result(QUERY), "left the issues out");
    }

    @Test // L2: with default fields there would be no key.
    void anIssueWithoutAKeyLeavesTheSightIncomplete() {
        site.jira.when(SEARCH, json("{\"issues\":[{\"id\":\"10001\"}],\"isLast\":true}"));

        assertIncomplete(site.result(QUERY), "named no key");
        assertThat(site.jira.asked().getLast().body()).contains("\"fields\":[\"key\"]");
    }

    @Test // L2: the first pages are no result.
    void aTokenThatHasExpiredLeavesTheSightIncomplete() {
        site.jira.when(
                SEARCH,
                page("\"nextPageToken\":\"a\"", 1),
                json(400, "{\"errorMessages\":[\"The provided next page token is invalid or expired.\"]}"));

        assertIncomplete(site.result(QUERY), "invalid or expired");
    }

    @Test // L15: the halt names what its owner must mend. The search itself would answer free words with no issues.
    void aQueryThatCannotBeReadFailsInJirasWordsAndIsNotSearchedFor() {
        site.jira.when(PARSE, json("""
                {"queries":[{"query":"x","errors":["Error in the JQL Query: Expecting operator.","And more."]}]}"""));

        for (var sight : List.of(site.result("this is not jql"), site.matches("this is not jql", 1))) {
            assertThat(sight.results()).isEmpty();
            assertThat(sight.matches()).isEmpty();
            assertThat(sight.gaps())
                    .containsExactly(new Gap(
                            Gap.Kind.QUERY_FAILED,
                            "Jira refuses the query: Error in the JQL Query: Expecting operator. And more."
                                    + " Nothing was read; mend the query."));
        }
        assertThat(site.routesAsked()).containsExactly(PARSE, PARSE);
    }

    @Test
    void aQueryThatTheSearchRefusesFailsInJirasWords() {
        site.jira.when(SEARCH, json(400, "{\"errorMessages\":[\"Unbounded JQL queries are not allowed here.\"]}"));

        var gaps = site.result("ORDER BY key").gaps();

        assertThat(gaps).extracting(Gap::kind).containsExactly(Gap.Kind.QUERY_FAILED);
        assertThat(gaps.getFirst().sentence()).contains("Unbounded JQL queries are not allowed here.");
    }

    @Test
    void anEmptyQueryFailsWithoutARequest() {
        assertThat(site.result("  ").gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.QUERY_FAILED);
        assertThat(site.jira.asked()).isEmpty();
    }

    @ParameterizedTest // L2
    @ValueSource(strings = {"{}", "{\"queries\":[]}", "{\"queries\":[{},{}]}", "no"})
    void aQueryOfWhichJiraDoesNotSayWhetherItIsGoodIsNotSearchedFor(String body) {
        site.jira.when(PARSE, json(body));

        assertThat(site.result(QUERY).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.INCOMPLETE);
        assertThat(site.routesAsked()).containsExactly(PARSE);
    }

    @Test // L2: an anonymous visitor would see an empty result.
    void aResultForAnAnonymousVisitorIsADeadToken() {
        site.jira.when(SEARCH, page("\"isLast\":true").with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"));

        var sight = site.result(QUERY);

        assertThat(sight.results()).isEmpty();
        assertThat(sight.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.DEAD_TOKEN);
    }

    @Test
    void matchesSayOfEachIssueWhetherItMatches() {
        site.jira.when(MATCH, matching("[2]", "[]", "[1,2]"));

        var sight = site.matches(QUERY, 1, 2, 3);

        assertThat(sight.complete()).isTrue();
        assertThat(sight.matches())
                .isEqualTo(Map.of(
                        new Query(QUERY), Map.of(id(1), Matched.NO, id(2), Matched.YES, id(3), Matched.UNLISTED)));
        assertThat(site.jira.asked().getLast().body()).contains("\"issueIds\":[1,2,3]");
    }

    @Test
    void manyIssuesAreMatchedInSeveralRequests() {
        site.jira.when(MATCH, matching("[]", "[]", "[]"));

        var sight = site.matches(QUERY, LongStream.rangeClosed(1, 1_500).toArray());

        assertThat(sight.matches().values())
                .singleElement()
                .satisfies(all -> assertThat(all).hasSize(1_500));
        assertThat(site.routesAsked()).containsExactly(PARSE, MATCH, MATCH);
    }

    @Test
    void aQueryThatCannotBeMatchedFailsInJirasWords() {
        site.jira.when(MATCH, matching("[]", "[\"Field 'x' does not exist.\"]", "[1]"));

        assertThat(site.matches(QUERY, 1).gaps())
                .containsExactly(new Gap(
                        Gap.Kind.QUERY_FAILED,
                        "Jira refuses the query: Field 'x' does not exist. Nothing was read; mend the query."));
    }

    @ParameterizedTest // L2
    @ValueSource(
            strings = {
                "{}",
                "{\"matches\":[]}",
                "{\"matches\":[{\"matchedIssues\":[1]}]}",
                "{\"matches\":[{\"errors\":[]},{\"matchedIssues\":[1]}]}",
                "{\"matches\":[{\"matchedIssues\":[99],\"errors\":[]},{\"matchedIssues\":[1]}]}",
                "{\"matches\":[{\"matchedIssues\":[1]},{\"errors\":[]}]}"
            })
    void matchesThatDoNotAddUpLeaveTheSightIncomplete(String body) {
        site.jira.when(MATCH, json(body));

        assertIncomplete(site.matches(QUERY, 1), "did not say which");
    }

    private static void assertIncomplete(TrackerSight sight, String words) {
        assertThat(sight.results()).isEmpty();
        assertThat(sight.matches()).isEmpty();
        assertThat(sight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.INCOMPLETE);
            assertThat(gap.sentence()).contains(words);
        });
    }

    /** What is answered of the query, and of one that every listed issue matches. */
    private static Answer matching(String matched, String errors, String listed) {
        return json("{\"matches\":[{\"matchedIssues\":" + matched + ",\"errors\":" + errors + "},{\"matchedIssues\":"
                + listed + ",\"errors\":[]}]}");
    }

    private static Answer page(String rest, long... issues) {
        var found = Arrays.stream(issues)
                .mapToObj(id -> "{\"id\":\"" + id + "\",\"key\":\"TEST-" + id + "\"}")
                .collect(Collectors.joining(","));
        return json("{\"issues\":[" + found + "]," + rest + "}");
    }

    private static String token(String body) {
        var mark = "\"nextPageToken\":\"";
        int at = body.indexOf(mark);
        return at < 0 ? "" : body.substring(at + mark.length(), body.indexOf('"', at + mark.length()));
    }

    private static IssueId id(long number) {
        return new IssueId(number);
    }
}
