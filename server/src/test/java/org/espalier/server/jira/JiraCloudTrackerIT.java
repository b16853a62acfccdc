package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LookProgress;
import org.junit.jupiter.api.Test;

/** What a run sees and does at Jira Cloud. */
class JiraCloudTrackerIT extends JiraTrackerCases {

    JiraCloudTrackerIT() {
        super("cloud", pause -> new JiraCloud(pause, pause), new Credential("admin@example.com", "sandbox"));
    }

    @Test
    void anIssueShowsItsParentAtEveryLevel() {
        var sight = look(2, 7, 8);

        assertThat(issue(sight, 2).parent()).contains(id(1));
        assertThat(issue(sight, 8).parent()).contains(id(7));
        assertThat(issue(sight, 7)).isEqualTo(IssueSight.bare(id(7), key(7)));
    }

    @Test // jira-api 4.1
    void aLateSearchShowsWhatWasWrittenFromHere() {
        jira.misbehave(Map.of("searchLagMillis", 600_000));
        tracker.attempt(new Change.LinkCreate(new Link(blocks, id(40), id(41))), TrackerSight.NOTHING);

        assertThat(changed(tracker)).contains(key(40), key(41));
        try (var other = opened()) {
            assertThat(changed(other.tracker(LookProgress.UNHEARD))).doesNotContain(key(40), key(41));
        }
    }

    private static List<IssueKey> changed(Tracker tracker) {
        var query = new Query("project = GROVE AND updated >= -1h");
        return tracker.look(new Need.Result(query)).results().getOrDefault(query, List.of()).stream()
                .map(IssueRef::key)
                .toList();
    }

    @Test // jira-api 4.1
    void aQueryThatRestrictsNothingIsRefused() {
        assertRefused("ORDER BY key");
    }
}
