package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.ids;
import static org.espalier.server.jira.RecordedSite.issues;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.tracker.IssueSource.Asker;
import org.espalier.server.tracker.TrackerTrouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One issue that cannot be read is a gap of that issue alone (L2). */
class UnreadableIssueTest {

    private static final Pattern NUMBER = Pattern.compile("\"(\\d+)\"");
    private static final String SELF = "GET /rest/api/2/myself";
    private static final String GONE =
            "{\"errorMessages\":[\"Issue does not exist or you do not have permission to see it.\"]}";

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // L2
    void anIssueThatTheSiteCouldNotGiveIsAGapWithItsNumberAndTheOthersAreSeen() {
        site.jira.when(
                BULK_FETCH,
                json("{\"issues\":[" + bare(1) + "],\"issueErrors\":[{\"id\":\"2\",\"errorMessage\":\"Broken.\"}]}"));

        var sight = site.look(1, 2);

        assertThat(sight.issues()).containsOnlyKeys(new IssueId(1));
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.gaps())
                .extracting(Gap::sentence)
                .singleElement()
                .asString()
                .startsWith("Issue 2 could not be read: ")
                .contains("could not give it: Broken");
    }

    @Test // L2
    void anIssueWithoutAKeyIsAGapOfItAlone() {
        site.jira.when(BULK_FETCH, issues(bare(1), "{\"id\":\"2\",\"fields\":{\"subtasks\":[],\"issuelinks\":[]}}"));

        var sight = site.look(1, 2);

        assertThat(sight.issues()).containsOnlyKeys(new IssueId(1));
        assertThat(sight.gaps()).hasSize(1);
    }

    @ParameterizedTest // L2
    @ValueSource(ints = {400, 403, 500, 502, 504})
    void aRequestThatFailsOverOneIssueIsHalvedUntilItIsAlone(int status) {
        site.jira.when(BULK_FETCH, failing(json(status, "{}"), 37L));

        assertUnread(site, range(100), 37);
        assertThat(site.jira.asked()).hasSizeLessThan(20);
    }

    @Test // L2
    void aRequestThatIsNotAnsweredOverOneIssueIsHalvedToo() {
        site.jira.when(BULK_FETCH, failing(json("{}").ending(Ending.CUT_BEFORE_THE_FIRST_BYTE), 1L));

        assertUnread(site, range(100), 1);
    }

    @Test // L2
    void manySuchIssuesHideNoMoreThanThePartsInWhichTheyStand() {
        site.jira.when(BULK_FETCH, failing(json(500, "{}"), 5L, 105L, 205L, 305L, 405L, 505L));

        var reading = site.site.issues(Asker.BACKGROUND).read(ids(range(600)));

        assertThat(reading.unread()).containsKeys(id(5), id(105), id(205), id(305), id(405), id(505));
        assertThat(reading.found()).hasSizeGreaterThan(450);
    }

    @ParameterizedTest // L2
    @ValueSource(ints = {403, 500, 502, 504})
    void anIssueThatAnAnswerLeftOutAndThatCannotBeReadAloneHidesNoOther(int status) {
        site.jira.when(BULK_FETCH, issues(bare(1))).when("GET /rest/api/3/issue/2", json(status, "{}"));

        assertUnread(site, new long[] {1, 2}, 2);
    }

    @Test // L2
    void manySuchIssuesThatAnAnswerLeftOutStopNothing() {
        site.jira.when(BULK_FETCH, issues(bare(1)));
        for (long issue = 2; issue <= 40; issue++) {
            site.jira.when("GET /rest/api/3/issue/" + issue, json(502, "{}"));
        }

        var reading = site.site.issues(Asker.BACKGROUND).read(ids(range(40)));

        assertThat(reading.found()).containsOnlyKeys(id(1));
        assertThat(reading.unread()).hasSize(39);
        assertThat(reading.absent()).isEmpty();
    }

    @Test // L2: the search of Data Center itself fails over the issue, and so does the direct read.
    void aSearchThatFailsOverOneIssueIsHalvedAndTheIssueIsUnread() {
        try (var server = RecordedSite.dataCenter()) {
            server.jira.when("POST /rest/api/2/search", asked -> {
                var listed = listed(asked);
                return listed.contains(7L) ? json(500, "{}") : some(listed);
            });
            for (long issue = 1; issue <= 300; issue++) {
                server.jira.when("GET /rest/api/2/issue/" + issue, issue == 7 ? json(500, "{}") : json(bare(issue)));
            }

            assertUnread(server, range(300), 7);
        }
    }

    static Stream<Answer> failures() {
        return Stream.of(
                json(500, "{}"), json(502, "{}"), json("{}").ending(Ending.CUT_BEFORE_THE_FIRST_BYTE), json("[]"));
    }

    @ParameterizedTest // L2: a site that answers another question is not in trouble itself.
    @MethodSource("failures")
    void anIssueThatIsAskedForAloneAndCannotBeGivenHidesItselfAlone(Answer failure) {
        site.jira.when(BULK_FETCH, failing(failure, 1L)).when(SELF, json("{\"accountId\":\"5b10a2\"}"));
        for (int time = 1; time <= Circuit.FAILURES; time++) {
            assertThat(site.site.issues(Asker.BACKGROUND).read(ids(1)).unread()).containsOnlyKeys(id(1));
        }

        assertThat(site.look(1).gaps())
                .extracting(Gap::sentence)
                .singleElement()
                .asString()
                .startsWith("Issue 1 could not be read: ");
        assertThat(site.look(2).complete()).isTrue();
    }

    @ParameterizedTest // L2
    @MethodSource("failures")
    void whereTheSiteAnswersNothingElseEitherItIsInTroubleItself(Answer failure) {
        site.jira.when(BULK_FETCH, failure).when(SELF, json(500, "{}"));

        assertThatThrownBy(() -> site.site.issues(Asker.BACKGROUND).read(ids(1)))
                .isInstanceOf(TrackerTrouble.class);
        assertThat(site.routesAsked()).containsExactly("GET /rest/api/3/field", BULK_FETCH, SELF);
    }

    static Stream<Arguments> looksAtAForbiddenIssue() {
        return Stream.of(
                arguments("alone", Set.of(1L), 200, Gap.Kind.INCOMPLETE, "Issue 1 could not be read: "),
                arguments("beside another", Set.of(1L, 2L), 200, Gap.Kind.INCOMPLETE, "Issue 1 could not be read: "),
                arguments("without a licence", Set.of(1L), 403, Gap.Kind.DEAD_TOKEN, "Jira at "));
    }

    @ParameterizedTest(name = "{0}") // L2: whom the site knows and forbids an issue, it may show all others.
    @MethodSource("looksAtAForbiddenIssue")
    void anIssueThatIsForbiddenIsNoDeadCredential(String how, Set<Long> asked, int self, Gap.Kind kind, String words) {
        try (var server = RecordedSite.dataCenter()) {
            var account = json(self, "{\"name\":\"ada\",\"accountId\":\"5b10a2\"}");
            site.jira.when(BULK_FETCH, failing(json(403, "{}"), 1L)).when(SELF, account);
            server.jira
                    .when("GET /rest/api/2/issue/1", json(403, "{}"))
                    .when("GET /rest/api/2/issue/2", json(bare(2)))
                    .when(SELF, account);

            for (var each : List.of(site, server)) {
                var sight = each.look(asked.stream().mapToLong(Long::longValue).toArray());

                assertThat(sight.issues()).as(how).hasSize(asked.size() - 1);
                assertThat(sight.gaps()).singleElement().satisfies(gap -> {
                    assertThat(gap.kind()).isEqualTo(kind);
                    assertThat(gap.sentence()).startsWith(words).contains("Check the account's licence");
                });
            }
        }
    }

    @Test // L2
    void aSiteThatIsForbiddenOrAwayAsAWholeIsAskedAFewTimesOnly() {
        for (int status : new int[] {403, 502, 503}) {
            site.jira.when(BULK_FETCH, json(status, "{}"));
            int before = site.jira.asked().size();

            assertThatThrownBy(() -> site.site.issues(Asker.BACKGROUND).read(ids(range(100))))
                    .isInstanceOf(TrackerTrouble.class);
            assertThat(site.jira.asked().size() - before).isLessThanOrEqualTo(1 + 4);
        }
    }

    @Test // L2
    void aSiteThatAnswersNothingIsAskedAFewTimesAndIsInTroubleItself() {
        site.jira.when(BULK_FETCH, json(400, "{}"));

        var sight = site.look(range(100));

        assertThat(sight.gaps()).hasSize(1);
        assertThat(site.jira.asked()).hasSizeLessThanOrEqualTo(1 + Gathered.MOST_BEFORE_AN_ANSWER);
    }

    @Test // L2
    void whatAnAnswerLeftOutIsAbsentOnlyIfAReadOfItAloneSaysSo() {
        site.jira
                .when(BULK_FETCH, issues(bare(1)))
                .when("GET /rest/api/3/issue/2", json(404, GONE))
                .when("GET /rest/api/3/issue/3", json(bare(3)));

        var reading = site.site.issues(Asker.BACKGROUND).read(ids(1, 2, 3));

        assertThat(reading.absent()).containsExactly(new IssueId(2));
        assertThat(reading.found()).containsOnlyKeys(new IssueId(1), new IssueId(3));
    }

    @Test // L2: a very short answer is a broken one.
    void whereAReadAloneContradictsAnAnswerTheRestThatItLeftOutIsUnread() {
        site.jira.when(BULK_FETCH, issues(bare(1)));
        for (long issue = 2; issue <= 100; issue++) {
            site.jira.when("GET /rest/api/3/issue/" + issue, issue == 7 ? json(bare(7)) : json(404, GONE));
        }

        var reading = site.site.issues(Asker.BACKGROUND).read(ids(range(100)));

        assertThat(reading.found()).containsOnlyKeys(new IssueId(1), new IssueId(7));
        assertThat(reading.absent()).hasSize(JiraIssues.CONFIRMED_AT_ONCE - 1);
        assertThat(reading.unread()).hasSize(99 - JiraIssues.CONFIRMED_AT_ONCE);
    }

    @Test
    void aPersonWaitsForNoConfirmation() {
        site.jira.when(BULK_FETCH, issues(bare(1)));

        assertThat(site.site.issues(Asker.PERSON).read(ids(1, 2)).absent()).isEmpty();
        assertThat(site.routesAsked()).doesNotContain("GET /rest/api/3/issue/2");
    }

    private static void assertUnread(RecordedSite site, long[] asked, long unread) {
        var reading = site.site.issues(Asker.BACKGROUND).read(ids(asked));

        assertThat(reading.unread()).containsOnlyKeys(id(unread));
        assertThat(reading.found()).hasSize(asked.length - 1);
        assertThat(reading.absent()).isEmpty();
    }

    private static IssueId id(long number) {
        return new IssueId(number);
    }

    private static long[] range(long last) {
        return LongStream.rangeClosed(1, last).toArray();
    }

    /** Answers with all issues that are asked for, unless one of some is among them. */
    private static Function<Asked, Answer> failing(Answer failure, Long... some) {
        return asked -> Collections.disjoint(numbers(NUMBER, asked.body()), Set.of(some)) ? all(asked) : failure;
    }

    private static Answer all(Asked asked) {
        return some(numbers(NUMBER, asked.body()));
    }

    private static Answer some(Set<Long> numbers) {
        return issues(numbers.stream().map(RecordedSite::bare).toArray(String[]::new));
    }

    private static Set<Long> listed(Asked asked) {
        var list = asked.body().replaceAll(".*id in \\(([0-9,]*)\\).*", "$1");
        return numbers(Pattern.compile("(\\d+)"), list);
    }

    private static Set<Long> numbers(Pattern number, String text) {
        return number.matcher(text)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .collect(Collectors.toSet());
    }
}
