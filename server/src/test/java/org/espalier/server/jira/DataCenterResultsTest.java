package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.issue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of queries in pages at Data Center, with all that can be odd about them. */
class DataCenterResultsTest {

    private static final String SEARCH = "POST /rest/api/2/search";
    private static final String QUERY = "project = TEST ORDER BY Rank";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RecordedSite site = RecordedSite.dataCenter();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aResultOfOnePageIsReadOnce() {
        site.jira.when(SEARCH, page(0), page(2, 3, 1));

        assertThat(found(site.result(QUERY))).containsExactly(id(3), id(1));
        assertThat(site.jira.asked()).hasSize(2);
        assertThat(site.jira.asked().getLast().authorization()).contains("Bearer canary");
    }

    @Test // jira-api 4.2: an issue slips from the second page to the first between the requests.
    void anIssueThatSlipsPastThePagesIsFoundByItsId() {
        search(Map.of("0", page(4, 4, 3), "2", page(4, 3, 1), "id", page(4, 1, 2), "id > 2", page(2, 3, 4)));

        assertThat(found(site.result(QUERY))).containsExactly(id(4), id(3), id(1), id(2));
    }

    @Test
    void anIssueThatLeftTheResultMeanwhileIsNotInIt() {
        search(Map.of("0", page(3, 3, 2), "2", page(3, 1), "id", page(2, 1, 3)));

        assertThat(found(site.result(QUERY))).containsExactly(id(3), id(1));
    }

    @Test // Where a comparison of ids reaches no further than one project, the pages by offset tell the rest.
    void whatTheIdsDoNotReachIsTakenFromThePages() {
        search(Map.of("0", page(4, 1, 2), "2", page(4, 3, 4), "id", page(4, 1, 2), "id > 2", page(0)));

        assertThat(found(site.result(QUERY))).containsExactly(id(1), id(2), id(3), id(4));
        assertThat(found(site.result("project = TEST"))).containsExactly(id(1), id(2), id(3), id(4));
    }

    @Test // L2
    void aResultOfWhichAPartDoesNotComeIsIncomplete() {
        search(Map.of("0", page(4, 1, 2), "2", page(4), "id", page(4, 1, 2), "id > 2", page(0)));

        assertIncomplete(site.result(QUERY), "gave 2 of the 4 issues");
    }

    @Test // L2
    void pagesWithoutAnEndAreIncomplete() {
        search(Map.of("0", page(4, 1, 2), "2", page(4, 3, 4), "id", page(4, 1, 2), "id > 2", page(4, 1, 2)));

        assertIncomplete(site.result(QUERY), "without an end");
    }

    @Test // L2
    void aPageWithoutIssuesOrTheirNumberIsIncomplete() {
        site.jira.when(SEARCH, json("{\"issues\":[]}"));
        assertIncomplete(site.result(QUERY), "left the issues or their number out");
        site.jira.when(SEARCH, json("{\"total\":0,\"issues\":null}"));
        assertIncomplete(site.result(QUERY), "left the issues or their number out");
    }

    @Test
    void aQueryThatCannotBeIsToldInJirasWords() {
        site.jira.when(SEARCH, json(400, "{\"errorMessages\":[\"The value 'NOPE' does not exist.\"],\"errors\":{}}"));

        assertThat(site.result(QUERY).gaps())
                .containsExactly(new Gap(
                        Gap.Kind.QUERY_FAILED,
                        "Jira refuses the query: The value 'NOPE' does not exist. Nothing was read; mend the query."));
        assertThat(site.site.queryFaults(QUERY)).containsExactly("The value 'NOPE' does not exist.");
    }

    @Test // An issue that is gone must not make the question invalid.
    void matchesAreAskedForByIdAndLeniently() {
        site.jira.when(SEARCH, page(1), page(1, 2), page(1, 3));

        assertThat(site.matches(QUERY, 1, 2, 3).matches().get(new Query(QUERY)))
                .isEqualTo(Map.of(
                        new IssueId(1), Matched.UNLISTED, new IssueId(2), Matched.YES, new IssueId(3), Matched.NO));
        var asked = site.jira.asked().stream().skip(1).map(each -> body(each)).toList();
        assertThat(asked)
                .extracting(each -> each.path("jql").asString())
                .containsExactly("(project = TEST) AND id in (1,2,3) ORDER BY id", "id in (1,3) ORDER BY id");
        assertThat(asked).noneMatch(each -> each.path("validateQuery").booleanValue());
    }

    /** Answers by what a search is for: its offset, or in the order of the ids behind which of them. */
    private void search(Map<String, Answer> answers) {
        Function<Asked, Answer> answer = asked -> {
            var body = body(asked);
            var jql = body.path("jql").asString();
            int behind = jql.indexOf("id > ");
            var purpose = behind >= 0
                    ? jql.substring(behind, jql.indexOf(" ORDER"))
                    : jql.endsWith("ORDER BY id") ? "id" : body.path("startAt").asString();
            return body.path("maxResults").intValue() == 0 ? page(0) : answers.getOrDefault(purpose, json(500, "{}"));
        };
        site.jira.when(SEARCH, answer);
    }

    private static JsonNode body(Asked asked) {
        return JSON.readTree(asked.body());
    }

    private static Answer page(int total, long... issues) {
        return json("{\"expand\":null,\"startAt\":0,\"maxResults\":2,\"total\":" + total + ",\"issues\":["
                + LongStream.of(issues)
                        .mapToObj(issue ->
                                "{\"id\":\"" + issue + "\",\"key\":\"TEST-" + issue + "\",\"renderedFields\":null}")
                        .collect(Collectors.joining(","))
                + "],\"names\":null,\"schema\":null,\"warningMessages\":null}");
    }

    private static List<IssueId> found(TrackerSight sight) {
        assertThat(sight.gaps()).isEmpty();
        return sight.results().values().iterator().next().stream()
                .map(IssueRef::id)
                .toList();
    }

    private static void assertIncomplete(TrackerSight sight, String words) {
        assertThat(sight.results()).isEmpty();
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.INCOMPLETE);
            assertThat(gap.sentence()).contains(words);
        });
    }

    private static IssueId id(long id) {
        return new IssueId(id);
    }
}
