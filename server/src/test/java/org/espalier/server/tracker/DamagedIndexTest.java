package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.util.List;
import java.util.Optional;
import org.espalier.server.RecordedJira;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A Data Center whose search counts an issue that it never gives (L2). */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class DamagedIndexTest {

    private static final String SEARCH = "POST /rest/api/2/search";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WatchedJira watched = new WatchedJira();
    private ConnectionId connection;

    @BeforeEach
    void connect() {
        watched.jira
                .when(WatchedJira.SERVER_INFO, json("""
                        {"deploymentType":"Server","version":"10.3.0","serverTime":"2026-11-28T13:00:00.000+0100"}"""))
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"))
                .when("GET /rest/api/2/project", json("[{\"id\":\"10000\",\"key\":\"TEST\"}]"))
                .when(SEARCH, asked -> search(asked, 1));
        connection = WatchedJira.connect(watched.server, watched.jira, "TEST");
    }

    @AfterAll
    void close() {
        watched.close();
    }

    @Test
    void whatItGivesIsNoticedInEveryTurnAndWhatMayBeMissingIsTold() {
        watched.watching.look(connection);

        assertThat(watched.heard()).contains(1L, 2L);
        assertThat(trouble()).hasValueSatisfying(told -> assertThat(told).contains("gave 2 of the 3 issues"));
        assertThat(watched.watches.covering(watched.connection(connection))).isEmpty();
        watched.clock.step(WatchedJira.TURN);
        assertThat(watched.watches.due()).as("as often as ever").contains(connection);

        watched.jira.forgetAsked();
        watched.watching.look(connection);
        assertThat(watched.heard()).as("the copy does not hold them yet").contains(1L, 2L);
        assertThat(queries()).as("not ever further back").allMatch(query -> query.contains("updated >= -14m"));
    }

    @Test
    void aTurnThatTellsAllEndsTheTrouble() {
        watched.watching.look(connection);
        watched.jira.when(SEARCH, asked -> search(asked, 0));

        watched.watching.look(connection);

        assertThat(trouble()).isEmpty();
        assertThat(watched.watches.covering(watched.connection(connection))).isPresent();
    }

    /** Two issues, and so many that are counted and not given. */
    private static RecordedJira.Answer search(RecordedJira.Asked asked, int never) {
        var body = JSON.readTree(asked.body());
        boolean first = !body.path("jql").asString().contains("id > 2")
                && body.path("startAt").intValue() == 0
                && body.path("maxResults").intValue() > 0;
        boolean behind = body.path("jql").asString().contains("id > 2");
        return json("{\"total\":" + (behind ? never : 2 + never) + ",\"issues\":["
                + (first ? "{\"id\":\"1\"},{\"id\":\"2\"}" : "") + "]}");
    }

    private List<String> queries() {
        return watched.jira.asked().stream()
                .filter(asked -> asked.route().equals(SEARCH))
                .map(RecordedJira.Asked::body)
                .filter(body -> body.contains("updated"))
                .map(body -> JSON.readTree(body).path("jql").asString())
                .toList();
    }

    private Optional<String> trouble() {
        return watched.server
                .part(JdbcClient.class)
                .sql("select coalesce(trouble, '') from tracker_watch where connection = ?")
                .param(connection.value())
                .query(String.class)
                .optional()
                .filter(told -> !told.isEmpty());
    }
}
