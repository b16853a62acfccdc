package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.espalier.postgres.ExternalPostgres;
import org.espalier.postgres.TestPostgres;
import org.espalier.sandbox.load.Loader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sandbox's issues in a database of somebody else: what it takes, and what it leaves alone. */
@Tag("database")
class StoreElsewhereTest {

    private final String url = TestPostgres.newDatabase();
    private final ExternalPostgres database =
            ExternalPostgres.at(url, Optional.empty(), Optional.empty()).orElseThrow();

    @Test
    void anEmptyOneIsPreparedAndTakenAgain() {
        for (int start = 0; start < 2; start++) {
            try (Store store = Store.at(database)) {
                assertThat(new Loader(store.database()).storeIsEmpty()).isTrue();
                assertThat(store.place()).isEqualTo(database.place());
            }
        }
    }

    @Test
    void tablesOfSomethingElseAreLeftAlone() throws SQLException {
        run("create table theirs (id int)");

        assertRefused();
        run("select id from theirs");
    }

    @Test
    void tablesOfANewerSandboxAreLeftAlone() throws SQLException {
        Store.at(database).close();
        run("""
                insert into flyway_schema_history
                       (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (1000, '1000', 'wings', 'SQL', 'V1000__wings.sql', 'x', 1, true)
                """);

        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> Store.at(database))
                .isInstanceOf(SandboxFailure.class)
                .hasMessage("Nothing was started, because the database " + database.place()
                        + " holds tables of a newer sandbox or of something else; give the sandbox a database of its"
                        + " own. Nothing was changed.");
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
