package org.espalier.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.espalier.postgres.BundledPostgres;
import org.espalier.postgres.ExternalPostgres;
import org.espalier.postgres.PostgresFailure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/**
 * The sandbox's own database with the tables of a Jira: a PostgreSQL cluster in its folder, or one that somebody else
 * runs.
 */
final class Store implements AutoCloseable {

    private static final String DATABASE = "sandbox";

    private final String place;
    private final Optional<BundledPostgres> postgres;
    private final HikariDataSource connections;

    private Store(String place, Optional<BundledPostgres> postgres, HikariDataSource connections) {
        this.place = place;
        this.postgres = postgres;
        this.connections = connections;
    }

    /** Starts the cluster of that folder, creating it where there is none. */
    static Store open(Path folder) {
        try {
            BundledPostgres postgres = BundledPostgres.start(folder);
            postgres.createDatabaseIfAbsent(DATABASE);
            return prepared(new Store(
                    folder.toString(),
                    Optional.of(postgres),
                    connections(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password())));
        } catch (PostgresFailure failure) {
            throw SandboxFailure.because(String.valueOf(failure.getMessage()));
        }
    }

    /** Uses a database elsewhere, which must hold nothing yet or be a sandbox's. */
    static Store at(ExternalPostgres database) {
        try {
            database.requireUsable();
        } catch (PostgresFailure failure) {
            throw SandboxFailure.because(String.valueOf(failure.getMessage()));
        }
        return prepared(new Store(
                database.place(),
                Optional.empty(),
                connections(database.jdbcUrl(), database.user(), database.password())));
    }

    private static Store prepared(Store store) {
        boolean prepared = false;
        try {
            prepare(store.connections);
            prepared = true;
            return store;
        } catch (FlywayException failure) {
            throw SandboxFailure.because(
                    switch (failure.getErrorCode()) {
                        case CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE,
                                CoreErrorCode.VALIDATE_ERROR ->
                            "Nothing was started, because the database " + store.place
                                    + " holds tables of a newer sandbox or of something else; give the sandbox a"
                                    + " database of its own. Nothing was changed.";
                        default ->
                            "Nothing was started, because the tables in the database " + store.place
                                    + " could not be made; make its user the owner of the database.";
                    });
        } finally {
            if (!prepared) {
                store.close();
            }
        }
    }

    /** Brings the tables of a database to the form that this sandbox expects; one that a newer made is refused. */
    static void prepare(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    /** Where it is, for people. */
    String place() {
        return place;
    }

    DataSource database() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
        postgres.ifPresent(BundledPostgres::close);
    }

    private static HikariDataSource connections(String jdbcUrl, String user, String password) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(16);
        settings.setMinimumIdle(2);
        settings.setPoolName("sandbox");
        return new HikariDataSource(settings);
    }
}
