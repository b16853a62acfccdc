package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for statuses, fields and ranks, and what is made of Jira's answers (L9, L10). */
class JiraTrackerWritesTest {

    private static final String ISSUE = "/rest/api/3/issue/1";
    private static final String TRANSITIONS = ISSUE + "/transitions";
    private static final String RANK = "PUT /rest/agile/1.0/issue/rank";
    private static final String NO_ADMIN = """
            {"errorMessages":["To discard the user notification either admin or project admin permissions are required."]}""";

    private static final Change.FieldSet FIELD =
            new Change.FieldSet(new IssueId(1), "customfield_20", "", "{\"id\":\"7\"}");
    private static final Change.Transition CLOSE = new Change.Transition(
            new IssueId(1), new StatusRef(1, "To Do"), new StatusRef(3, "Done"), Optional.of("10"));

    private final RecordedSite site = new RecordedSite();

    @BeforeEach
    void listFields() {
        site.jira
                .when("GET /rest/api/3/field", json(RecordedStory.FIELDS.formatted(RecordedStory.PARENT_LINK)))
                .when("GET " + ISSUE, json(RecordedStory.shown("\"parent\":null")));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 5.3: without the permission the whole edit fails. L9: over finding that out the look grew old.
    void mailIsHeldBackOncePerProjectAndSentAfterAnotherLookWhereTheAccountMayNot() {
        site.jira.when(
                "PUT " + ISSUE,
                asked -> asked.query().contains("notifyUsers=false") ? json(400, NO_ADMIN) : empty(204));
        site.jira.when("PUT /rest/api/3/issue/5", empty(204));
        site.jira.when("GET /rest/api/3/mypermissions", json(rights(false)));
        var quiet = site.site.tracker(LookProgress.UNHEARD, Mail.HELD_BACK);
        var elsewhere = new Change.FieldSet(new IssueId(5), FIELD.field(), FIELD.before(), FIELD.after());

        assertThat(quiet.attempt(List.of(FIELD), RecordedStory.now()))
                .singleElement()
                .isInstanceOfSatisfying(Answer.Later.class, later -> {
                    assertThat(later.pause()).isZero();
                    assertThat(later.sentence()).contains("Nothing was changed there yet");
                });
        assertThat(puts()).containsExactly("notifyUsers=false");

        assertThat(quiet.attempt(List.of(FIELD), RecordedStory.now())).containsExactly(new Answer.Done());
        assertThat(quiet.attempt(List.of(elsewhere), RecordedStory.elsewhere())).containsExactly(new Answer.Done());
        assertThat(quiet.attempt(List.of(FIELD), RecordedStory.now())).containsExactly(new Answer.Done());
        assertThat(puts()).containsExactly("notifyUsers=false", "", "notifyUsers=false", "");
        assertThat(body("PUT " + ISSUE)).isEqualTo("{\"fields\":{\"customfield_20\":{\"id\":\"7\"}}}");
    }

    private List<String> puts() {
        return site.jira.asked().stream()
                .filter(asked -> asked.route().startsWith("PUT"))
                .map(RecordedJira.Asked::query)
                .toList();
    }

    @Test // jira-api 5.3
    void anEditThatIsRefusedForAnotherReasonLeavesMailHeldBack() {
        site.jira.when("PUT " + ISSUE, json(400, "{\"errors\":{\"customfield_20\":\"No such option.\"}}"));
        var quiet = site.site.tracker(LookProgress.UNHEARD, Mail.HELD_BACK);

        assertThat(quiet.attempt(List.of(FIELD), RecordedStory.now()))
                .containsExactly(new Answer.Refused("Jira refused to change the field: customfield_20: No such option."
                        + " Nothing was changed there."));
        quiet.attempt(List.of(FIELD), RecordedStory.now());
        assertThat(site.jira.asked())
                .extracting(RecordedJira.Asked::query)
                .filteredOn("notifyUsers=false"::equals)
                .hasSize(2);
    }

    static Stream<Arguments> rightsOverMail() {
        return Stream.of(
                arguments("has one of the rights", json(rights(true))),
                arguments("has rights that are not told", json("{\"permissions\":{}}")),
                arguments("has rights that Jira does not tell", json(404, "{}")));
    }

    @ParameterizedTest(name = "the account {0}") // jira-api 5.3
    @MethodSource("rightsOverMail")
    void mailIsHeldBackAlsoWhereASecondTryWouldSendIt(String account, RecordedJira.Answer rights) {
        site.jira
                .when("PUT " + ISSUE, json(403, "{\"errorMessages\":[\"Try later.\"]}"), empty(204))
                .when("GET /rest/api/3/mypermissions", rights);
        var quiet = site.site.tracker(LookProgress.UNHEARD, Mail.HELD_BACK);

        assertThat(quiet.attempt(List.of(FIELD), RecordedStory.now()))
                .as(account)
                .containsExactly(
                        new Answer.Refused("Jira refused to change the field: Try later. Nothing was changed there."));
        assertThat(site.routesAsked()).containsOnlyOnce("PUT " + ISSUE);
    }

    @Test // jira-api 5.3: nothing was changed, and what is not known yet refuses nothing.
    void anEditWaitsWhereTheRightsOverMailCannotBeReadNow() {
        site.jira.when("PUT " + ISSUE, json(400, NO_ADMIN)).when("GET /rest/api/3/mypermissions", json(500, "{}"));

        assertThat(site.site.tracker(LookProgress.UNHEARD, Mail.HELD_BACK).attempt(List.of(FIELD), RecordedStory.now()))
                .hasOnlyElementsOfType(Answer.Later.class);
        assertThat(site.routesAsked()).containsOnlyOnce("PUT " + ISSUE);
    }

    private static String rights(boolean administers) {
        return "{\"permissions\":{\"ADMINISTER\":{\"havePermission\":false},"
                + "\"ADMINISTER_PROJECTS\":{\"havePermission\":" + administers + "}}}";
    }

    @Test // jira-api 5.4
    void theWayWithTheFewestRequiredFieldsIsTakenWithTheResolutionThatItRequires() {
        site.jira.when("GET " + TRANSITIONS, json("""
                        {"transitions":[
                          {"id":"11","name":"Review","to":{"id":"2","name":"In Review"}},
                          {"id":"41","name":"Close with a reason","to":{"id":"3","name":"Done"},
                           "fields":{"resolution":{"required":true},"customfield_30":{"required":true}}},
                          {"id":"31","name":"Close","to":{"id":"3","name":"Done"},
                           "fields":{"resolution":{"required":true},"comment":{"required":false}}}]}""")).when("POST " + TRANSITIONS, empty(204));

        assertThat(site.attempt(CLOSE, RecordedStory.now())).isEqualTo(new Answer.Done());
        assertThat(body("POST " + TRANSITIONS))
                .contains("\"transition\":{\"id\":\"31\"}", "\"fields\":{\"resolution\":{\"id\":\"10\"}}");
    }

    @ParameterizedTest // L9: a way may be open from every status, and Jira would take it; or none is, from where it is.
    @ValueSource(strings = {"{\"id\":\"31\",\"to\":{\"id\":\"3\"}}", "{\"id\":\"11\",\"to\":{\"id\":\"2\"}}", ""})
    void aStatusThatMovesWhileTheWaysAreReadIsLookedAtAgainAFewTimes(String ways) {
        site.jira
                .when("GET " + TRANSITIONS, json("{\"transitions\":[" + ways + "]}"))
                .when("GET " + ISSUE, json("{\"id\":\"1\",\"fields\":{\"status\":{\"id\":\"3\"}}}"));

        assertThat(site.attempt(CLOSE, RecordedStory.now())).isInstanceOfSatisfying(Answer.Busy.class, busy -> {
            assertThat(busy.pause()).isPositive();
            assertThat(busy.sentence()).contains("changed in Jira meanwhile");
        });
        assertThat(site.routesAsked()).containsExactly("GET " + TRANSITIONS, "GET " + ISSUE);
    }

    @Test // product 5.6: ways of several steps are never walked.
    void whereNoWayLeadsThereTheStatusesAreToldThatCanBeReached() {
        site.jira.when("GET " + TRANSITIONS, json("""
                {"transitions":[{"id":"11","to":{"id":"2","name":"In Review"}},{"id":"12","to":{"id":"4","name":"Blocked"}}]}"""));

        assertThat(site.attempt(CLOSE, RecordedStory.now()))
                .isEqualTo(new Answer.Refused("Jira refused to change the status: no transition to Done is open to this"
                        + " account from To Do; it can go to Blocked, In Review. Nothing was changed there."));
    }

    @Test // product 5.6
    void aWayThatRequiresMoreThanAResolutionIsNotTaken() {
        site.jira.when("GET " + TRANSITIONS, json("""
                {"transitions":[{"id":"41","name":"Close","to":{"id":"3"},
                  "fields":{"customfield_30":{"required":true}}}]}"""));

        assertThat(site.attempt(CLOSE, RecordedStory.now()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("the transition Close requires customfield_30"));
    }

    @Test // jira-api 5.4: two at the same time; the next look tells.
    void aTransitionThatMetAnotherIsTriedAFewTimes() {
        site.jira
                .when("GET " + TRANSITIONS, json("{\"transitions\":[{\"id\":\"31\",\"to\":{\"id\":\"3\"}}]}"))
                .when("POST " + TRANSITIONS, json(409, "{\"errorMessages\":[\"Conflict.\"]}"));

        assertThat(site.attempt(CLOSE, RecordedStory.now())).isInstanceOf(Answer.Busy.class);
    }

    @Test // product 5.6
    void aWayThatRequiresWhatIsNotGivenIsNotTakenWhereThereIsAnother() {
        site.jira.when("GET " + TRANSITIONS, json("""
                        {"transitions":[
                          {"id":"21","name":"Close by form","to":{"id":"3","name":"Done"},
                           "fields":{"customfield_30":{"required":true}}},
                          {"id":"31","name":"Close","to":{"id":"3","name":"Done"},
                           "fields":{"resolution":{"required":true}}}]}""")).when("POST " + TRANSITIONS, empty(204));

        assertThat(site.attempt(CLOSE, RecordedStory.now())).isEqualTo(new Answer.Done());
        assertThat(body("POST " + TRANSITIONS)).contains("\"transition\":{\"id\":\"31\"}");
    }

    @Test // L10: nothing was sent, so nothing is unknown.
    void aTransitionWhoseWaysCannotBeReadIsTriedLater() {
        site.jira.when("GET " + TRANSITIONS, json(500, "{}"));

        assertThat(site.attempt(CLOSE, RecordedStory.now())).isInstanceOf(Answer.Later.class);
    }

    @Test // L14: what could not be read is not said to be missing.
    void aTransitionWhoseWaysCannotBeReadHasNoObstacle() {
        site.jira.when("GET " + TRANSITIONS, json(500, "{}"));

        var obstacles = site.tracker().obstacles(List.of(CLOSE));
        assertThat(obstacles.known()).isEmpty();
        assertThat(obstacles.blind()).map(Gap::kind).contains(Gap.Kind.UNREACHABLE);
    }

    @Test // L14: whoever asks can wait for it.
    void aTransitionWhoseWaysJiraDoesNotTellForNowIsAskedForAgain() {
        site.jira.when("GET " + TRANSITIONS, json(429, "{}").with("Retry-After", "600"));

        var obstacles = site.tracker().obstacles(List.of(CLOSE));
        assertThat(obstacles.known()).isEmpty();
        assertThat(obstacles.blind()).hasValueSatisfying(gap -> {
            assertThat(gap.passes()).isTrue();
            assertThat(gap.pause()).contains(Duration.ofMinutes(10));
        });
    }

    @Test // L10, jira-api 10: an issue of which nothing is told may be ranked or not.
    void aRunOfRanksIsOneRequestAndIsAnsweredIssueByIssue() {
        site.jira.when(RANK, json(207, """
                {"entries":[{"issueId":3,"status":200},{"issueId":4,"status":503,"errors":["Try again."]},
                            {"issueId":5,"status":403,"errors":["Not yours."]},{"issueId":6}]}"""));
        var place = new RankPlace(Optional.of(new IssueId(1)), Optional.of(new IssueId(2)), Optional.empty());
        List<Change.OfTracker> run =
                List.of(rank(3, place), rank(4, place), rank(5, place), rank(6, place), rank(7, place));
        var untold = new Answer.Lost("Jira did not say whether it ranked the issue.");

        var answers = site.tracker().attempt(run, RecordedStory.now());

        assertThat(body(RANK))
                .contains(
                        "\"issues\":[\"3\",\"4\",\"5\",\"6\",\"7\"]",
                        "\"rankAfterIssue\":\"1\"",
                        "\"rankCustomFieldId\":11");
        assertThat(answers)
                .containsExactly(
                        new Answer.Done(),
                        new Answer.Busy(WriteRequests.SHORT, "Jira did not rank the issue this time: Try again."),
                        new Answer.Refused("Jira refused to rank the issue: Not yours. Nothing was changed there."),
                        untold,
                        untold);
    }

    @ParameterizedTest // L10, jira-api 10: a 207 says of each issue what became of it, or nothing of any.
    @ValueSource(strings = {"", "{}", "{\"entries\":null}", "{\"entries\":[null]}"})
    void issuesOfWhichNothingIsToldMayBeRankedOrNot(String body) {
        site.jira.when(RANK, body.isEmpty() ? empty(207) : json(207, body));
        var place = new RankPlace(Optional.of(new IssueId(1)), Optional.of(new IssueId(2)), Optional.empty());

        assertThat(site.tracker().attempt(List.of(rank(3, place), rank(4, place)), RecordedStory.now()))
                .hasSize(2)
                .hasOnlyElementsOfType(Answer.Lost.class);
    }

    @Test // jira-api 6: two fields may have one name.
    void theRankIsTheFieldThatIsOneAndNotTheOneThatIsCalledSo() {
        site.jira
                .when("GET " + ISSUE, json("{}"))
                .when(
                        RecordedSite.BULK_FETCH,
                        RecordedSite.issues(RecordedStory.shown("\"customfield_9\":5,\"customfield_11\":\"0|i1:\"")));

        var seen = site.tracker().look(new Need.Direct(RecordedSite.ids(1), Need.Wanted.RANKS));

        assertThat(seen.gaps()).isEmpty();
        assertThat(seen.issue(new IssueId(1))
                        .flatMap(IssueSight::traits)
                        .orElseThrow()
                        .ranks())
                .isEqualTo(Map.of(11L, "0|i1:"));
    }

    private static Change.Rank rank(long issue, RankPlace place) {
        return new Change.Rank(new IssueId(issue), 11, place, place);
    }

    /** The body of the last such request. */
    private String body(String route) {
        return site.jira.asked().stream()
                .filter(asked -> asked.route().equals(route))
                .map(RecordedJira.Asked::body)
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
