package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.Hierarchy;
import org.espalier.server.tracker.IssueSource.Asker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** What a run sees and does at Jira Data Center, with a personal access token. */
class JiraDataCenterTrackerIT extends JiraTrackerCases {

    /** More than a page holds. */
    private static final Query MANY = new Query("key <= GROVE-1500 ORDER BY key DESC");

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

    @Test // L2
    void pagesThatAreShortOrComeAgainLeaveNothingOut() {
        var all = tracker.look(new Need.Result(MANY)).result(MANY);

        assertThat(all).hasSize(1_500);
        jira.misbehave(Map.of("shortPagePercent", 100));
        assertThat(tracker.look(new Need.Result(MANY)).result(MANY)).isEqualTo(all);
        jira.misbehave(Map.of("repeatedPagePercent", 100));
        assertThat(tracker.look(new Need.Result(MANY)).result(MANY)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test // L2
    void emptyPagesThatAreNotTheLastAreAGap() {
        jira.misbehave(Map.of("emptyPagePercent", 100));

        assertThat(tracker.look(new Need.Result(MANY)).gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.sentence()).contains("without an end"));
        assertThat(site.issues(Asker.BACKGROUND)
                        .list(Projects.ALL, page -> assertThat(page).isEmpty()))
                .hasValueSatisfying(gap -> assertThat(gap.sentence()).contains("gave 0 of the"));
    }

    @Test // jira-api 6, 9
    void epicsHaveAFieldAndSubTasksStayAndOnlySubTasksAreALevel() {
        var hierarchy = site.hierarchy();

        assertThat(hierarchy.epics()).isEqualTo(Hierarchy.Epics.FIELD);
        assertThat(hierarchy.parents()).isEqualTo(Hierarchy.Parents.PARENT_LINK);
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

    @Test // jira-api 6: whether the levels fit Jira alone knows.
    void aStoryUnderAStoryIsRefusedInJirasWords() {
        var move = new Change.Reparent(Above.Relation.PARENT, id(50), Optional.empty(), Optional.of(id(51)));

        assertThat(attempt(move, seen(50, 51)))
                .isEqualTo(new Answer.Refused(
                        "Jira refused to change the parent: customfield_10018: Given parent issue does not belong to"
                                + " appropriate hierarchy. Nothing was changed there."));
    }

    @Test // jira-api 6, L9, L14
    void whatStandsAboveAnEpicIsWrittenLookedAtAndTakenBack() {
        var nothing = Optional.<IssueId>empty();
        var one = Optional.of(id(GroveFile.INITIATIVE));
        var other = Optional.of(id(GroveFile.OTHER_INITIATIVE));
        for (var move : List.of(
                new Change.Reparent(Above.Relation.PARENT, id(6), nothing, one),
                new Change.Reparent(Above.Relation.PARENT, id(6), one, other),
                new Change.Reparent(Above.Relation.PARENT, id(6), other, nothing))) {
            assertThat(run(move)).isEqualTo(Effect.APPLIED);
            assertThat(traits(seen(6), 6).above())
                    .isEqualTo(move.after()
                            .<Above>map(above -> new Above.Under(above, Above.Relation.PARENT))
                            .orElseGet(Above.Nothing::new));
        }
        var put = new Change.Reparent(Above.Relation.PARENT, id(6), nothing, one);
        assertThat(run(put)).isEqualTo(Effect.APPLIED);
        assertThat(run((Change.OfTracker) put.inverse().orElseThrow())).isEqualTo(Effect.APPLIED);
    }

    @Test // L9
    void anInitiativeThatSlippedInIsThereAgain() {
        slipIn(
                "PUT",
                issue(7),
                Map.of(
                        "fields",
                        Map.of(
                                "customfield_10018",
                                key(GroveFile.OTHER_INITIATIVE).value())));

        var effect = run(new Change.Reparent(
                Above.Relation.PARENT, id(7), Optional.empty(), Optional.of(id(GroveFile.INITIATIVE))));

        assertThat(effect.outcome()).isEqualTo(Effect.Outcome.DRIFTED);
        assertThat(effect.sentence()).contains("changed the parent to GROVE-12", "given back");
        assertThat(traits(seen(7), 7).above())
                .isEqualTo(new Above.Under(id(GroveFile.OTHER_INITIATIVE), Above.Relation.PARENT));
        assertThat(run(new Change.Reparent(
                        Above.Relation.PARENT, id(7), Optional.of(id(GroveFile.OTHER_INITIATIVE)), Optional.empty())))
                .isEqualTo(Effect.APPLIED);
    }

    @Test // jira-api 4.2
    void aQueryMayRestrictNothing() {
        var query = new Query("ORDER BY key");

        assertThat(site.queryFaults(query.text())).isEmpty();
        assertThat(tracker.look(new Need.Result(query)).result(query)).hasSize(GroveFile.ISSUES + 1);
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

    @Test // jira-api 14
    void aJiraThatMaySignNothingGetsASecretAddressThatNobodyIsShown() {
        jira.tell("PUT", "/sandbox/version", Map.of("version", "9.12.5"));
        try {
            setUp();
            var address = ours(FIRST_FORM).getFirst();
            var shown = status().at("/webhook/address").asString();
            assertThat(address).startsWith(shown + "/").hasSizeGreaterThan(shown.length() + 40);
            assertThat(server.sendBare("POST", shown + "/guessed", "{}", Map.of())
                            .status())
                    .isEqualTo(401);

            setUp();
            assertThat(ours(FIRST_FORM))
                    .as("the second in place of the first")
                    .hasSize(1)
                    .doesNotContain(address);
            edit(4_010, "An old Jira tells");
            awaitCopy(4_010, "An old Jira tells");
            remove();
            assertThat(ours(FIRST_FORM)).isEmpty();
        } finally {
            jira.tell("PUT", "/sandbox/version", Map.of());
        }
    }

    @Test // jira-api 3
    void aJiraThatTakesNoPasswordSaysSoAndTakesTheToken() {
        var projects = Projects.of(Set.of("GROVE"));
        jira.tell("PUT", "/sandbox/version", Map.of("version", "11.3.0"));
        try (var byPassword = opened(new Credential("admin", "sandbox"));
                var byToken = opened()) {
            var refused =
                    "refuses the user with the password: it takes no passwords but only personal access tokens, as Jira"
                            + " Data Center does from version 11 on unless its administrator allows passwords. Enter a"
                            + " personal access token, and no user, on the page Connections.";
            assertThatThrownBy(() -> byPassword.report(projects)).hasMessageContaining(refused);
            assertThatThrownBy(byPassword::issueTypes)
                    .hasMessageContaining(refused)
                    .hasMessageNotContaining("shown it again");
            assertThat(byToken.report(projects).account().name()).isNotEmpty();
        } finally {
            jira.tell("PUT", "/sandbox/version", Map.of());
        }
    }

    @Override
    Stream<Arguments> limits() {
        return Stream.of(
                arguments(Map.of("userTokens", 2, "userIntervalSeconds", 600), "it got too many requests", 300));
    }

    /** So many are asked for by a search. */
    @Override
    List<IssueId> searchShows(List<IssueId> issues) {
        return issues;
    }

    @Override
    void shelve(String how) {
        jira.tell("PUT", "/rest/api/2/project/HEDGE/" + how, Map.of());
    }

    @Override
    String webhooks() {
        return "/rest/jira-webhook/1.0/webhooks";
    }
}
