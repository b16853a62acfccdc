package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL of tests: one cluster for the whole process, in a temporary folder that is deleted at its end.
 *
 * <p>It is as durable as the real one. A test class takes one database of its own.
 */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** The address for JDBC of a fresh, empty database, with user and password in it. */
    public static String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        BundledPostgres postgres = Running.POSTGRES;
        postgres.createDatabaseIfAbsent(name);
        return postgres.jdbcUrl(name) + "?user=" + postgres.user() + "&password=" + postgres.password();
    }

    /** Starts with the first use. */
    private static final class Running {
        static final BundledPostgres POSTGRES = start();

        private static BundledPostgres start() {
            try {
                Path folder = Files.createTempDirectory("espalier-test-postgres");
                BundledPostgres postgres = BundledPostgres.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder), "test-postgres-end"));
                return postgres;
            } catch (IOException failure) {
                throw new PostgresFailure("There is no temporary folder for the tests' database.", failure);
            }
        }

        private static void end(BundledPostgres postgres, Path folder) {
            postgres.close();
            try {
                Folders.delete(folder);
            } catch (IOException failure) {
                throw new PostgresFailure("The folder of the tests' database was not deleted: " + folder, failure);
            }
        }
    }
}
