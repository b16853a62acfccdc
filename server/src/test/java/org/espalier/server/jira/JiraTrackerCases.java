package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.SeenStatus;
import org.espalier.core.sight.SubTask;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.CopiedIssue.Place;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.IssueSource.Asker;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Mail;
import org.espalier.server.tracker.Right;
import org.espalier.server.tracker.SiteReport;
import org.espalier.server.tracker.SiteReport.ProjectRights;
import org.espalier.server.tracker.SiteReport.Seen;
import org.espalier.server.tracker.TrackerAdapter;
import org.junit.jupiter.api.Test;

/** What a run sees and does at a whole Jira of either kind, with the faults that a real one has. */
abstract class JiraTrackerCases extends JiraTrapCases {

    JiraTrackerCases(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        super(dialect, adapter, credential);
    }

    @Test
    void anIssueShowsItsSubTasksInOrder() {
        var seen = issue(look(1), 1);

        assertThat(seen.key()).isEqualTo(key(1));
        assertThat(seen.parent()).isEmpty();
        var subTask = site.issueTypes().stream()
                .filter(type -> type.name().equals("Sub-task"))
                .map(IssueType::id)
                .findFirst()
                .orElseThrow();
        assertThat(seen.subTasks())
                .containsExactly(new SubTask(id(3), key(3), subTask), new SubTask(id(2), key(2), subTask));
    }

    @Test // A link whose other end is hidden is left out.
    void bothEndsOfALinkShowItAlike() {
        var sight = look(4, 5);

        var link = new Link(blocks, id(4), id(5));
        assertThat(issue(sight, 4).links()).containsExactly(new SeenLink(901, link, key(5)));
        assertThat(issue(sight, 5).links()).containsExactly(new SeenLink(901, link, key(4)));
    }

    @Test // L2
    void anIssueThatIsNotThereIsUnseenInALookThatMayBeLate() {
        var sight = tracker.look(new Need.Issues(RecordedSite.ids(GroveFile.id(9), NOWHERE)));

        assertThat(sight.complete()).isTrue();
        assertThat(sight.issues()).containsOnlyKeys(id(9));
        assertThat(sight.unseen()).containsExactly(new IssueId(NOWHERE));
    }

    @Test
    void traitsTellWhatAnIssueIsAndWhereItStands() {
        var ids = RecordedSite.ids(GroveFile.id(2), GroveFile.id(7), GroveFile.id(8));
        var sight = tracker.look(new Need.Direct(ids, Wanted.RANKS));

        var story = traits(sight, 8);
        assertThat(story.kind().typeName()).isEqualTo("Story");
        assertThat(story.kind().level()).isZero();
        assertThat(story.status().name()).isEqualTo("To Do");
        assertThat(story.status().category()).isEqualTo(SeenStatus.Category.NEW);
        assertThat(story.above()).isEqualTo(new Above.Under(id(7), Above.Relation.EPIC));
        assertThat(story.ranks()).hasSize(1);
        assertThat(story.updated()).isBefore(Instant.parse("2026-01-03T00:00:00Z"));
        assertThat(traits(sight, 7).kind().level()).isEqualTo(IssueKind.EPIC);
        assertThat(traits(sight, 7).above()).isEqualTo(new Above.Nothing());
        assertThat(traits(sight, 2).kind().level()).isEqualTo(IssueKind.SUB_TASK);
        assertThat(traits(sight, 2).above()).isEqualTo(new Above.Under(id(1), Above.Relation.PARENT));
        assertThat(traits(sight, 2).kind().project()).isEqualTo(story.kind().project());
        for (var copied : site.issues(Asker.BACKGROUND).read(ids).found().values()) {
            var seen = sight.issue(copied.id()).orElseThrow().traits().orElseThrow();
            assertThat(copied.relations().place())
                    .as("the same in the copy")
                    .contains(new Place(seen.above(), seen.ranks()));
        }
    }

    @Test // jira-api 11, 12
    void aSiteTellsItsRankFieldItsBoardsAndItsStatuses() {
        assertThat(site.rankFields())
                .singleElement()
                .satisfies(field -> assertThat(field.number()).isEqualTo(ground().rankField()));
        var board = site.boards().getFirst();
        assertThat(site.board(board.id())).hasValueSatisfying(setup -> {
            assertThat(setup.board()).isEqualTo(board);
            assertThat(setup.filter()).contains("GROVE", "Rank");
            assertThat(setup.rankField()).hasValue(ground().rankField());
        });
        assertThat(site.board(NOWHERE)).isEmpty();
        assertThat(site.statuses("GROVE"))
                .filteredOn(type -> type.typeName().equals("Story"))
                .singleElement()
                .satisfies(type -> assertThat(type.statuses())
                        .extracting(status -> status.name() + " " + status.category())
                        .contains("To Do NEW"));
        assertThat(site.statuses("NOPE")).isEmpty();
    }

    @Test // jira-api 10: of each issue the answer tells whether it was ranked.
    void issuesThatAreNotRankedThisTimeAreTold() {
        var place = new RankPlace(Optional.of(id(59)), Optional.empty(), Optional.empty());
        var rank = new Change.Rank(id(58), ground().rankField(), place, place);
        jira.misbehave(Map.of("rankRefusalPercent", 100));

        assertThat(attempt(rank, seen(58, 59))).isInstanceOf(Answer.Busy.class);
    }

    @Test
    void mailIsHeldBackWhereTheAccountMay() {
        var quiet = site.tracker(LookProgress.UNHEARD, Mail.HELD_BACK);
        var before = "\"Tree 57\"";

        assertThat(quiet.attempt(List.of(new Change.FieldSet(id(57), "summary", before, "\"Elm\"")), seen(57)))
                .containsExactly(new Answer.Done());
        assertThat(quiet.attempt(List.of(new Change.FieldSet(id(57), "summary", "\"Elm\"", before)), seen(57)))
                .containsExactly(new Answer.Done());
    }

    @Test
    void aLinkThatCannotBeIsRefusedInJirasWords() {
        var wrongType = new Link(new LinkTypeId(NOWHERE), id(20), id(21));
        var wrongIssue = new Link(blocks, id(20), new IssueId(NOWHERE));
        var toItself = new Link(blocks, id(20), id(20));

        assertThat(attempt(new Change.LinkCreate(wrongType), look(20)))
                .isEqualTo(
                        new Answer.Refused("Jira refused to create the link: No issue link type with id '999999' found."
                                + " Nothing was changed there. The link type was removed in Jira: bring it back there, or"
                                + " use another one."));
        assertThat(attempt(new Change.LinkCreate(wrongIssue), look(20)))
                .isEqualTo(new Answer.Refused("Jira refused to create the link: Issue does not exist or you do not have"
                        + " permission to see it. Nothing was changed there."));
        assertThat(attempt(new Change.LinkCreate(toItself), look(20)))
                .isEqualTo(
                        new Answer.Refused(
                                "Jira refused to create the link: You cannot link an issue to itself. Nothing was changed there."));
    }

    @Test // jira-api 4.1
    void aResultOfSeveralPagesKeepsItsOrder() {
        var backwards = new Query("project = GROVE ORDER BY key DESC");
        var byRank = new Query("project = GROVE ORDER BY Rank ASC");
        var all = IntStream.rangeClosed(1, GroveFile.ISSUES)
                .map(number -> GroveFile.ISSUES + 1 - number)
                .mapToObj(number -> new IssueRef(id(number), key(number)))
                .toList();

        assertThat(GroveFile.ISSUES).isGreaterThan(Queries.PAGE);
        assertThat(tracker.look(new Need.Result(backwards)).result(backwards)).isEqualTo(all);
        assertThat(tracker.look(new Need.Result(byRank)).result(byRank)).isEqualTo(all);
    }

    @Test
    void aQueryThatCannotBeIsToldInJirasWords() {
        List.of("this is not jql", "project = NOPE", "summary ~ \"open").forEach(this::assertRefused);
        assertThat(site.queryFaults("project = GROVE ORDER BY Rank")).isEmpty();
    }

    void assertRefused(String text) {
        var gaps = tracker.look(new Need.Result(new Query(text))).gaps();
        assertThat(gaps).as(text).extracting(Gap::kind).containsExactly(Gap.Kind.QUERY_FAILED);
        assertThat(gaps.getFirst().sentence()).startsWith("Jira refuses the query: ");
        assertThat(site.queryFaults(text)).isNotEmpty();
    }

    @Test // L17: the successor of a worker does not wait longer for its last request.
    void aWriteThatTakesTooLongIsCutOff() {
        jira.misbehave(Map.of("latencyMillis", 9000));
        long started = System.nanoTime();

        var answer = attempt(new Change.LinkCreate(new Link(blocks, id(38), id(39))), TrackerSight.NOTHING);

        assertThat(answer).isInstanceOf(Answer.Lost.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void namesAndValuesAreThoseOfTheSite() {
        assertThat(site.issueTypes())
                .filteredOn(type -> type.subTask())
                .extracting(type -> type.name())
                .contains("Sub-task");
        assertThat(site.issues(Asker.PERSON)
                        .read(RecordedSite.ids(GroveFile.id(9), NOWHERE))
                        .found())
                .hasEntrySatisfying(
                        id(9), issue -> assertThat(issue.values().summary()).isEqualTo("Tree 9"))
                .hasSize(1);
        assertThat(site.idsOf(Set.of(key(9), new IssueKey("GROVE-99999")))).isEqualTo(Map.of(key(9), id(9)));
    }

    @Test // jira-api 9, L9: screens and project types do so.
    void aParentThatIsAcceptedAndSwallowedIsARefusalThatSaysSo() {
        var put = new Change.Reparent(Above.Relation.EPIC, id(24), Optional.empty(), Optional.of(id(6)));
        jira.misbehave(Map.of("swallowParents", List.of("GROVE")));

        assertThat(attempt(put, seen(24, 6)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith("Jira refused to change the epic: it took the request and left everything"
                                        + " as it was")
                                .endsWith("Nothing was changed there."));
        assertThat(traits(seen(24), 24).above()).isEqualTo(new Above.Nothing());
    }

    @Test // jira-api 8, L2: links may be there, and nobody sees them.
    void aJiraWhoseLinkingIsSwitchedOffSaysSoAndShowsNoLinks() {
        jira.misbehave(Map.of("linkingOff", true));

        assertThat(site.report(Projects.of(Set.of("GROVE"))).linking()).isInstanceOf(SiteReport.Linking.Off.class);
        assertThatThrownBy(site::linkTypes)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("refused a request (404): Issue linking is currently disabled.");
        assertThat(attempt(new Change.LinkCreate(new Link(blocks, id(22), id(23))), look(22, 23)))
                .isEqualTo(new Answer.Refused("Jira refused to create the link: Issue linking is currently disabled."
                        + " Nothing was changed there."));
        assertThat(issue(look(4), 4).seenLinks()).isEmpty();

        jira.misbehave(Map.of());
        assertThat(issue(look(4), 4).links()).hasSize(1);
        assertThat(issue(look(22), 22).links()).isEmpty();
    }

    @Test
    void aTestOfTheSiteTellsWhatTheAccountMayDo() {
        jira.misbehave(Map.of("denyScheduling", List.of("GROVE")));

        var report = site.report(Projects.of(Set.of("GROVE", "GONE")));

        assertThat(report.account().name()).isNotEmpty();
        assertThat(report.account().granted()).containsExactly(Right.ADMINISTER);
        assertThat(report.site().ahead()).isPresent();
        assertThat(report.linking()).isInstanceOf(SiteReport.Linking.On.class);
        assertThat(report.projects())
                .containsExactly(
                        new ProjectRights("GONE", Seen.NOT_SHOWN, Set.of()),
                        new ProjectRights(
                                "GROVE",
                                Seen.SHOWN,
                                EnumSet.complementOf(EnumSet.of(Right.SCHEDULE_ISSUES, Right.ADMINISTER))));
    }
}
