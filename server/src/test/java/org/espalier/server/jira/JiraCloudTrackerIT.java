package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.core.sight.IssueSight;
import org.espalier.server.tracker.Credential;
import org.junit.jupiter.api.Test;

/** What a run sees and does at Jira Cloud. */
class JiraCloudTrackerIT extends JiraTrackerCases {

    JiraCloudTrackerIT() {
        super("cloud", pause -> new JiraCloud(CLOCK, pause), new Credential("admin@example.com", "sandbox"));
    }

    @Test
    void anIssueShowsItsParentAtEveryLevel() {
        var sight = look(2, 7, 8);

        assertThat(issue(sight, 2).parent()).contains(id(1));
        assertThat(issue(sight, 8).parent()).contains(id(7));
        assertThat(issue(sight, 7)).isEqualTo(IssueSight.bare(id(7), key(7)));
    }

    @Test // jira-api 4.1
    void aQueryThatRestrictsNothingIsRefused() {
        assertRefused("ORDER BY key");
    }
}
