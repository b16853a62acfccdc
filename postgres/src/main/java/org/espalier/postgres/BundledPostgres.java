package org.espalier.postgres;

import java.nio.file.Path;

/**
 * A PostgreSQL cluster of our own in a folder, started for this process and stopped with it.
 *
 * <p>The folder holds everything of it:
 *
 * <pre>
 *   lock       held while a process uses the folder
 *   password   of the user, readable by the owner alone
 *   cluster/   PostgreSQL's data
 *   server.log what PostgreSQL said, at most two files of eight megabytes
 * </pre>
 *
 * <p>It is durable: an answered commit survives the end of this process and of the machine. It listens on 127.0.0.1
 * alone, on a port that differs from start to start. If this process is killed, the operating system stops PostgreSQL;
 * if PostgreSQL alone ends, it is started again on the same port. Safe for use by several threads.
 */
public final class BundledPostgres implements AutoCloseable {

    private final FolderLock lock;
    private final Credentials credentials;
    private final ServerProcess server;

    private BundledPostgres(FolderLock lock, Credentials credentials, ServerProcess server) {
        this.lock = lock;
        this.credentials = credentials;
        this.server = server;
    }

    /**
     * The running cluster of the folder, created if the folder has none yet; returns when it answers.
     *
     * @throws PostgresFailure with one sentence for a person when it cannot run
     */
    public static BundledPostgres start(Path folder) {
        return start(folder, ServerProcess.freePort());
    }

    /** As {@link #start(Path)}, on that port if it is free. */
    static BundledPostgres start(Path folder, int port) {
        FolderLock lock = FolderLock.take(folder);
        boolean started = false;
        try {
            Installation installation = Installation.forThisMachine(lock.folder());
            Cluster cluster = new Cluster(lock.folder(), installation);
            Credentials credentials = cluster.prepare();
            Orphan.stopIn(cluster.data());
            ServerProcess server = ServerProcess.start(cluster, installation, port);
            started = true;
            return new BundledPostgres(lock, credentials, server);
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    /** The address of a database of this cluster for JDBC, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The user that owns the cluster. */
    public String user() {
        return credentials.user();
    }

    /** The password of {@link #user()}. */
    public String password() {
        return credentials.password();
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** Makes sure that a database of that name exists; one that exists is left as it is. */
    public void createDatabaseIfAbsent(String name) {
        Databases.createIfAbsent(jdbcUrl("postgres"), credentials, name);
    }

    /** The process id of the running server, for tests that kill it. */
    long serverPid() {
        return server.pid();
    }

    /** Stops PostgreSQL within about ten seconds, then lets the folder go. */
    @Override
    public void close() {
        server.close();
        lock.close();
    }
}
