package org.espalier.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.espalier.postgres.BundledPostgres;
import org.espalier.server.platform.Settings.ExternalDatabase;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of this server: somebody else's by address, or the bundled one, which it starts and stops. */
final class Database implements AutoCloseable {

    private static final String NAME = "espalier";
    private static final int MOST_CONNECTIONS = 20;

    /** Whoever asks while the database is away is told so, rather than kept waiting. */
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final ExternalDatabase address;
    private final @Nullable BundledPostgres bundled;

    private Database(ExternalDatabase address, @Nullable BundledPostgres bundled) {
        this.address = address;
        this.bundled = bundled;
    }

    static Database of(Settings settings) {
        return settings.database()
                .map(elsewhere -> new Database(elsewhere, null))
                .orElseGet(() -> bundledIn(DataFolder.at(settings.folder())));
    }

    private static Database bundledIn(DataFolder folder) {
        BundledPostgres postgres = BundledPostgres.start(folder.path().resolve("postgres"));
        postgres.createDatabaseIfAbsent(NAME);
        return new Database(
                new ExternalDatabase(postgres.jdbcUrl(NAME), postgres.user(), postgres.password()), postgres);
    }

    HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("espalier");
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        pool.addDataSourceProperty("ApplicationName", "espalier");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    @Override
    public void close() {
        if (bundled != null) {
            bundled.close();
        }
    }
}
