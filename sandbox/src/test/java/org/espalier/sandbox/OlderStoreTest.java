package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import org.espalier.postgres.TestPostgres;
import org.espalier.sandbox.dialect.Dialect;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A store that an earlier version of the sandbox filled goes on with what this version knows. */
class OlderStoreTest {

    private static final String FILLED = """
            insert into project values (1, 'TEST', 'Test', 'classic', false, 2), (2, 'SIDE', 'Side', 'classic', false, 1),
                (3, 'GONE', 'Gone', 'classic', true, 1);
            insert into issue_type values (1, 'Story', false, 0);
            insert into status values (1, 'To Do', 'new');
            insert into account values ('a', 'admin', 'admin@example.com', 'Administrator', true, 'Etc/UTC');
            insert into issue (id, key, project_id, number, type_id, status_id, summary, labels, created, updated, rank,
                               hidden, extra)
            select id, key, project, 1, 1, 1, 'Work', '{}', now(), now(), '0|i0000' || id || ':', false, extra::jsonb
            from (values (1, 'TEST-1', 1, '{"sprints":[{"id":"5","name":"Ebb","state":"CLOSED"},
                                                       {"id":"6","name":"Flood","state":"active",
                                                        "startDate":"2026-01-01T10:00:00.000+0100"}]}'),
                         (2, 'TEST-2', 1, '{"sprints":[{"id":"5","name":"Ebb","state":"CLOSED"}]}'),
                         (3, 'SIDE-1', 2, '{"sprints":[{"id":"5","name":"Ebb","state":"CLOSED"}],"storyPoints":3,
                                                       "fixVersions":["1.0","2.0"],"components":["Hull"],
                                                       "dueDate":"2026-05-01"}'))
                as v (id, key, project, extra);
            insert into issue_key select key, id from issue;
            """;

    @Test
    void aResetGivesItsBoardsTheFiltersOfTheBeginning() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(TestPostgres.newDatabase());
        settings.setMaximumPoolSize(4);
        try (HikariDataSource database = new HikariDataSource(settings)) {
            migrate(database, "2");
            JdbcClient store = JdbcClient.create(database);
            store.sql(FILLED).update();
            migrate(database, "8");
            store.sql("call keep_first_state()").update();
            store.sql("update board set name = 'Renamed', jql = 'project = SIDE'")
                    .update();
            Store.prepare(database);
            store.sql("update saved_filter set name = 'Changed'").update();
            store.sql("call restore_first_state()").update();
            assertThat(store.sql("select f.name || ': ' || f.jql from board b join saved_filter f on f.id = b.filter_id"
                                    + " order by f.name")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "Filter for SIDE board: project = \"SIDE\" ORDER BY Rank ASC",
                            "Filter for TEST board: project = \"TEST\" ORDER BY Rank ASC");
        }
    }

    private static void migrate(HikariDataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void itsIssuesAreInTheirSprintsAndItsProjectsHaveBoards() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(TestPostgres.newDatabase());
        settings.setMaximumPoolSize(4);
        try (HikariDataSource database = new HikariDataSource(settings)) {
            migrate(database, "2");
            JdbcClient.create(database).sql(FILLED).update();
            Store.prepare(database);
            try (RunningSandbox running = RunningSandbox.start(database, Dialect.CLOUD, 0)) {
                TestClient admin =
                        new TestClient(URI.create("http://localhost:" + running.port()), "admin@example.com");
                assertThat(admin.get("/rest/agile/1.0/board").json().path("values").values().stream()
                                .map(board -> board.path("name").asString() + " "
                                        + board.path("type").asString()))
                        .containsExactly("SIDE board scrum", "TEST board scrum");
                assertThat(admin.fields("TEST-1").path("customfield_10020").toString())
                        .isEqualTo("[{\"id\":5,\"name\":\"Ebb\",\"state\":\"closed\",\"boardId\":2,\"goal\":\"\"},"
                                + "{\"id\":6,\"name\":\"Flood\",\"state\":\"active\",\"boardId\":2,\"goal\":\"\","
                                + "\"startDate\":\"2026-01-01T09:00:00.000Z\"}]");
                JsonNode side = admin.fields("SIDE-1");
                assertThat(side.path("customfield_10016").intValue()).isEqualTo(3);
                assertThat(side.at("/fixVersions/1/name").asString()).isEqualTo("2.0");
                assertThat(side.at("/components/0/name").asString()).isEqualTo("Hull");
                assertThat(side.path("duedate").asString()).isEqualTo("2026-05-01");
                assertThat(admin.post("/rest/agile/1.0/sprint", "{\"name\":\"Next\",\"originBoardId\":2}")
                                .json()
                                .path("id")
                                .intValue())
                        .isEqualTo(7);
            }
        }
    }
}
