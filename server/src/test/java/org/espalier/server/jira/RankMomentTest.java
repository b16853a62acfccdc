package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranks while Jira writes all of them anew, each into the next bucket (L2, jira-api §10). */
class RankMomentTest {

    private static final String FIRST = "GET /rest/api/2/issue/1";
    private static final String SECOND = "GET /rest/api/2/issue/2";
    private static final RankPlace BEFORE_THE_SECOND =
            new RankPlace(Optional.empty(), Optional.of(new IssueId(2)), Optional.empty());
    private static final RankPlace BEHIND_THE_SECOND =
            new RankPlace(Optional.of(new IssueId(2)), Optional.empty(), Optional.empty());

    private final RecordedSite site = RecordedSite.dataCenter();

    @BeforeEach
    void listFields() {
        site.jira.when("GET /rest/api/2/field", json(RecordedStory.FIELDS.formatted("")));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void ranksFromBeforeAndAfterARebalanceAreReadAgain() {
        site.jira.when(FIRST, ranked(1, "0|z:"), ranked(1, "1|b:")).when(SECOND, ranked(2, "1|a:"));

        var sight = look();

        assertThat(sight.gaps()).isEmpty();
        assertThat(holds(sight, BEHIND_THE_SECOND)).isTrue();
        assertThat(site.jira.asked()).hasSize(5);
    }

    @Test // What two reads show alike stood so between them, also in two buckets.
    void ranksOfARebalanceThatStandsStillAreCompared() {
        site.jira.when(FIRST, ranked(1, "0|z:")).when(SECOND, ranked(2, "1|a:"));

        var sight = look();

        assertThat(sight.gaps()).isEmpty();
        assertThat(holds(sight, BEFORE_THE_SECOND)).isTrue();
        assertThat(site.jira.asked()).hasSize(5);
    }

    @Test // On a busy site no two reads of many issues show all of them at the same places.
    void ranksOfARebalanceThatStandsStillAreComparedWhilePeopleRank() {
        site.jira.when(FIRST, ranked(1, "0|z:"), ranked(1, "0|zz:")).when(SECOND, ranked(2, "1|a:"));

        var sight = look();

        assertThat(sight.gaps()).isEmpty();
        assertThat(holds(sight, BEFORE_THE_SECOND)).isTrue();
        assertThat(site.jira.asked()).hasSize(5);
        assertThat(site.pause.lasted()).containsExactly(RankMoment.BETWEEN);
    }

    @Test // Most runs need no ranks, and a rebalance is none of their business.
    void aLookThatWantsNoRanksReadsNone() {
        site.jira.when(FIRST, ranked(1, "0|z:")).when(SECOND, ranked(2, "1|a:"));

        var sight = site.tracker().look(new Need.Direct(RecordedSite.ids(1, 2), Need.Wanted.TRAITS));

        assertThat(sight.gaps()).isEmpty();
        assertThat(site.jira.asked())
                .hasSize(3)
                .noneMatch(asked -> asked.query().contains("customfield_11"));
    }

    @Test // L2: neither gone nor hidden; it passes, and the next look may show them.
    void ranksOfARebalanceThatGoesOnAreReadLaterAndThatIsSaid() {
        var reads = new AtomicInteger();
        site.jira
                .when(FIRST, ranked(1, "0|z:"))
                .when(SECOND, _ -> ranked(2, Math.min(reads.incrementAndGet(), RankMoment.MOST_READS) + "|a:"));

        var sight = look();

        assertThat(sight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.THROTTLED);
            assertThat(gap.pause()).contains(RankMoment.WAIT);
            assertThat(gap.sentence())
                    .contains("is just renumbering its ranks", "Nothing was changed there. It passes by itself");
        });
        assertThat(new RankOrder(sight, 11).shows(new IssueId(1))).isFalse();
        assertThat(sight.issue(new IssueId(1)).flatMap(IssueSight::traits)).isPresent();
        assertThat(sight.unseen()).isEmpty();
        assertThat(site.jira.asked()).hasSize(1 + 2 * RankMoment.MOST_READS);
        assertThat(site.pause.lasted()).hasSize(RankMoment.MOST_READS - 1).containsOnly(RankMoment.BETWEEN);

        assertThat(holds(look(), BEFORE_THE_SECOND)).isTrue();
    }

    private TrackerSight look() {
        return site.tracker().look(new Need.Direct(RecordedSite.ids(1, 2), Need.Wanted.RANKS));
    }

    private static boolean holds(TrackerSight sight, RankPlace place) {
        return new RankOrder(sight, 11).holds(new IssueId(1), place);
    }

    private static Answer ranked(long id, String rank) {
        return json(RecordedStory.shown("\"customfield_11\":\"" + rank + "\"")
                .replace("\"id\":\"1\",\"key\":\"TEST-1\"", "\"id\":\"" + id + "\",\"key\":\"TEST-" + id + "\""));
    }
}
