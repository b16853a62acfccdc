package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.Hierarchy;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run sees and does at Jira Cloud. */
class JiraCloudTrackerIT extends JiraTrackerCases {

    /** More than a page holds. */
    private static final Query MANY = new Query("key <= GROVE-300 ORDER BY key DESC");

    JiraCloudTrackerIT() {
        super("cloud", pause -> new JiraCloud(pause, pause), new Credential("admin@example.com", "sandbox"));
    }

    @Override
    Map<String, ?> inEpic(int epic) {
        return Map.of("parent", Map.of("key", key(epic).value()));
    }

    @Test // ADR 15: a history tells wiki text, from which no document can be made again.
    void aRichTextThatSlippedInGivesWay() {
        var meeting = new Meeting(119, "description", document("Old"), document("Theirs"), document("Ours"));

        assertThat(met(meeting)).isEqualTo(Effect.APPLIED);
    }

    private static Map<String, ?> document(String line) {
        return Map.of(
                "type",
                "doc",
                "version",
                1,
                "content",
                List.of(Map.of("type", "paragraph", "content", List.of(Map.of("type", "text", "text", line)))));
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
        attempt(new Change.LinkCreate(new Link(blocks, id(40), id(41))), TrackerSight.NOTHING);

        assertThat(changed(tracker)).contains(key(40), key(41));
        try (var other = opened()) {
            assertThat(changed(other.tracker(LookProgress.UNHEARD))).doesNotContain(key(40), key(41));
        }
    }

    @Test // L2, jira-api 4.1
    void pagesThatAreShortOrEmptyOrComeAgainLeaveNothingOut() {
        var all = tracker.look(new Need.Result(MANY)).result(MANY);

        assertThat(all).hasSize(300);
        for (var fault : List.of("shortPagePercent", "emptyPagePercent", "repeatedPagePercent")) {
            jira.misbehave(Map.of(fault, 60, "seed", 1));
            assertThat(tracker.look(new Need.Result(MANY)).result(MANY))
                    .as(fault)
                    .isEqualTo(all);
        }
    }

    @Test // L2
    void everyIssueIsListedThoughPagesAreEmptyOrComeAgain() {
        assertListed(Map.of("emptyPagePercent", 60, "seed", 1));
        assertListed(Map.of("repeatedPagePercent", 60, "seed", 1));
    }

    @Test // L2
    void pagesWithoutAnEndAreAGap() {
        for (var fault : List.of("emptyPagePercent", "repeatedPagePercent")) {
            jira.misbehave(Map.of(fault, 100));
            assertThat(tracker.look(new Need.Result(MANY)).gaps())
                    .as(fault)
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.sentence()).contains("without an end"));
        }
    }

    private static List<IssueKey> changed(Tracker tracker) {
        var query = new Query("project = GROVE AND updated >= -1h");
        return tracker.look(new Need.Result(query)).results().getOrDefault(query, List.of()).stream()
                .map(IssueRef::key)
                .toList();
    }

    @Test // jira-api 6, 9
    void epicsAreParentsAndSubTasksMoveAndEveryLevelIsTold() {
        var hierarchy = site.hierarchy();

        assertThat(hierarchy.epics()).isEqualTo(Hierarchy.Epics.PARENTS);
        assertThat(hierarchy.parents()).isEqualTo(Hierarchy.Parents.FIELD);
        assertThat(hierarchy.subTasks()).isEqualTo(Hierarchy.SubTasks.MOVABLE);
        assertThat(hierarchy.levels()).extracting(Hierarchy.Level::number).containsSubsequence(1, 0, -1);
    }

    @Test // jira-api 9
    void aSubTaskGoesToAnotherParentAndBack() {
        for (int subTask : List.of(3, 2)) {
            var move = new Change.Reparent(Above.Relation.PARENT, id(subTask), Optional.of(id(1)), Optional.of(id(9)));

            assertThat(attempt(move, seen(subTask, 9))).isEqualTo(new Answer.Done());
            assertThat(traits(seen(subTask), subTask).above()).isEqualTo(new Above.Under(id(9), Above.Relation.PARENT));
            assertThat(attempt((Change.OfTracker) move.inverse().orElseThrow(), seen(subTask, 1)))
                    .isEqualTo(new Answer.Done());
        }
    }

    @Test
    void aParentThatCannotBeIsRefusedInJirasWords() {
        var move = new Change.Reparent(Above.Relation.PARENT, id(50), Optional.empty(), Optional.of(id(51)));

        assertThat(attempt(move, seen(50, 51)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith("Jira refused to change the parent: parentId:")
                                .endsWith("Nothing was changed there."));
    }

    @Test // jira-api 4.1
    void aQueryThatRestrictsNothingIsRefused() {
        assertRefused("ORDER BY key");
    }

    @ParameterizedTest // jira-api 15: nobody else pays points.
    @ValueSource(strings = {"pointsPerHour", "tenantPointsPerHour"})
    void anAppWaitsForTheQuotaOfItsHour(String quota) {
        var now = seen(162);
        jira.switches("limits", Map.of(quota, 2));

        try (var app = opened(asApp())) {
            assertWaits(app, now, "the quota of this hour is used up", 1800);
        }
        assertThat(look(162).complete()).as("with an API token").isTrue();
    }

    private Access asApp() {
        var cloudId = jira.get("/_edge/tenant_info").get("cloudId").asString();
        return TestAccess.throughGateway(
                jira.address(), cloudId, new Credential("", AppToken.of(jira)), Writing.ALLOWED);
    }

    @Override
    Stream<Arguments> limits() {
        return Stream.of(
                arguments(Map.of("burstPercent", 1), "it got too many requests of one kind", 1),
                arguments(Map.of("writesPerIssue", 1), "one issue was changed too often in a short time", 1));
    }

    /** Issues are read past the search. */
    @Override
    List<IssueId> searchShows(List<IssueId> issues) {
        return List.of();
    }

    @Override
    void shelve(String how) {
        jira.tell("POST", "/rest/api/3/project/HEDGE/" + how, Map.of());
    }

    @Override
    String webhooks() {
        return FIRST_FORM;
    }
}
