package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.PARSE;
import static org.espalier.server.jira.RecordedSite.SEARCH;
import static org.espalier.server.jira.RecordedSite.ids;
import static org.espalier.server.jira.RecordedSite.issue;
import static org.espalier.server.jira.RecordedSite.issues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.CopiedIssue;
import org.espalier.server.tracker.IssueSource.Asker;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.IssueType.Level;
import org.espalier.server.tracker.IssueValues;
import org.espalier.server.tracker.LinkType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people ask of a site: answered at once, or refused in one sentence. */
class JiraSiteTest {

    private static final String ISSUE_TYPES = "GET /rest/api/3/issuetype";
    private static final String LINK_TYPES = "GET /rest/api/3/issueLinkType";

    private static final String RANK =
            "[{\"id\":\"customfield_11\",\"name\":\"Rank\",\"schema\":{\"custom\":\"com.pyxis.greenhopper.jira:gh-lexo-rank\"}}]";

    private final RecordedSite recorded = new RecordedSite();

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void typesComeInJirasOrder() {
        recorded.jira.when(ISSUE_TYPES, json("""
                [{"id":"7","name":"Step","subtask":true,"hierarchyLevel":-1},{"id":"3","name":"Story","subtask":false}]"""));
        recorded.jira.when(LINK_TYPES, json("""
                {"issueLinkTypes":[{"id":"100","name":"Blocks","inward":"is blocked by","outward":"blocks"}]}"""));

        assertThat(recorded.site.issueTypes())
                .containsExactly(
                        new IssueType("7", "Step", Level.SUB_TASK), new IssueType("3", "Story", Level.STANDARD));
        assertThat(recorded.site.linkTypes())
                .containsExactly(new LinkType(new LinkTypeId(100), "Blocks", "is blocked by", "blocks"));
    }

    @Test // jira-api 8: linking can be switched off.
    void aRefusalGivesJirasWordsAndSaysThatNothingWasChanged() {
        recorded.jira.when(LINK_TYPES, json(404, "{\"errorMessages\":[\"Issue linking is currently disabled.\"]}"));

        assertThatThrownBy(recorded.site::linkTypes).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("tracker_refused");
            assertThat(refusal.sentence())
                    .matches(
                            "Jira at localhost:\\d+ refused a request \\(404\\): Issue linking is currently disabled\\."
                                    + " Nothing was changed\\.");
        });
    }

    @Test
    void whatStandsInAPageForPeopleIsShownToNobody() {
        recorded.jira.when(LINK_TYPES, html(400));

        assertThatThrownBy(recorded.site::linkTypes)
                .hasMessageNotContaining("Log in")
                .hasMessageContaining("a page for people");
    }

    @Test // L2
    void aPageInPlaceOfAnAnswerDoesNotSayThatSomethingIsNotThere() {
        recorded.jira
                .when("GET /rest/api/3/issue/TEST-1", html(404))
                .when("GET /rest/agile/1.0/board", html(404))
                .when("GET /rest/api/3/field", json(RANK));

        assertThatThrownBy(() -> recorded.site.idsOf(List.of(new IssueKey("TEST-1"))))
                .hasMessageContaining("a page for people");
        assertThatThrownBy(recorded.site::boards).hasMessageContaining("a page for people");
    }

    @Test
    void aJiraWithoutARankHasNoBoardsWhateverSaysSo() {
        recorded.jira.when("GET /rest/agile/1.0/board", html(404)).when("GET /rest/api/3/field", json("[]"));

        assertThat(recorded.site.boards()).isEmpty();
    }

    @Test // L2: it may be hidden, and then nothing is known of what stands above issues.
    void aFieldThatTellsOfEpicsAndWasThereIsNotTakenForGone() {
        recorded.jira.when("GET /rest/api/3/field", json(RecordedStory.FIELDS.formatted("")), json(RANK), json(RANK));
        assertThat(recorded.site.rankFields()).hasSize(1);

        recorded.pause.last(FieldIndex.KEPT);
        assertThatThrownBy(recorded.site::rankFields)
                .hasMessageContaining("no longer shows the field customfield_12")
                .hasMessageContaining("if it was deleted there, save this connection anew");
    }

    @Test // L2: without it only the order is unseen.
    void aRankFieldThatComesLaterIsFoundAndOneThatIsGoneStopsNothingElse() {
        recorded.jira.when("GET /rest/api/3/field", json("[]"), json(RANK), json("[]"));
        assertThat(recorded.site.rankFields()).isEmpty();

        recorded.pause.last(FieldIndex.KEPT.minusSeconds(1));
        assertThat(recorded.site.rankFields()).isEmpty();
        recorded.pause.last(Duration.ofSeconds(1));
        assertThat(recorded.site.rankFields()).hasSize(1);

        recorded.pause.last(FieldIndex.KEPT);
        assertThat(recorded.site.rankFields()).isEmpty();
    }

    @Test // jira-api 3: a Data Center locks an account after some failed sign-ins.
    void aCredentialThatIsRefusedIsShownLessAndLessOften() {
        recorded.jira.when(BULK_FETCH, json(401, "{}"));
        var waits = new ArrayList<Duration>();
        for (int look = 0; look < 7; look++) {
            var wait = recorded.look(1).gaps().getFirst().pause().orElseThrow();
            waits.add(wait);
            recorded.pause.last(wait);
        }
        assertThat(waits.stream().map(Duration::toMinutes)).containsExactly(1L, 2L, 4L, 8L, 16L, 16L, 16L);

        recorded.jira.when(BULK_FETCH, issues(RecordedSite.bare(1)), json(401, "{}"));
        assertThat(recorded.look(1).gaps()).isEmpty();
        assertThat(recorded.look(1).gaps().getFirst().pause()).contains(RefusedCredential.FIRST);
    }

    @Test // A person waits for the answer.
    void aPersonDoesNotWaitForASiteThatAsksForHalfAMinute() {
        recorded.jira.when(ISSUE_TYPES, json(429, "{}").with("Retry-After", "30"));

        assertThatThrownBy(recorded.site::issueTypes)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("tracker_throttled"));
        assertThat(recorded.pause.lasted()).isEmpty();
    }

    @Test
    void aPersonWaitsForThreeShortTries() {
        recorded.jira.when(ISSUE_TYPES, json(503, "{}"));

        assertThatThrownBy(recorded.site::issueTypes).isInstanceOf(Refusal.class);
        assertThat(recorded.jira.asked()).hasSize(3);
        assertThat(recorded.pause.lasted())
                .allSatisfy(wait -> assertThat(wait.toMillis()).isLessThan(1_000));
    }

    @Test // jira-api 4.1: some queries parse and are refused all the same.
    void faultsOfAQueryAreJirasOwnWords() {
        recorded.jira.when(
                PARSE,
                json("{\"queries\":[{\"query\":\"x\",\"errors\":[\"Expecting\\n operator.\"]}]}"),
                json("{\"queries\":[{\"query\":\"x\"}]}"));
        recorded.jira.when(
                SEARCH,
                json(400, "{\"errorMessages\":[\"Unbounded JQL queries are not allowed here.\"]}"),
                json("{\"issues\":[],\"isLast\":true}"));

        assertThat(recorded.site.queryFaults("x")).containsExactly("Expecting operator.");
        assertThat(recorded.site.queryFaults("ORDER BY key"))
                .containsExactly("Unbounded JQL queries are not allowed here.");
        assertThat(recorded.site.queryFaults("project = TEST")).isEmpty();
    }

    @Test
    void anIssueThatIsGoneOrHiddenHasNoValues() {
        recorded.jira.when(BULK_FETCH, issues(issue(1, """
                        "summary":"Plant","issuetype":{"name":"Story"},
                        "status":{"name":"To Do","statusCategory":{"key":"new"}}"""), issue(2, "\"summary\":null")));

        assertThat(recorded.site.issues(Asker.PERSON).read(ids(1, 2, 3)).found())
                .extractingByKeys(new IssueId(1), new IssueId(2))
                .extracting(CopiedIssue::values)
                .containsExactly(
                        new IssueValues(
                                new IssueKey("TEST-1"), "Plant", "Story", new IssueValues.Status("To Do", "new")),
                        new IssueValues(new IssueKey("TEST-2"), "", "", new IssueValues.Status("", "undefined")));
    }

    @Test // jira-api 5.1: old keys resolve, and the answer carries the new one.
    void aKeyOfBeforeAMoveFindsItsIssue() {
        recorded.jira.when("GET /rest/api/3/issue/OLD-1", json("{\"id\":\"5\",\"key\":\"NEW-9\"}"));

        assertThat(recorded.site.idsOf(List.of(new IssueKey("OLD-1"), new IssueKey("GONE-1"), new IssueKey("../x-1"))))
                .isEqualTo(Map.of(new IssueKey("OLD-1"), new IssueId(5)));
        assertThat(recorded.routesAsked())
                .containsExactlyInAnyOrder("GET /rest/api/3/issue/OLD-1", "GET /rest/api/3/issue/GONE-1");
    }
}
