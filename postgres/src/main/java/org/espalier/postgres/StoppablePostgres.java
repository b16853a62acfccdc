package org.espalier.postgres;

import java.nio.file.Path;

/** A cluster of one test's own, which it stops and starts again at the same address. */
public final class StoppablePostgres implements AutoCloseable {

    private static final String DATABASE = "stoppable";

    private final Path folder;
    private BundledPostgres running;

    private StoppablePostgres(Path folder) {
        this.folder = folder;
        this.running = BundledPostgres.start(folder);
        running.createDatabaseIfAbsent(DATABASE);
    }

    /** Running, with one database. */
    public static StoppablePostgres start(Path folder) {
        return new StoppablePostgres(folder);
    }

    /** The address for JDBC of the database, with user and password in it. */
    public String database() {
        return running.jdbcUrl(DATABASE) + "?user=" + running.user() + "&password=" + running.password();
    }

    /** Ends all sessions and then PostgreSQL. */
    public void stop() {
        running.close();
    }

    /** Begins again after {@link #stop()}. */
    public void startAgain() {
        running = BundledPostgres.start(folder, running.port());
    }

    @Override
    public void close() {
        running.close();
    }
}
