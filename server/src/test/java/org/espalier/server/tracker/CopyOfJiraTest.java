package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.tracker.WatchedJira.BULK_FETCH;
import static org.espalier.server.tracker.WatchedJira.LONG_AGO;
import static org.espalier.server.tracker.WatchedJira.ids;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The copy of a Jira: when it counts as gone there what is in the copy, and when rows are shown from it. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class CopyOfJiraTest {

    private WatchedJira watched;

    @BeforeAll
    void start() {
        watched = new WatchedJira();
    }

    @AfterAll
    void stop() {
        watched.close();
    }

    @Test // L2
    void anIssueIsGoneOnlyWhileAnotherOfItsProjectCanBeRead() {
        var connection = connect(1, 2);
        watched.away(1);
        watched.clock.step(Duration.ofSeconds(1));
        watched.refresh.refresh(connection, ids(1));
        assertThat(present(connection)).containsExactly(new IssueId(2));

        watched.there(1, LONG_AGO);
        watched.clock.step(Duration.ofSeconds(1));
        watched.refresh.refresh(connection, ids(1));
        assertThat(present(connection)).containsExactlyInAnyOrder(new IssueId(1), new IssueId(2));
    }

    @Test // L2: losing the permission for a project looks just the same.
    void nothingIsGoneWhereNothingOfTheProjectCanBeRead() {
        var connection = connect(1, 2, 3);
        watched.away(1);
        watched.away(2);
        watched.away(3);
        watched.clock.step(Duration.ofSeconds(1));
        watched.refresh.refresh(connection, ids(1));
        watched.refresh.refresh(connection, ids(1, 2, 3));

        assertThat(present(connection)).hasSize(3);
    }

    @Test // L2
    void nothingIsKeptOfAReadThatFailed() {
        var connection = connect(1);
        watched.jira.when(BULK_FETCH, RecordedJira.json(503, "{}"));
        try {
            assertThatThrownBy(() -> watched.refresh.refresh(connection, ids(1)))
                    .isInstanceOf(TrackerTrouble.class);
            assertThat(present(connection)).hasSize(1);
        } finally {
            watched.answerAgain();
        }
    }

    @Test
    void aRowIsShownFromTheCopyWhileAllThatIsChangedIsNoticed() {
        var connection = connect(1);
        assertThat(requestsForRow(connection)).as("read since the watch began").isZero();

        watched.clock.step(Duration.ofMinutes(2));
        assertThat(requestsForRow(connection)).as("two turns old").isZero();
        watched.clock.step(Duration.ofSeconds(1));
        assertThat(requestsForRow(connection)).as("a turn was left out").isEqualTo(1);

        watched.watching.look(connection);
        assertThat(requestsForRow(connection)).as("after the next turn").isZero();
    }

    @Test
    void aRowThatWasNoticedIsReadOnceAndShownFromTheCopyFromThen() {
        var connection = connect(1);
        watched.clock.step(Duration.ofSeconds(30));
        watched.siteTime("2026-11-28T13:00:30.000+0100");
        watched.there(1, "2026-11-28T13:00:20.000+0100");
        watched.watching.look(connection);
        watched.clock.step(Duration.ofSeconds(1));

        assertThat(requestsForRow(connection)).isEqualTo(1);
        assertThat(requestsForRow(connection)).isZero();
    }

    @Test
    void aRowThatWasNoticedWhileItWasReadForTheFirstTimeIsReadAgain() {
        var connection = connect();
        watched.there(1, LONG_AGO);
        watched.duringReads(() -> watched.notices.notice(connection, ids(1)));
        assertThat(requestsForRow(connection)).isEqualTo(1);
        watched.answerAgain();
        watched.clock.step(Duration.ofSeconds(1));

        assertThat(requestsForRow(connection)).isEqualTo(1);
        assertThat(requestsForRow(connection)).isZero();
    }

    @Test // jira-api 20.3: the query for what has changed in its project shows it no more.
    void anIssueThatWasMovedIsTheSameOneUnderItsNewKey() {
        var connection = connect(1, 2);
        watched.heard();
        watched.moved(1, "SIDE-7");
        watched.clock.step(Duration.ofMinutes(10));
        watched.watching.look(connection);
        assertThat(watched.heard()).containsExactly(1L);
        watched.refresh.refresh(connection, ids(1));

        assertThat(watched.copy.projects(connection, ids(1, 2)))
                .isEqualTo(Map.of(new IssueId(1), "SIDE", new IssueId(2), "TEST"));
        assertThat(watched.rowValues
                        .of(watched.connection(connection), ids(1), watched.source(connection))
                        .values())
                .singleElement()
                .extracting(IssueValues::key)
                .hasToString("SIDE-7");
    }

    @Test // What moves no stamp is noticed by nobody.
    void aRowIsReadAgainAfterTenMinutes() {
        var connection = connect(1);
        for (int minute = 1; minute <= 10; minute++) {
            watched.clock.step(Duration.ofMinutes(1));
            watched.watching.look(connection);
        }
        assertThat(requestsForRow(connection)).isZero();
        watched.clock.step(Duration.ofSeconds(1));
        assertThat(requestsForRow(connection)).isEqualTo(1);
    }

    @Test // Polls ask about enabled projects alone.
    void aRowOfAProjectThatIsNotEnabledIsAlwaysRead() {
        var connection = watched.connect();
        watched.enable(connection, "SIDE");
        watched.watching.look(connection);
        watched.there(1, LONG_AGO);
        watched.clock.step(Duration.ofSeconds(1));

        assertThat(requestsForRow(connection)).isEqualTo(1);
        assertThat(requestsForRow(connection)).isEqualTo(1);
    }

    @Test // L2: an archived project leaves the lists, and direct reads go on showing its issues.
    void anIssueThatIsReadableAndNotListedIsNoticedOnceADayAndWhenItIsListedAgain() {
        var connection = connect(1, 2, 3, 4, 5);
        unlist(1, 2, 3, 4);
        assertThat(census(connection)).as("it may be gone").containsExactly(1L, 2L, 3L, 4L);
        watched.refresh.refresh(connection, ids(1, 2, 3, 4));
        assertThat(census(connection)).as("it can be read").isEmpty();
        assertThat(present(connection)).hasSize(5);

        watched.away(4);
        watched.clock.step(Census.UNLISTED);
        assertThat(census(connection)).as("it may be gone by now").containsExactly(1L, 2L, 3L, 4L);
        watched.refresh.refresh(connection, ids(1, 2, 3, 4));
        assertThat(present(connection)).hasSize(4);
        watched.there(1, LONG_AGO);
        assertThat(census(connection)).as("listed again").containsExactly(1L);
        assertThat(census(connection)).isEmpty();
    }

    @Test
    void anIssueThatIsNotListedIsNoticedAgainUntilItIsReadByTheSameAccount() {
        var connection = connect(1, 2);
        unlist(1);
        assertThat(census(connection)).containsExactly(1L);
        assertThat(census(connection)).as("nobody read it").containsExactly(1L);
        watched.refresh.refresh(connection, ids(1));
        assertThat(census(connection)).isEmpty();

        watched.changed(connection);
        assertThat(census(connection)).as("read by another account").contains(1L);
    }

    @Test // The number of a project stays, whoever has its key by now.
    void aProjectThatGetsAnotherKeyStaysEnabled() {
        var connection = connect(1);
        watched.moved(1, "NEW-1");
        watched.projects("{\"id\":\"10000\",\"key\":\"NEW\"},{\"id\":\"10007\",\"key\":\"TEST\"}");
        census(connection);
        assertThat(projects(connection)).isEqualTo(Projects.of(Set.of("NEW")));

        assertThat(census(connection)).contains(1L);
        watched.refresh.refresh(connection, ids(1));
        assertThat(present(connection)).containsExactly(new IssueId(1));
        assertThat(census(connection)).isEmpty();
        watched.moved(1, "NEWER-1");
        watched.projects("{\"id\":\"10000\",\"key\":\"NEWER\"}");
        census(connection);
        assertThat(projects(connection))
                .as("changed once more; what was planned under the key before is for the same project")
                .isEqualTo(new Projects(Optional.of(Set.of("NEWER")), Set.of("NEW")));
    }

    @Test // L2: two keys that became one are two projects of which one has gone, or a person was faster.
    void noProjectIsLostWhereItsNewKeyIsEnabledBesideTheOldOne() {
        var connection = connect(1);
        watched.enable(connection, "TEST", "NEW");
        watched.projects("{\"id\":\"10000\",\"key\":\"NEW\"}");
        census(connection);
        assertThat(projects(connection)).isEqualTo(Projects.of(Set.of("TEST", "NEW")));
    }

    @Test // L2
    void aProjectThatIsNotShownAnyMoreStaysAsItWas() {
        var connection = connect(1);
        watched.projects("{\"id\":\"10007\",\"key\":\"OTHER\"}");
        census(connection);
        watched.jira.when("GET /rest/api/3/project/search", RecordedJira.json(403, "{}"));
        census(connection);

        assertThat(projects(connection)).isEqualTo(Projects.of(Set.of("TEST")));
        assertThat(present(connection)).hasSize(1);
    }

    private Projects projects(ConnectionId connection) {
        return watched.connection(connection).reach().projects();
    }

    private void unlist(long... issues) {
        for (long issue : issues) {
            watched.late(issue, LONG_AGO);
        }
    }

    /** What a turn with a census notices. */
    private List<Long> census(ConnectionId connection) {
        watched.clock.step(Duration.ofMinutes(10));
        watched.heard();
        watched.watching.look(connection);
        watched.clock.step(Duration.ofSeconds(1));
        return watched.heard();
    }

    /** A connection that is watched and whose copy holds these issues. */
    private ConnectionId connect(long... issues) {
        var connection = watched.connect("TEST");
        for (long issue : issues) {
            watched.there(issue, LONG_AGO);
        }
        watched.watching.look(connection);
        watched.clock.step(Duration.ofSeconds(1));
        watched.refresh.refresh(connection, ids(issues));
        // So that the times of a case count from here.
        watched.watching.look(connection);
        return connection;
    }

    private Set<IssueId> present(ConnectionId connection) {
        return watched.copy.present(connection, projects(connection));
    }

    /** How many reads it takes to show the row of issue 1. */
    private long requestsForRow(ConnectionId connection) {
        watched.jira.forgetAsked();
        assertThat(watched.rowValues.of(watched.connection(connection), ids(1), watched.source(connection)))
                .containsOnlyKeys(new IssueId(1));
        return watched.reads();
    }
}
