package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.tracker.WatchedJira.LONG_AGO;
import static org.espalier.server.tracker.WatchedJira.SEARCH;
import static org.espalier.server.tracker.WatchedJira.ids;

import java.time.Duration;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the turns at a site notice in which all of its issues are listed (L2). */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class CensusTest {

    private static final Duration CENSUS = Duration.ofMinutes(10);

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
    void theCensusNoticesWhatIsNewAndWhatIsNotListedAndConcludesNothing() {
        var connection = watched.connect("TEST");
        watched.there(11, LONG_AGO);
        watched.there(12, LONG_AGO);
        watched.turn(connection);
        watched.refresh.refresh(connection, ids(11, 12));
        watched.away(12);
        watched.late(13, LONG_AGO);
        watched.clock.step(CENSUS);

        watched.jira.when(
                SEARCH,
                asked -> RecordedJira.json(
                        asked.body().contains("updated >=")
                                ? "{\"isLast\":true,\"issues\":[]}"
                                : "{\"isLast\":true,\"issues\":[{\"id\":\"11\"},{\"id\":\"13\"}]}"));
        assertThat(watched.turn(connection)).containsExactly(12L, 13L);
        assertThat(watched.copy.present(
                        connection, watched.connection(connection).reach().projects()))
                .containsExactlyInAnyOrder(new IssueId(11), new IssueId(12));
    }

    @Test // L2: a page that breaks off lists nothing.
    void aCensusThatIsCutOffComparesNothing() {
        var connection = watched.connect("TEST");
        watched.there(21, LONG_AGO);
        watched.turn(connection);
        watched.refresh.refresh(connection, ids(21));
        watched.clock.step(CENSUS);

        watched.jira.when(
                SEARCH,
                asked -> RecordedJira.json(
                        asked.body().contains("updated >=")
                                ? "{\"isLast\":true,\"issues\":[]}"
                                : "{\"isLast\":false,\"issues\":[]}"));
        assertThat(watched.turn(connection)).isEmpty();
        assertThat(watched.watches.covering(watched.connection(connection))).isPresent();

        watched.clock.step(WatchedJira.TURN);
        watched.jira.forgetAsked();
        watched.turn(connection);
        assertThat(watched.queries()).as("not at every turn").hasSize(1);
        watched.clock.step(Duration.ofMinutes(30));
        watched.jira.forgetAsked();
        watched.turn(connection);
        assertThat(watched.queries()).as("after half an hour").hasSize(2);
    }

    @Test // L2
    void aProjectThatIsHiddenAsAWholeIsNotLookedAtIssueByIssue() {
        var connection = watched.connect("TEST");
        for (long issue = 31; issue <= 36; issue++) {
            watched.there(issue, LONG_AGO);
        }
        watched.turn(connection);
        watched.refresh.refresh(connection, ids(31, 32, 33, 34, 35, 36));
        watched.away(31, 32, 33, 34, 35, 36);
        watched.clock.step(CENSUS);

        assertThat(watched.turn(connection)).isEmpty();
        assertThat(watched.copy.present(
                        connection, watched.connection(connection).reach().projects()))
                .hasSize(6);
    }

    @Test // L2: a project that is gone makes Jira refuse the list of all, so that each is listed alone.
    void aProjectThatIsListedInPartDoesNotHideTheOnesThatComeAfterIt() {
        var connection = watched.connect("TEST");
        watched.enable(connection, "GONE", "PART", "TEST");
        watched.jira.when(SEARCH, asked -> {
            if (asked.body().contains("GONE")) {
                return RecordedJira.json(400, "{\"errorMessages\":[\"The value 'GONE' does not exist.\"]}");
            }
            if (asked.body().contains("updated >=")) {
                return RecordedJira.json("{\"isLast\":true,\"issues\":[]}");
            }
            return RecordedJira.json(
                    asked.body().contains("PART")
                            ? "{\"isLast\":false,\"issues\":[]}"
                            : "{\"isLast\":true,\"issues\":[{\"id\":\"41\"}]}");
        });

        assertThat(watched.turn(connection)).containsExactly(41L);
    }
}
