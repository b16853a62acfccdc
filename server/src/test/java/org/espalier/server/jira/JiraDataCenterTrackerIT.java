package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.Hierarchy;
import org.junit.jupiter.api.Test;

/** What a run sees and does at Jira Data Center, with a personal access token. */
class JiraDataCenterTrackerIT extends JiraTrackerCases {

    JiraDataCenterTrackerIT() {
        super("data-center", pause -> new JiraDataCenter(pause, pause), new Credential("", "sandbox"));
    }

    @Override
    Map<String, ?> inEpic(int epic) {
        return Map.of("customfield_10014", key(epic).value());
    }

    /** A rich text is a line of wiki text, which a history tells as it is. */
    @Override
    Stream<Meeting> meetings() {
        return Stream.concat(
                super.meetings(),
                Stream.of(new Meeting(119, "description", "h1. Old", "h1. Theirs\n\n* leaf", "h1. Ours\n\n* bark")));
    }

    @Test
    void onlyASubTaskShowsAParent() {
        var sight = look(2, 7, 8);

        assertThat(issue(sight, 2).parent()).contains(id(1));
        assertThat(issue(sight, 7)).isEqualTo(IssueSight.bare(id(7), key(7)));
        assertThat(issue(sight, 8)).isEqualTo(IssueSight.bare(id(8), key(8)));
    }

    @Test // jira-api 6, 9
    void epicsHaveAFieldAndSubTasksStayAndOnlySubTasksAreALevel() {
        var hierarchy = site.hierarchy();

        assertThat(hierarchy.epics()).isEqualTo(Hierarchy.Epics.FIELD);
        assertThat(hierarchy.subTasks()).isEqualTo(Hierarchy.SubTasks.FIXED);
        assertThat(hierarchy.levels()).extracting(Hierarchy.Level::number).containsExactly(0, -1);
    }

    @Test // jira-api 9
    void aSubTaskStaysUnderTheParentItWasMadeFor() {
        var move = new Change.Reparent(Above.Relation.PARENT, id(2), Optional.of(id(1)), Optional.of(id(9)));

        assertThat(attempt(move, seen(2, 9)))
                .isEqualTo(
                        new Answer.Refused(
                                "Jira refused to change the parent: at Jira Data Center a sub-task goes to"
                                        + " another parent only by hand, with Move in Jira itself. Nothing was changed there."));
    }

    @Test // jira-api 9
    void onlyAnEpicTakesIssues() {
        var move = new Change.Reparent(Above.Relation.PARENT, id(50), Optional.empty(), Optional.of(id(51)));

        assertThat(attempt(move, seen(50, 51)))
                .isEqualTo(new Answer.Refused(
                        "Jira refused to change the parent: GROVE-51 is no epic, and at Jira Data Center"
                                + " an issue can only be put under an epic. Nothing was changed there."));
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
