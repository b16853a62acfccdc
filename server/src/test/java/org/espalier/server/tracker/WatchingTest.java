package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.tracker.WatchedJira.LONG_AGO;
import static org.espalier.server.tracker.WatchedJira.SEARCH;
import static org.espalier.server.tracker.WatchedJira.ids;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.server.RecordedJira;
import org.espalier.server.access.Person;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.tracker.ConnectionChange.Account;
import org.espalier.server.tracker.ConnectionChange.Allowed;
import org.espalier.server.tracker.ConnectionChange.Door;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What turns at a site notice. The site's stamps are those of Berlin; ours and the account's zone count nowhere. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class WatchingTest {

    private static final String NOON = "2026-11-28T13:00:00.000+0100";

    private WatchedJira watched;

    @BeforeAll
    void start() {
        watched = new WatchedJira();
    }

    @AfterAll
    void stop() {
        watched.close();
    }

    @Test
    void theFirstTurnNoticesEveryIssueAndTheNextOnesWhatHasChanged() {
        var connection = watched.connect("TEST");
        watched.there(1, LONG_AGO);
        watched.there(2, LONG_AGO);
        assertThat(watched.turn(connection)).contains(1L, 2L);
        watched.refresh.refresh(connection, ids(1, 2));

        assertThat(watched.turn(connection)).isEmpty();
        watched.there(2, "2026-11-28T13:00:30.000+0100");
        assertThat(watched.turn(connection)).containsExactly(2L);
    }

    @Test // The cost of a quiet connection: what time it is there, and what has changed.
    void aQuietTurnTakesTwoRequests() {
        var connection = watched.connect("TEST");
        watched.turn(connection);
        watched.jira.forgetAsked();
        watched.turn(connection);

        assertThat(watched.jira.asked()).hasSize(2);
        assertThat(watched.queries())
                .containsExactly("project in (\"TEST\") AND updated >= -14m ORDER BY updated ASC, id ASC");
    }

    @Test // Sites that keep whole seconds give two changes one stamp.
    void aSecondChangeWithinTheSameStampIsNoticed() {
        var connection = watched.connect("TEST");
        watched.there(3, NOON);
        watched.turn(connection);
        watched.refresh.refresh(connection, ids(3));

        watched.siteTime("2026-11-28T13:01:00.000+0100");
        assertThat(watched.turn(connection))
                .as("the last turn came within the second of the stamp")
                .containsExactly(3L);
        assertThat(watched.turn(connection)).as("by now the second is over").isEmpty();
    }

    @Test
    void anIssueThatTheIndexShowsLateIsNoticedByTheOverlap() {
        var connection = watched.connect("TEST");
        watched.turn(connection);
        watched.late(4, "2026-11-28T13:00:30.000+0100");
        watched.siteTime("2026-11-28T13:01:00.000+0100");
        assertThat(watched.turn(connection)).isEmpty();

        watched.there(4, "2026-11-28T13:00:30.000+0100");
        watched.siteTime("2026-11-28T13:09:00.000+0100");
        watched.jira.forgetAsked();
        assertThat(watched.turn(connection)).containsExactly(4L);
        assertThat(watched.queries()).singleElement().asString().contains("updated >= -22m");
    }

    @Test // The watermark moves only when all was told.
    void whatAFailedTurnDidNotTellIsAskedForAgain() {
        var connection = watched.connect("TEST");
        watched.turn(connection);
        watched.jira.when(SEARCH, RecordedJira.json(503, "{}"));
        watched.siteTime("2026-11-28T14:00:00.000+0100");
        watched.turn(connection);

        watched.jira.when(SEARCH, RecordedJira.json("{\"isLast\":true,\"issues\":[]}"));
        watched.siteTime("2026-11-28T15:00:00.000+0100");
        watched.jira.forgetAsked();
        watched.turn(connection);
        assertThat(watched.queries()).singleElement().asString().contains("updated >= -134m");
    }

    @Test
    void aConnectionTellsSinceWhenItIsNotHeardAndWhy() {
        var connection = watched.connect("TEST");
        var told = watched.clock.instant();
        watched.turn(connection);
        assertThat(watched.watching.unheard(connection)).isEmpty();

        watched.jira.when(SEARCH, RecordedJira.json(503, "{}"));
        for (int time = 1; time <= 2; time++) {
            watched.clock.step(WatchedJira.TURN);
            watched.turn(connection);
            assertThat(watched.watching.unheard(connection)).hasValueSatisfying(unheard -> {
                assertThat(unheard.since()).isEqualTo(told);
                assertThat(unheard.sentence()).endsWith(" answered with an error of its own (503). Try again later.");
            });
        }

        watched.jira.when(SEARCH, RecordedJira.json("{\"isLast\":true,\"issues\":[]}"));
        watched.turn(connection);
        assertThat(watched.watching.unheard(connection)).isEmpty();
    }

    @Test
    void aConnectionThatFailsIsAskedLessAndLess() {
        var connection = watched.connect("TEST");
        watched.turn(connection);
        watched.jira.when(SEARCH, RecordedJira.json(503, "{}"));
        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            watched.turn(connection);
            watched.clock.step(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(watched.watches.due()).as("%d minutes", minutes).doesNotContain(connection);
            watched.clock.step(Duration.ofSeconds(1));
            assertThat(watched.watches.due()).as("%d minutes", minutes).contains(connection);
        }
        watched.jira.when(SEARCH, RecordedJira.json(429, "{}").with("Retry-After", "3600"));
        watched.turn(connection);
        watched.clock.step(Duration.ofMinutes(59));
        assertThat(watched.watches.due()).as("asked to wait").doesNotContain(connection);
    }

    @Test // A project that is renamed or deleted makes Jira refuse the question about all.
    void oneProjectThatIsRefusedDoesNotHideTheOthers() {
        var connection = watched.connect("TEST");
        watched.enable(connection, "GONE", "TEST");
        watched.there(7, "2026-11-28T12:59:00.000+0100");
        watched.jira.when(
                SEARCH,
                asked -> asked.body().contains("GONE")
                        ? RecordedJira.json(400, "{\"errorMessages\":[\"The value 'GONE' does not exist.\"]}")
                        : RecordedJira.json("{\"isLast\":true,\"issues\":[{\"id\":\"7\"}]}"));

        assertThat(watched.turn(connection)).contains(7L);
        var watch = watched.watches.covering(watched.connection(connection)).orElseThrow();
        assertThat(watch.covers("TEST")).isTrue();
        assertThat(watch.covers("GONE")).isFalse();
        watched.clock.step(WatchedJira.TURN);
        assertThat(watched.watches.due())
                .as("the others are asked about as ever")
                .contains(connection);
    }

    @Test
    void aConnectionAllOfWhoseProjectsAreRefusedIsNotCovered() {
        var connection = watched.connect("TEST");
        watched.jira.when(SEARCH, RecordedJira.json(400, "{\"errorMessages\":[\"The value does not exist.\"]}"));
        watched.turn(connection);

        assertThat(watched.watches.covering(watched.connection(connection))).isEmpty();
    }

    @Test // What was read by another account, or at another site, is no copy of what is seen now.
    void aConnectionThatWasChangedIsWatchedAnew() {
        var connection = watched.connect("TEST");
        watched.there(8, LONG_AGO);
        watched.turn(connection);
        watched.clock.step(Duration.ofSeconds(1));
        watched.refresh.refresh(connection, ids(8));
        assertThat(rows(connection, 8)).isZero();

        changeAccount(connection);
        watched.clock.step(Duration.ofSeconds(1));
        watched.turn(connection);
        assertThat(rows(connection, 8)).isEqualTo(1);
    }

    @Test // Jira goes on while a credential is dead.
    void whatChangedWhileACredentialWasDeadIsAskedForWithTheNextOne() {
        var connection = watched.connect("TEST");
        watched.turn(connection);
        watched.jira.when(SEARCH, RecordedJira.json(401, "{}"));
        watched.turn(connection);
        watched.answerAgain();
        watched.there(9, "2026-11-28T13:30:00.000+0100");
        watched.siteTime("2026-11-28T15:00:00.000+0100");
        changeAccount(connection);
        watched.jira.forgetAsked();

        assertThat(watched.turn(connection)).contains(9L);
        assertThat(watched.queries()).first().asString().contains("updated >= -134m");
    }

    @Test
    void howFarWasNoticedSaysNothingOfAnotherSiteOrOfOtherProjects() {
        var id = watched.connect("TEST");
        watched.enable(id, "OTHER", "TEST");
        watched.turn(id);
        var elsewhere = new Connection.Site(
                Connection.Kind.CLOUD, URI.create("https://elsewhere.invalid"), Connection.Label.TEST);

        assertThat(begun(id, 2, watched.connection(id).site(), "TEST", "MORE").marks())
                .containsOnlyKeys("TEST");
        assertThat(begun(id, 3, elsewhere, "TEST", "MORE").marks()).isEmpty();
    }

    private Watch begun(ConnectionId id, long version, Connection.Site site, String... projects) {
        var reach = new Connection.Reach(Connection.Writing.OFF, Projects.of(Set.of(projects)), Optional.empty());
        return watched.watches.begun(new Connection(id, version, "Test", site, reach));
    }

    private void changeAccount(ConnectionId connection) {
        watched.server
                .part(Connections.class)
                .change(
                        connection,
                        1,
                        new ConnectionChange(
                                Optional.empty(),
                                new Door(Optional.empty(), Optional.empty()),
                                new Account(Optional.of("grace"), Optional.empty(), Optional.empty(), Optional.empty()),
                                new Allowed(Optional.empty(), Optional.empty(), Optional.empty())),
                        new Person("ada", "Ada", Rank.ADMINISTRATOR));
    }

    /** How many reads it takes to show the row of an issue. */
    private long rows(ConnectionId connection, long issue) {
        watched.jira.forgetAsked();
        watched.rowValues.of(watched.connection(connection), ids(issue), watched.source(connection));
        return watched.reads();
    }
}
