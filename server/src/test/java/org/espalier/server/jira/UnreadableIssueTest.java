package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.ids;
import static org.espalier.server.jira.RecordedSite.issues;

import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import org.espalier.server.tracker.IssueSource.Asker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One issue that cannot be read is a gap of that issue alone (L2). */
class UnreadableIssueTest {

    private static final Pattern NUMBER = Pattern.compile("\"(\\d+)\"");
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

    @Test // L2
    void aRequestThatFailsOverOneIssueIsHalvedUntilItIsAlone() {
        site.jira.when(BULK_FETCH, asked -> asked.body().contains("\"37\"") ? json(500, "{}") : all(asked));

        var reading = site.site.issues(Asker.BACKGROUND).read(ids(range(100)));

        assertThat(reading.found()).hasSize(99);
        assertThat(reading.unread()).containsOnlyKeys(new IssueId(37));
        assertThat(reading.absent()).isEmpty();
        assertThat(site.jira.asked()).hasSizeLessThan(20);
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

    private static long[] range(long last) {
        return LongStream.rangeClosed(1, last).toArray();
    }

    private static Answer all(Asked asked) {
        var numbers = NUMBER.matcher(asked.body()).results().map(number -> number.group(1));
        return issues(numbers.map(number -> bare(Long.parseLong(number))).toArray(String[]::new));
    }
}
