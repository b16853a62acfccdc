package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.tracker.WatchedJira.ids;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.SeenStatus;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.CopiedIssue.Filing;
import org.espalier.server.tracker.CopiedIssue.NumberedLink;
import org.espalier.server.tracker.CopiedIssue.Place;
import org.espalier.server.tracker.CopiedIssue.Relations;
import org.espalier.server.tracker.IssueSource.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the local copy keeps of what was read, and in which order of reads. Each case has a connection of its own. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class IssueCopyTest {

    private static final Instant FIRST = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant THEN = Instant.parse("2026-11-28T12:05:00Z");
    private static final Instant STAMP = Instant.parse("2026-11-28T11:00:00.123Z");

    private TestServer server;
    private IssueCopy copy;

    @BeforeAll
    void start() {
        server = TestServer.start();
        copy = server.part(IssueCopy.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anIssueComesBackAsItWasRead() {
        var here = new ConnectionId("as it was read");
        var links = Set.of(
                new NumberedLink(901, new Link(new LinkTypeId(5), new IssueId(1), new IssueId(2))),
                new NumberedLink(902, new Link(new LinkTypeId(6), new IssueId(3), new IssueId(1))));
        var whole = new CopiedIssue(
                new IssueId(1),
                new IssueValues(
                        new IssueKey("TEST-1"),
                        "Tab\\there, \\\\N, {1,2}",
                        "Story",
                        new IssueValues.Status("Done", "done")),
                new Filing(Optional.of(10_000L), "3", "10"),
                new Relations(
                        Optional.of(new IssueId(9)),
                        Optional.of(new Place(
                                new Above.Under(new IssueId(9), Above.Relation.EPIC),
                                new TreeMap<>(Map.of(10_019L, "0|i000:\\\"{x},", 10_020L, "")))),
                        Optional.of(links)),
                Optional.of(STAMP));
        var bare = new CopiedIssue(
                new IssueId(2),
                new IssueValues(new IssueKey("TEST-2"), "", "", new IssueValues.Status("", "undefined")),
                new Filing(Optional.empty(), "", ""),
                new Relations(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
        var unlinked = issue(3, "TEST-3", STAMP);
        var hidden = unlinked.under(new Above.Hidden(new IssueKey("AWAY-1"), Above.Relation.PARENT));
        copy.write(here, direct(unlinked, bare, whole), FIRST);
        assertThat(all(here)).containsExactly(whole, bare, unlinked);

        copy.write(here, direct(hidden), THEN);
        assertThat(all(here)).containsExactly(whole, bare, hidden);
        var seen = new ArrayList<Instant>();
        copy.each(here, (issue, began) -> seen.add(began));
        assertThat(seen).containsExactly(FIRST, FIRST, THEN);
    }

    @Test // Figure P10: one ordered pass.
    void manyIssuesAreReadInTheOrderOfTheirNumbers() {
        var here = new ConnectionId("many");
        var many = LongStream.rangeClosed(1, 12_000).mapToObj(number -> issue(number, "TEST-" + number, STAMP));
        copy.write(here, direct(many.toArray(CopiedIssue[]::new)), FIRST);

        assertThat(all(here)).hasSize(12_000).extracting(CopiedIssue::id).isSorted();
    }

    @Test // jira-api 20.3
    void aMovedIssueKeepsItsNumberAndLeavesItsProject() {
        var here = new ConnectionId("moved");
        copy.write(here, direct(issue(1, "OLD-1", STAMP)), FIRST);
        copy.write(here, direct(issue(1, "NEW-7", STAMP)), THEN);

        assertThat(copy.present(here, Projects.of(Set.of("OLD")))).isEmpty();
        assertThat(copy.present(here, Projects.of(Set.of("NEW")))).containsExactly(new IssueId(1));
        assertThat(all(here))
                .singleElement()
                .extracting(issue -> issue.values().key())
                .hasToString("NEW-7");
    }

    @Test
    void aReadThatBeganEarlierReplacesNothing() {
        var here = new ConnectionId("earlier");
        copy.write(here, direct(issue(1, "TEST-2", STAMP)), THEN);
        copy.write(here, direct(issue(1, "TEST-1", STAMP.plusSeconds(60))), FIRST);

        assertThat(all(here))
                .singleElement()
                .extracting(issue -> issue.values().key())
                .hasToString("TEST-2");
    }

    @Test // The index may be late; a direct read is true even where a stamp went back, as after a restored backup.
    void anIndexReplacesNothingThatWasChangedAfterWhatItShows() {
        var here = new ConnectionId("index");
        copy.write(here, direct(issue(1, "TEST-2", STAMP)), FIRST);
        copy.write(here, indexed(issue(1, "TEST-1", STAMP.minusSeconds(60))), THEN);
        assertThat(all(here))
                .singleElement()
                .extracting(issue -> issue.values().key())
                .hasToString("TEST-2");

        copy.write(here, direct(issue(1, "TEST-3", STAMP.minusSeconds(60))), THEN);
        assertThat(all(here))
                .singleElement()
                .extracting(issue -> issue.values().key())
                .hasToString("TEST-3");
    }

    @Test // L2
    void anIssueThatIsGoneIsKeptAndALaterReadBringsItBack() {
        var here = new ConnectionId("gone");
        copy.write(here, direct(issue(1, "TEST-1", STAMP)), FIRST);
        copy.gone(here, ids(1), THEN);
        assertThat(all(here)).isEmpty();
        assertThat(copy.projects(here, ids(1))).containsEntry(new IssueId(1), "TEST");

        copy.write(here, direct(issue(1, "TEST-1", STAMP)), FIRST);
        assertThat(all(here)).as("a read from before").isEmpty();
        copy.write(here, direct(issue(1, "TEST-1", STAMP)), THEN.plusSeconds(1));
        assertThat(all(here)).hasSize(1);
    }

    @Test
    void onlyWhatWasReadDirectlyAndNotNoticedSinceIsShown() {
        var here = new ConnectionId("shown");
        copy.write(
                here, direct(issue(1, "TEST-1", STAMP), issue(2, "TEST-2", STAMP), issue(3, "TEST-3", STAMP)), FIRST);
        copy.write(here, indexed(issue(4, "TEST-4", STAMP)), FIRST);
        copy.noticed(here, ids(2), THEN);
        copy.gone(here, ids(3), THEN);

        assertThat(copy.values(here, ids(1, 2, 3, 4, 5), FIRST)).containsOnlyKeys(new IssueId(1));
        assertThat(copy.values(here, ids(1), FIRST.plusNanos(1_000))).isEmpty();
        assertThat(copy.lastSeen(here, ids(1, 2, 3, 4, 5)))
                .as("for want of anything newer")
                .containsOnlyKeys(new IssueId(1), new IssueId(2), new IssueId(4));
        copy.write(here, direct(issue(2, "TEST-2", STAMP)), THEN.plus(Duration.ofSeconds(1)));
        assertThat(copy.values(here, ids(2), FIRST)).containsOnlyKeys(new IssueId(2));
    }

    @Test
    void whatIsNoticedOfAnIssueBeforeItIsKeptCounts() {
        var here = new ConnectionId("noticed before");
        copy.noticed(here, ids(1), THEN);
        copy.noticed(here, ids(1), FIRST);
        copy.write(here, direct(issue(1, "TEST-1", STAMP)), FIRST);
        assertThat(copy.values(here, ids(1), FIRST)).as("read before").isEmpty();

        copy.write(here, direct(issue(1, "TEST-1", STAMP)), THEN.plus(Duration.ofSeconds(1)));
        assertThat(copy.values(here, ids(1), FIRST)).containsOnlyKeys(new IssueId(1));
    }

    @Test
    void oneConnectionKnowsNothingOfAnother() {
        copy.write(new ConnectionId("one"), direct(issue(1, "TEST-1", STAMP)), FIRST);

        assertThat(all(new ConnectionId("another"))).isEmpty();
        copy.gone(new ConnectionId("another"), ids(1), THEN);
        assertThat(all(new ConnectionId("one"))).hasSize(1);
    }

    @Test
    void aLookDiffersWhereItShowsAnotherKeyParentEpicOrLinksOrNothing() {
        var here = new ConnectionId("look");
        copy.write(
                here,
                direct(LongStream.rangeClosed(1, 4)
                        .mapToObj(number -> issue(number, "TEST-" + number, STAMP))
                        .toArray(CopiedIssue[]::new)),
                FIRST);
        var same = at(1, new Above.Nothing());
        var moved = IssueSight.bare(new IssueId(2), new IssueKey("TEST-20"));
        var unknown = IssueSight.bare(new IssueId(8), new IssueKey("TEST-8"));

        var inEpic = at(4, new Above.Under(new IssueId(1), Above.Relation.EPIC));
        assertThat(copy.differing(here, sight(Set.of(3L, 9L), same, moved, unknown, inEpic)))
                .containsExactlyInAnyOrder(new IssueId(2), new IssueId(3), new IssueId(4));
    }

    @Test // L2
    void aLookThatShowsNoLinksDiffersInNone() {
        var here = new ConnectionId("look without links");
        var link = new Link(new LinkTypeId(5), new IssueId(1), new IssueId(2));
        var bare = issue(1, "TEST-1", STAMP);
        var linked = new CopiedIssue(
                bare.id(),
                bare.values(),
                bare.filing(),
                new Relations(Optional.empty(), Optional.empty(), Optional.of(Set.of(new NumberedLink(901, link)))),
                bare.updated());
        copy.write(here, direct(linked), FIRST);
        var none = IssueSight.bare(new IssueId(1), new IssueKey("TEST-1"));
        var notShown = new IssueSight(none.ref(), none.parent(), none.subTasks(), Optional.empty(), none.further());

        assertThat(copy.differing(here, sight(Set.of(), notShown))).isEmpty();
        assertThat(copy.differing(here, sight(Set.of(), none))).containsExactly(new IssueId(1));
    }

    /** A look at an issue that shows where it stands, and a rank that the copy does not hold. */
    private static IssueSight at(long number, Above above) {
        var bare = IssueSight.bare(new IssueId(number), new IssueKey("TEST-" + number));
        var traits = new Traits(
                new IssueKind("10000", "3", "Story", 0),
                new SeenStatus(1, "To Do", SeenStatus.Category.NEW),
                above,
                new TreeMap<>(Map.of(10_019L, "1|anew:")),
                STAMP);
        return new IssueSight(
                bare.ref(),
                bare.parent(),
                bare.subTasks(),
                bare.seenLinks(),
                new IssueSight.Further(Optional.of(traits), Map.of()));
    }

    private static TrackerSight sight(Set<Long> unseen, IssueSight... seen) {
        return new TrackerSight(
                Stream.of(seen).collect(Collectors.toMap(IssueSight::id, Function.identity())),
                unseen.stream().map(IssueId::new).collect(Collectors.toSet()),
                Map.of(),
                Map.of(),
                List.of());
    }

    private List<CopiedIssue> all(ConnectionId connection) {
        var all = new ArrayList<CopiedIssue>();
        copy.each(connection, (issue, seen) -> all.add(issue));
        return all;
    }

    private static Reading direct(CopiedIssue... issues) {
        return new Reading(byId(issues), Set.of(), Set.of(), Map.of());
    }

    private static Reading indexed(CopiedIssue... issues) {
        return new Reading(byId(issues), byId(issues).keySet(), Set.of(), Map.of());
    }

    private static Map<IssueId, CopiedIssue> byId(CopiedIssue... issues) {
        return Stream.of(issues).collect(Collectors.toMap(CopiedIssue::id, Function.identity()));
    }

    private static CopiedIssue issue(long number, String key, Instant updated) {
        return new CopiedIssue(
                new IssueId(number),
                new IssueValues(new IssueKey(key), "Tree", "Story", new IssueValues.Status("To Do", "new")),
                new Filing(Optional.of(10_000L), "3", "1"),
                new Relations(
                        Optional.empty(),
                        Optional.of(new Place(new Above.Nothing(), new TreeMap<>())),
                        Optional.of(Set.of())),
                Optional.of(updated));
    }
}
