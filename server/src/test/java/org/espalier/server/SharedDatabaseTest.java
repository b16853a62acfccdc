package org.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.postgres.ExternalPostgres;
import org.espalier.postgres.TestPostgres;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.FirstUse;
import org.espalier.server.platform.Settings.Ports;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.Settings.Sites;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that somebody used before: who may go on with it, and what the others read. */
@Tag("database")
class SharedDatabaseTest {

    private static final String KEY = "secret.key";

    @TempDir
    Path one;

    @TempDir
    Path two;

    private final String database = TestPostgres.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database));

    @Test
    void aServerWithoutTheKeyStartsNotAndMakesNone() throws IOException {
        start(one).close();
        String before = contents();

        assertThat(refusal(two))
                .isEqualTo(
                        "Espalier did not start: the secrets in its database are sealed with a key, and there is none"
                                + " at " + two.resolve(KEY)
                                + "; copy the file secret.key from the data folder of the server"
                                + " that used this database first. Nothing was changed.");
        assertThat(two.resolve(KEY)).doesNotExist();
        assertThat(contents()).isEqualTo(before);

        Files.copy(one.resolve(KEY), two.resolve(KEY));
        try (var first = start(one);
                var second = start(two)) {
            assertThat(first.isRunning()).isTrue();
            assertThat(second.isRunning()).isTrue();
        }
    }

    @Test
    void aServerWithAnotherKeyStartsNot() throws IOException {
        start(one).close();
        start(two, TestPostgres.newDatabase()).close();
        byte[] key = Files.readAllBytes(two.resolve(KEY));
        String before = contents();

        assertThat(refusal(two))
                .startsWith("Espalier did not start: the key in " + two.resolve(KEY)
                        + " does not open the secrets in its database; replace it by the file secret.key");
        assertThat(contents()).isEqualTo(before);
        assertThat(Files.readAllBytes(two.resolve(KEY))).isEqualTo(key);
    }

    @Test
    void aDatabaseThatIsNewerThanTheProgramIsLeftAlone() {
        start(one).close();
        jdbc.sql("""
                        insert into flyway_schema_history
                               (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (1000, '20990101000000', 'wings', 'SQL', 'V20990101000000__wings.sql', 'x', 1, true)
                        """).update();
        String before = contents();

        assertThat(refusal(one))
                .isEqualTo("Espalier did not start: its database was used by a newer Espalier (step 20990101000000,"
                        + " wings); start that one or a newer one, or restore a backup from before. Nothing was"
                        + " changed.");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherBuildIsLeftAlone() {
        start(one).close();
        jdbc.sql("update flyway_schema_history set checksum = 1 where version = '20261125085900'")
                .update();
        String before = contents();

        assertThat(refusal(one))
                .startsWith("Espalier did not start: the tables in its database were made by a different");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void tablesOfSomethingElseAreLeftAlone() {
        jdbc.sql("create table theirs (id int)").update();

        assertThat(refusal(one))
                .isEqualTo("Espalier did not start: its database already holds tables that are not of an Espalier"
                        + " server; give it a database of its own. Nothing was changed.");
        assertThat(tables()).containsExactly("theirs");
    }

    private static ConfigurableApplicationContext start(Path folder, String database) {
        return EspalierServer.start(new Settings(
                new Ports(0, 0, 0),
                folder,
                ExternalPostgres.at(database, Optional.empty(), Optional.empty()),
                new FirstUse(Setup.OFF, Optional.empty()),
                Sites.unwatched(TestServer.appless(URI.create("https://gateway.invalid")))));
    }

    private ConfigurableApplicationContext start(Path folder) {
        return start(folder, database);
    }

    private String refusal(Path folder) {
        return FailedStart.sentence(catchThrowableOfType(RuntimeException.class, () -> start(folder)));
    }

    private List<String> tables() {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .query(String.class)
                .list();
    }

    /** Everything that stands in the tables but what a scheduler notes of its own turns. */
    private String contents() {
        return String.join(
                "\n",
                Stream.concat(
                                tables().stream(),
                                tables().stream()
                                        .filter(table -> !table.equals("scheduled_tasks"))
                                        .flatMap(table -> jdbc
                                                .sql("select t::text from " + table + " as t order by 1")
                                                .query(String.class)
                                                .list()
                                                .stream()))
                        .toList());
    }
}
