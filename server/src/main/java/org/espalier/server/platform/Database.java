package org.espalier.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.espalier.postgres.BundledPostgres;
import org.espalier.postgres.ExternalPostgres;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of this server: somebody else's by address, or the bundled one, which it starts and stops. */
final class Database implements AutoCloseable {

    private static final String NAME = "espalier";
    private static final int MOST_CONNECTIONS = 20;

    /** Whoever asks while the database is away is told so, rather than kept waiting. */
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    /**
     * L17: a server that sleeps in the middle of a transaction must not hold the lease's row for longer than a
     * successor waits anyway.
     */
    private static final long LONGEST_SILENCE_MILLIS = 8_000;

    private final ExternalPostgres address;
    private final @Nullable BundledPostgres bundled;

    private Database(ExternalPostgres address, @Nullable BundledPostgres bundled) {
        this.address = address;
        this.bundled = bundled;
    }

    static Database of(Settings settings) {
        return settings.database()
                .map(Database::elsewhere)
                .orElseGet(() -> bundledIn(DataFolder.at(settings.folder())));
    }

    private static Database elsewhere(ExternalPostgres address) {
        address.requireUsable();
        return new Database(address, null);
    }

    private static Database bundledIn(DataFolder folder) {
        BundledPostgres postgres = BundledPostgres.start(folder.path().resolve("postgres"));
        postgres.createDatabaseIfAbsent(NAME);
        return new Database(
                new ExternalPostgres(
                        "127.0.0.1:" + postgres.port() + "/" + NAME,
                        postgres.jdbcUrl(NAME),
                        postgres.user(),
                        postgres.password()),
                postgres);
    }

    HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("espalier");
        pool.setJdbcUrl(address.jdbcUrl());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        pool.addDataSourceProperty("ApplicationName", "espalier");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = " + LONGEST_SILENCE_MILLIS);
        return pool;
    }

    @Override
    public void close() {
        if (bundled != null) {
            bundled.close();
        }
    }
}
