package org.espalier.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.espalier.postgres.BundledPostgres;
import org.espalier.postgres.PostgresFailure;
import org.flywaydb.core.Flyway;

/** The sandbox's own database: a PostgreSQL cluster in its folder with the tables of a Jira. */
final class Store implements AutoCloseable {

    private static final String DATABASE = "sandbox";

    private final BundledPostgres postgres;
    private final HikariDataSource connections;

    private Store(BundledPostgres postgres, HikariDataSource connections) {
        this.postgres = postgres;
        this.connections = connections;
    }

    /** Starts the cluster of that folder, creating it where there is none. */
    static Store open(Path folder) {
        BundledPostgres postgres = started(folder);
        postgres.createDatabaseIfAbsent(DATABASE);
        HikariDataSource connections = connections(postgres);
        prepare(connections);
        return new Store(postgres, connections);
    }

    /** Brings the tables of a database to the form that this sandbox expects. */
    static void prepare(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    DataSource database() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
        postgres.close();
    }

    private static BundledPostgres started(Path folder) {
        try {
            return BundledPostgres.start(folder);
        } catch (PostgresFailure failure) {
            throw SandboxFailure.because(String.valueOf(failure.getMessage()));
        }
    }

    private static HikariDataSource connections(BundledPostgres postgres) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(postgres.jdbcUrl(DATABASE));
        settings.setUsername(postgres.user());
        settings.setPassword(postgres.password());
        settings.setMaximumPoolSize(16);
        settings.setMinimumIdle(2);
        settings.setPoolName("sandbox");
        return new HikariDataSource(settings);
    }
}
