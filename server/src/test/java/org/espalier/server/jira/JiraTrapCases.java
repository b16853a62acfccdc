package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Effort;
import org.espalier.core.run.FactRuns;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.IssueSource.Asker;
import org.espalier.server.tracker.IssueSource.Touched;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The traps of a Jira of either kind, switched on one by one: each is met for what it is (L2, L9, L10). */
abstract class JiraTrapCases extends JiraOutageCases {

    JiraTrapCases(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        super(dialect, adapter, credential);
    }

    @AfterEach
    void takeTrapsAway() {
        jira.switches("permissions", Map.of());
        jira.switches("stamps", Map.of());
    }

    @Test // jira-api 20: a move keeps the id and changes the key, which is still found by its old one.
    void anIssueThatMovesToAnotherProjectIsTheSameIssue() {
        var shrub = new IssueId(GroveFile.HEDGE);
        var rename = new Change.FieldSet(shrub, "summary", "\"Shrub\"", "\"Moved\"");
        var before = keyOf(shrub);
        move(shrub, "GROVE");
        try {
            var there = keyOf(shrub);

            assertThat(there.value()).startsWith("GROVE-");
            assertThat(site.idsOf(Set.of(before, there))).isEqualTo(Map.of(before, shrub, there, shrub));
            assertThat(run(rename)).isEqualTo(Effect.APPLIED);
        } finally {
            move(shrub, "HEDGE");
        }
        assertThat(keyOf(shrub).value()).startsWith("HEDGE-");
        assertThat(run((Change.OfTracker) rename.inverse().orElseThrow())).isEqualTo(Effect.APPLIED);
    }

    private IssueKey keyOf(IssueId issue) {
        return tracker.look(new Need.Direct(RecordedSite.ids(issue.value())))
                .issue(issue)
                .orElseThrow()
                .key();
    }

    private void move(IssueId issue, String project) {
        jira.tell("POST", "/sandbox/moves", Map.of("issue", issue.toString(), "project", project));
    }

    @Test // L9, jira-api 10: what a look before showed still holds.
    void ranksThatJiraWritesAnewAreNobodysMove() {
        var field = ground().rankField();
        var before = traits(seen(165), 165).ranks();
        var there = new RankPlace(Optional.of(id(166)), Optional.of(id(164)), Optional.empty());
        var up = new RankPlace(Optional.empty(), Optional.of(id(166)), Optional.empty());
        var rank = new Change.Rank(id(165), field, there, up);

        jira.tell("POST", "/sandbox/ranks/rebalance", Map.of());

        assertThat(traits(seen(165), 165).ranks()).isNotEqualTo(before);
        assertThat(run(rank)).isEqualTo(Effect.APPLIED);
        assertThat(run((Change.OfTracker) rank.inverse().orElseThrow())).isEqualTo(Effect.APPLIED);
    }

    @Test // L2: what a census compares; more issues than a page holds, and short pages.
    void everyIssueIsListed() {
        assertThat(GroveFile.ISSUES).isGreaterThan(Queries.PAGE);
        assertListed(Map.of());
        assertListed(Map.of("shortPagePercent", 100));
    }

    /** That every issue of a project of several pages is listed whatever the faults. */
    void assertListed(Map<String, Object> faults) {
        jira.misbehave(faults);
        var listed = new HashSet<IssueId>();
        var gap = site.issues(Asker.BACKGROUND).list(Projects.of(Set.of("GROVE")), listed::addAll);
        assertThat(gap).isEmpty();
        assertThat(listed)
                .as(faults.toString())
                .isEqualTo(IntStream.rangeClosed(1, GroveFile.ISSUES)
                        .mapToObj(JiraGround::id)
                        .collect(Collectors.toSet()));
    }

    @Test // jira-api 16: a literal of now would be hours from now in the zone of the account.
    void whatChangedMinutesAgoIsFoundInWhateverZoneSiteAndAccountAre() {
        var report = site.report(Projects.of(Set.of("GROVE")));
        assertThat(report.account().timeZone()).isNotEqualTo(report.site().timeZone());
        jira.asMember("PUT", "/rest/api/2/issue/GROVE-171", Map.of("fields", Map.of("summary", "Touched")));

        var touched = site.issues(Asker.BACKGROUND)
                .updatedWithin(Projects.of(Set.of("GROVE")), Duration.ofMinutes(30))
                .issues();

        assertThat(touched).extracting(Touched::issue).contains(id(171)).doesNotContain(id(5_199));
        assertThat(touched)
                .filteredOn(each -> each.issue().equals(id(171)))
                .allSatisfy(each -> assertThat(each.updated().orElseThrow())
                        .isCloseTo(site.issues(Asker.BACKGROUND).now(), within(10, ChronoUnit.MINUTES)));
    }

    @Test // L2: not shown is all that is told of an issue, and a project that is not shown is no empty one.
    void aProjectWhosePermissionIsWithdrawnIsNotShown() {
        try (var member = opened(new Credential("member", "sandbox"))) {
            var run = member.tracker(LookProgress.UNHEARD);
            jira.switches("permissions", Map.of("HEDGE", List.of("BROWSE_PROJECTS")));

            assertThat(run.look(new Need.Issues(RecordedSite.ids(GroveFile.HEDGE, GroveFile.id(1)))))
                    .satisfies(sight -> assertThat(sight.unseen()).hasSize(1))
                    .satisfies(sight -> assertThat(sight.issues()).containsOnlyKeys(id(1)));
            assertThat(run.look(new Need.Result(new Query("project = HEDGE"))).gaps())
                    .extracting(Gap::kind)
                    .containsExactly(Gap.Kind.QUERY_FAILED);
        }
    }

    @Test // L9
    void aWriteWhosePermissionIsWithdrawnIsRefused() {
        try (var member = opened(new Credential("member", "sandbox"))) {
            var run = member.tracker(LookProgress.UNHEARD);
            jira.switches("permissions", Map.of("GROVE", List.of("LINK_ISSUES")));
            var create = new Change.LinkCreate(new Link(blocks, id(167), id(168)));

            assertThat(run.attempt(List.of(create), look(167, 168)).getFirst())
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.sentence())
                                    .startsWith("Jira refused to create the link: ")
                                    .contains("Link Issue")
                                    .endsWith("Nothing was changed there."));
            assertThat(run.look(new Need.Issues(RecordedSite.ids(GroveFile.id(167))))
                            .complete())
                    .isTrue();
        }
        assertThat(issue(look(167), 167).links()).isEmpty();
    }

    @Test // L2, L9: an issue that no query finds is not one that does not match.
    void aProjectThatIsArchivedIsReadButNotWrittenTo() {
        var hedge = new IssueId(GroveFile.HEDGE);
        var ids = RecordedSite.ids(GroveFile.HEDGE, GroveFile.id(6), GroveFile.id(170));
        var before = tracker.look(new Need.Direct(ids, Need.Wanted.TRAITS));
        var place = new RankPlace(Optional.empty(), Optional.of(id(170)), Optional.empty());
        var status = traits(before, 170).status();
        var query = new Query("summary ~ Shrub");
        shelve("archive");
        try {
            for (var change : List.of(
                    new Change.FieldSet(hedge, "summary", "\"Shrub\"", "\"Archived\""),
                    new Change.Reparent(Relation.EPIC, hedge, Optional.empty(), Optional.of(id(6))),
                    new Change.Rank(hedge, ground().rankField(), place, place),
                    new Change.Transition(
                            hedge,
                            new StatusRef(status.id(), status.name()),
                            ground().nextStatus(),
                            Optional.empty()))) {
                assertThat(attempt(change, before))
                        .as(change.toString())
                        .isInstanceOfSatisfying(
                                Answer.Refused.class,
                                refused -> assertThat(refused.sentence())
                                        .startsWith("Jira refused to ")
                                        .endsWith("Nothing was changed there. The project HEDGE is archived in Jira:"
                                                + " restore it, or leave its issues out."));
            }
            assertThat(tracker.look(new Need.Direct(ids, Need.Wanted.TRAITS)).issues())
                    .isEqualTo(before.issues());
            assertThat(tracker.look(new Need.Result(query)).result(query)).isEmpty();
            assertThat(tracker.look(new Need.Matches(query, RecordedSite.ids(GroveFile.HEDGE, GroveFile.id(171))))
                            .matches()
                            .get(query))
                    .isEqualTo(Map.of(hedge, Matched.UNLISTED, id(171), Matched.NO));
        } finally {
            shelve("restore");
        }
        assertThat(tracker.look(new Need.Issues(RecordedSite.ids(GroveFile.HEDGE)))
                        .issues())
                .containsOnlyKeys(hedge);
    }

    /** Archives a project or restores it. */
    abstract void shelve(String how);

    @Test // jira-api 18: the stamp of an issue does not tell that it was linked.
    void aLinkThatMovesNoStampIsSeen() {
        jira.switches("stamps", Map.of("link", false));
        var before = traits(seen(169), 169).updated();
        var link = new Link(blocks, id(169), id(170));

        assertThat(attempt(new Change.LinkCreate(link), look(169, 170))).isEqualTo(new Answer.Done());
        assertThat(traits(seen(169), 169).updated()).isEqualTo(before);
        assertThat(issue(look(169), 169).links()).extracting(SeenLink::link).containsExactly(link);
    }

    @Test // L13: as many requests as the preview tells, or up to a fifth and three fewer or more.
    void aPlanCostsWhatItsPreviewTells() {
        var changes = new ArrayList<Change.OfTracker>();
        var from = new RankPlace(Optional.of(id(200)), Optional.empty(), Optional.empty());
        var behind = Optional.<IssueId>empty();
        for (int number = 180; number < 190; number++) {
            changes.add(new Change.Rank(
                    id(number),
                    ground().rankField(),
                    from,
                    new RankPlace(Optional.of(id(220)), Optional.of(id(219)), behind)));
            behind = Optional.of(id(number));
        }
        for (int number = 190; number < 195; number++) {
            changes.add(transition(number, "To Do", "In Progress", Optional.empty()));
            changes.add(new Change.Reparent(Relation.EPIC, id(number + 5), Optional.empty(), Optional.of(id(6))));
            changes.add(new Change.FieldSet(id(number + 10), "summary", "\"Tree " + (number + 10) + "\"", "\"Oak\""));
        }
        var plan = FactRuns.plan(changes);
        var told = site.cost(new Workload(25, Effort.of(plan.changes())));
        jira.forgetRequests();
        try {
            assertThat(run(plan)).containsOnly(Effect.APPLIED);
            var asked = jira.requests();
            assertThat(asked.writing()).isEqualTo(told.writes());
            assertThat(asked.reading()).isBetween(told.reads() * 4L / 5 - 3, told.reads() * 6L / 5 + 3);
        } finally {
            rankBack(190, 180);
        }
    }

    /** Ranks all below the first number down to the last one behind it, as they stood in the beginning. */
    private void rankBack(int first, int last) {
        var issues = IntStream.range(last, first)
                .mapToObj(number -> key(first - 1 - number + last).value())
                .toList();
        jira.tell(
                "PUT",
                "/rest/agile/1.0/issue/rank",
                Map.of("issues", issues, "rankAfterIssue", key(first).value()));
    }
}
