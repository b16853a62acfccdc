package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.issue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single issues of Data Center as they are read, with all that can be odd about them. */
class DataCenterReadingTest {

    private static final String SEARCH = "POST /rest/api/2/search";
    private static final String FIELD = "GET /rest/api/2/field";

    private final RecordedSite site = RecordedSite.dataCenter();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // L2: gone or hidden is what Jira says, not a page that stands in front of it.
    void anIssueIsUnseenOnlyWhereJiraSaysSo() {
        site.jira.when("GET /rest/api/2/issue/1", json(bare(1)));
        site.jira.when(
                "GET /rest/api/2/issue/2",
                json(404, "{\"errorMessages\":[\"Issue Does Not Exist\"],\"errors\":{}}"),
                html(404));

        var sight = site.look(1, 2);
        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues()).containsOnlyKeys(new IssueId(1));
        assertThat(sight.unseen()).containsExactly(new IssueId(2));

        var blind = site.look(2);
        assertThat(blind.unseen()).isEmpty();
        assertThat(blind.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.UNREACHABLE);
    }

    @Test
    void anotherIssueThanTheOneAskedForIsNoAnswer() {
        site.jira.when("GET /rest/api/2/issue/1", json(bare(3)));

        var sight = site.look(1);
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.gaps())
                .extracting(Gap::sentence)
                .singleElement()
                .asString()
                .contains("answered with issue 3 where 1 was asked for");
    }

    @Test // L2: the search is never the last word.
    void whatTheSearchDoesNotShowIsReadDirectly() {
        var all = LongStream.rangeClosed(1, SearchedReads.MOST_SINGLY + 1L).toArray();
        site.jira.when(
                SEARCH,
                json("{\"total\":1,\"issues\":["
                        + Arrays.stream(all)
                                .skip(2)
                                .mapToObj(RecordedSite::bare)
                                .collect(Collectors.joining(",")) + "]}"));
        site.jira.when("GET /rest/api/2/issue/1", json(bare(1)));

        var sight = site.look(all);

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues()).hasSize(SearchedReads.MOST_SINGLY);
        assertThat(sight.unseen()).containsExactly(new IssueId(2));
        assertThat(sight.fromIndex()).hasSize(SearchedReads.MOST_SINGLY - 1).doesNotContain(new IssueId(1));
    }

    @Test // L9: what is about to be written is never taken from the search, however much it is.
    void aDirectLookAsksNoSearch() {
        var all = LongStream.rangeClosed(1, SearchedReads.MOST_SINGLY + 1L).toArray();
        Arrays.stream(all).forEach(each -> site.jira.when("GET /rest/api/2/issue/" + each, json(bare(each))));

        var sight = site.tracker().look(new Need.Direct(RecordedSite.ids(all)));

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues()).hasSize(all.length);
        assertThat(sight.fromIndex()).isEmpty();
        assertThat(site.jira.asked()).hasSize(all.length);
    }

    @Test // L2: what stands above an issue is not nothing where it is told in a way that nobody knows.
    void aParentThatIsToldByNoKeyIsNotTakenForNone() {
        site.jira
                .when(FIELD, json(RecordedStory.FIELDS.formatted("")))
                .when(
                        "GET /rest/api/2/issue/1",
                        json(RecordedStory.shown("\"customfield_12\":{\"data\":{\"key\":\"TEST-9\"}}")));

        assertThat(look(1).gaps())
                .extracting(Gap::sentence)
                .singleElement()
                .asString()
                .contains("did not tell by a key what stands above an issue, in the field customfield_12");
    }

    @Test // jira-api 6
    void stampsAreReadWhateverFormTheirOffsetHas() {
        site.jira.when(FIELD, json(RecordedStory.FIELDS.formatted("")));
        for (var stamp :
                List.of("2026-01-02T03:04:05.000+0000", "2026-01-02T05:04:05+02:00", "2026-01-02T03:04:05.000Z")) {
            site.jira.when(
                    "GET /rest/api/2/issue/1",
                    json(RecordedStory.shown("\"parent\":null").replace("2026-01-02T03:04:05.000+0000", stamp)));

            assertThat(look(1).issue(new IssueId(1))
                            .flatMap(IssueSight::traits)
                            .orElseThrow()
                            .updated())
                    .isEqualTo("2026-01-02T03:04:05Z");
        }
    }

    @Test // jira-api 3: a project that is deleted and made anew has other issues under the same keys.
    void theKeyOfAnEpicIsLookedUpAgainAfterAWhile() {
        site.jira
                .when(FIELD, json(RecordedStory.FIELDS.formatted("")))
                .when("GET /rest/api/2/issue/1", json(RecordedStory.shown("\"customfield_12\":\"TEST-9\"")))
                .when("GET /rest/api/2/issue/TEST-9", json(bare(9)), json(issue(90, "")));

        assertThat(above()).isEqualTo(new Above.Under(new IssueId(9), Above.Relation.EPIC));
        site.pause.last(AboveKeys.KEPT.minusSeconds(1));
        assertThat(above()).isEqualTo(new Above.Under(new IssueId(9), Above.Relation.EPIC));
        site.pause.last(Duration.ofSeconds(1));
        assertThat(above()).isEqualTo(new Above.Under(new IssueId(90), Above.Relation.EPIC));
    }

    @Test // L2: another look forgets the key, whose while ends as a request of this one is under way.
    void aKeyThatIsKnownAtTheBeginningOfALookStaysKnownToIt() {
        site.jira.when(FIELD, json(RecordedStory.FIELDS.formatted("")));
        for (long number = 1; number <= 3; number++) {
            var shown = RecordedStory.shown("\"customfield_12\":\"TEST-" + (10 - number) + "\"");
            site.jira.when("GET /rest/api/2/issue/" + number, numbered(number, shown));
        }
        site.jira
                .when("GET /rest/api/2/issue/TEST-9", json(bare(9)))
                .when("GET /rest/api/2/issue/TEST-7", json(bare(7)))
                .when("GET /rest/api/2/issue/TEST-8", _ -> {
                    site.pause.last(Duration.ofSeconds(1));
                    look(3);
                    return json(bare(8));
                });
        assertThat(above()).isEqualTo(new Above.Under(new IssueId(9), Above.Relation.EPIC));
        site.pause.last(AboveKeys.KEPT.minusSeconds(1));

        assertThat(above(look(1, 2))).isEqualTo(new Above.Under(new IssueId(9), Above.Relation.EPIC));
    }

    private TrackerSight look(long... issues) {
        return site.tracker().look(new Need.Direct(RecordedSite.ids(issues), Need.Wanted.TRAITS));
    }

    private Above above() {
        return above(look(1));
    }

    private static Above above(TrackerSight sight) {
        return sight.issue(new IssueId(1))
                .flatMap(IssueSight::traits)
                .orElseThrow()
                .above();
    }

    private static Answer numbered(long id, String story) {
        return json(
                story.replace("\"id\":\"1\",\"key\":\"TEST-1\"", "\"id\":\"" + id + "\",\"key\":\"TEST-" + id + "\""));
    }
}
