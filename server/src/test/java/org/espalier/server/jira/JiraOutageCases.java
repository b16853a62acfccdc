package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can stand in the way of a Jira of either kind hides things for a while, and nothing is taken for gone (L2, L10).
 */
abstract class JiraOutageCases extends JiraWebhookCases {

    JiraOutageCases(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        super(dialect, adapter, credential);
    }

    @AfterEach
    void takeLimitsAway() {
        jira.switches("limits", Map.of());
    }

    @Test // L2, jira-api 4.1: what a Filter asks, one after the other, of issues that its query found before.
    void issuesThatASearchLosesForAMomentAreReadDirectlyAndAskedAboutOnceMore() {
        var query = new Query("project = HEDGE AND summary ~ Sapling");
        jira.misbehave(Map.of("searchLagMillis", 600_000));
        var young = RecordedSite.ids(sapling(), sapling(), sapling());
        try {
            jira.misbehave(Map.of("searchLagMillis", 1));
            assertThat(result(query)).isEqualTo(young);

            jira.misbehave(Map.of("searchLagMillis", 300_000, "searchFlickerPercent", 100));
            assertThat(result(query)).isEmpty();
            var old = IntStream.rangeClosed(1, SearchedReads.MOST_SINGLY + 1)
                    .mapToObj(JiraGround::id)
                    .toList();
            var asked = new TreeSet<>(young);
            asked.addAll(old);
            var sight = tracker.look(new Need.Issues(asked));
            assertThat(sight.complete()).isTrue();
            assertThat(sight.unseen()).isEmpty();
            assertThat(sight.issues()).containsOnlyKeys(asked);
            assertThat(sight.fromIndex()).isEqualTo(Set.copyOf(searchShows(old)));
            assertThat(tracker.look(new Need.Matches(query, young)).matches())
                    .as("which is no \"no\"")
                    .isEqualTo(Map.of(
                            query, young.stream().collect(Collectors.toMap(issue -> issue, _ -> Matched.UNLISTED))));
        } finally {
            young.forEach(issue -> jira.tell("DELETE", "/rest/api/2/issue/" + issue, Map.of()));
        }
    }

    private Set<IssueId> result(Query query) {
        return tracker.look(new Need.Result(query)).result(query).stream()
                .map(IssueRef::id)
                .collect(Collectors.toSet());
    }

    private long sapling() {
        var fields =
                Map.of("project", Map.of("key", "HEDGE"), "issuetype", Map.of("name", "Story"), "summary", "Sapling");
        return jira.tell("POST", "/rest/api/2/issue", Map.of("fields", fields))
                .get("id")
                .asLong();
    }

    /** Which of the issues that a search shows it shows to a look at many. */
    abstract List<IssueId> searchShows(List<IssueId> issues);

    static Stream<Arguments> outages() {
        return Stream.of(
                arguments("LOGIN_PAGE", "answered with a page to sign in on where Jira answers with data"),
                arguments("LOGIN_REDIRECT", "sends on to another address (302)"),
                arguments("LICENCE_PAGE", "answered with a page for people where Jira answers with data"),
                arguments("PROXY_ERROR", "answered with an error of its own (502)"),
                arguments("MAINTENANCE", "answered with an error of its own (503)"),
                arguments("UNAVAILABLE", "answered with an error of its own (503)"));
    }

    @ParameterizedTest // L2, L10
    @MethodSource("outages")
    void whatStandsInTheWayOfAJiraHidesAndChangesNothing(String outage, String words) {
        var link = new Link(blocks, id(160), id(161));
        jira.misbehave(Map.of("outage", outage));
        try (var other = opened()) {
            var run = other.tracker(LookProgress.UNHEARD);
            for (var need : List.of(
                    new Need.Issues(RecordedSite.ids(GroveFile.id(160))),
                    new Need.Result(new Query("project = GROVE")))) {
                assertBlind(run.look(need), Gap.Kind.UNREACHABLE, words);
            }
            var answer = run.attempt(List.of(new Change.LinkCreate(link)), TrackerSight.NOTHING)
                    .getFirst();
            assertThat(answer).isNotInstanceOfAny(Answer.Done.class, Answer.Refused.class, Answer.NotThere.class);
        }
        jira.misbehave(Map.of());
        assertThat(issue(look(160), 160).links()).isEmpty();
    }

    static Stream<Map<String, Object>> refusedTokens() {
        return Stream.of(Map.of("deadTokenAfter", 1), Map.of("deadTokenAfter", 1, "tokenDenied", true));
    }

    @ParameterizedTest // L2: what was seen before is kept, and nothing else is taken for gone; nobody is locked out.
    @MethodSource("refusedTokens")
    void aTokenThatExpiresInTheMiddleOfLooksIsAGap(Map<String, Object> fault) throws Exception {
        jira.misbehave(fault);
        var ids = IntStream.rangeClosed(1, 2100).mapToLong(GroveFile::id).toArray();
        try (var other = opened();
                var runs = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<TrackerSight> look =
                    () -> other.tracker(LookProgress.UNHEARD).look(new Need.Issues(RecordedSite.ids(ids)));
            jira.forgetRequests();
            for (var looked : runs.invokeAll(Collections.nCopies(4, look))) {
                var sight = looked.get();
                assertThat(sight.unseen()).isEmpty();
                assertThat(sight.issues()).hasSizeLessThan(2100);
                assertGap(sight, Gap.Kind.DEAD_TOKEN, "refuses the user or the secret");
            }
            assertThat(jira.requests().reading()).isLessThanOrEqualTo(1 + Pace.AT_ONCE);
        }
    }

    /** What each limit is called and how long it makes us wait, at least in seconds. */
    abstract Stream<Arguments> limits();

    @ParameterizedTest // jira-api 15
    @MethodSource("limits")
    void aLimitIsWaitedForByItsReason(Map<String, Object> limit, String cause, long seconds) {
        var now = seen(162);
        jira.switches("limits", limit);
        try (var other = opened()) {
            assertWaits(other, now, cause, seconds);
        }
        jira.switches("limits", Map.of());
        assertThat(issue(look(162), 162).links()).isEmpty();
    }

    /** That a run of the site ends in a wait of so many seconds or more. */
    void assertWaits(TrackerSite other, TrackerSight now, String cause, long seconds) {
        var later = untilLater(other.tracker(LookProgress.UNHEARD), now);

        assertThat(later.sentence()).contains("because " + cause);
        assertThat(later.pause()).isBetween(Duration.ofSeconds(seconds), Duration.ofHours(1));
    }

    /** Writes of one issue, one after the other, until the site takes no more for now. */
    private Answer.Later untilLater(Tracker run, TrackerSight now) {
        for (int time = 1; time <= 40; time++) {
            var set = new Change.FieldSet(id(162), "summary", "\"\"", "\"Tree " + time + "\"");
            if (run.attempt(List.of(set), now).getFirst() instanceof Answer.Later later) {
                return later;
            }
        }
        throw new AssertionError("Jira took every write.");
    }

    @Test // L2, jira-api 3: some of these answers are a 200 as for an anonymous visitor.
    void aDeadTokenIsAGapAndNeverAnEmptySight() {
        jira.misbehave(Map.of("deadToken", true));
        var query = new Query("project = GROVE");
        var needs = List.of(
                new Need.Issues(RecordedSite.ids(GroveFile.id(1))),
                new Need.Result(query),
                new Need.Matches(query, RecordedSite.ids(GroveFile.id(1))));

        try (var other = opened()) {
            var run = other.tracker(LookProgress.UNHEARD);
            for (var need : needs) {
                var sight = run.look(need);
                assertThat(sight.unseen()).isEmpty();
                assertThat(sight.results()).isEmpty();
                assertThat(sight.matches()).isEmpty();
                assertThat(sight.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.DEAD_TOKEN);
            }
            var link = new Link(blocks, id(30), id(31));
            assertThat(run.attempt(List.of(new Change.LinkCreate(link)), TrackerSight.NOTHING))
                    .singleElement()
                    .isInstanceOf(Answer.Later.class);
        }
    }

    @Test // L2, L10
    void aSiteThatGivesNothingButErrorsIsUnreachable() {
        var link = new Link(blocks, id(32), id(33));
        jira.misbehave(Map.of("errorPercent", 100));

        assertThat(look(32).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.UNREACHABLE);
        assertThat(attempt(new Change.LinkCreate(link), TrackerSight.NOTHING)).isInstanceOf(Answer.Lost.class);

        jira.misbehave(Map.of());
        assertThat(issue(look(32), 32).links()).isEmpty();
    }

    @Test
    void errorsNowAndThenAreReadThrough() {
        jira.misbehave(Map.of("errorPercent", 20, "rateLimitPercent", 20, "seed", 3));

        var sight = look(IntStream.rangeClosed(1, 600).toArray());

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues()).hasSize(600);
    }

    @Test
    void aSiteThatAsksToWaitIsWaitedForAndThenGivenUp() {
        jira.misbehave(Map.of("rateLimitPercent", 100));
        // Whatever the cases before have sent, our own pace asks for no wait here.
        pause.last(Duration.ofMinutes(1));
        int before = pause.lasted().size();

        assertThat(look(1).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.THROTTLED);
        assertThat(pause.lasted().subList(before, pause.lasted().size()))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(attempt(new Change.LinkCreate(new Link(blocks, id(34), id(35))), TrackerSight.NOTHING))
                .isInstanceOfSatisfying(
                        Answer.Later.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(1)));
    }

    private static void assertBlind(TrackerSight sight, Gap.Kind kind, String words) {
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.issues()).isEmpty();
        assertThat(sight.results()).isEmpty();
        assertGap(sight, kind, words);
    }

    private static void assertGap(TrackerSight sight, Gap.Kind kind, String words) {
        assertThat(sight.gaps()).extracting(Gap::kind).containsOnly(kind);
        assertThat(sight.gaps().getFirst().sentence()).contains(words);
    }
}
