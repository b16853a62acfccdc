package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.server.tracker.Credential;
import org.junit.jupiter.api.Test;

/** What a run sees and does at Jira Data Center, with a personal access token. */
class JiraDataCenterTrackerIT extends JiraTrackerCases {

    JiraDataCenterTrackerIT() {
        super("data-center", pause -> new JiraDataCenter(pause, pause), new Credential("", "sandbox"));
    }

    @Test
    void onlyASubTaskShowsAParent() {
        var sight = look(2, 7, 8);

        assertThat(issue(sight, 2).parent()).contains(id(1));
        assertThat(issue(sight, 7)).isEqualTo(IssueSight.bare(id(7), key(7)));
        assertThat(issue(sight, 8)).isEqualTo(IssueSight.bare(id(8), key(8)));
    }

    @Test // jira-api 4.2
    void aQueryMayRestrictNothing() {
        var query = new Query("ORDER BY key");

        assertThat(site.queryFaults(query.text())).isEmpty();
        assertThat(tracker.look(new Need.Result(query)).result(query)).hasSize(GroveFile.ISSUES);
    }

    @Test // L2: more issues than are asked for one by one, one of them gone.
    void manyIssuesAreFoundThroughASearchAndMissedOnlyByADirectRead() {
        var ids = IntStream.rangeClosed(1, 2_500).mapToLong(GroveFile::id).toArray();
        var asked = RecordedSite.ids(ids);
        asked.addAll(RecordedSite.ids(NOWHERE));

        var sight = tracker.look(new Need.Issues(asked));

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues()).hasSize(2_500);
        assertThat(issue(sight, 1).subTasks()).hasSize(2);
        assertThat(sight.unseen()).hasSize(1);
        assertThat(sight.fromIndex()).hasSize(2_500);
    }
}
