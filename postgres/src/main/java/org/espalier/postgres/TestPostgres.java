package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL of tests. A test class takes one database of its own.
 *
 * <p>It is a bundled cluster for the whole process, as the real one but that no commit waits for the disk, in a
 * temporary folder that is deleted at its end; or the server at {@code ESPALIER_TEST_DATABASE_URL}, whose user may
 * create databases. Those that were taken are dropped at the end of the process.
 */
public final class TestPostgres {

    private static final String ADDRESS = "ESPALIER_TEST_DATABASE_URL";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** The address for JDBC of a fresh, empty database, with user and password in it. */
    public static String newDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        return Server.RUNNING.newDatabase(name);
    }

    /** Where databases can be made. */
    private sealed interface Server {

        /** Starts with the first use. */
        Server RUNNING = Optional.ofNullable(System.getenv(ADDRESS))
                .filter(address -> !address.isBlank())
                .<Server>map(Given::at)
                .orElseGet(Started::inTemporaryFolder);

        String newDatabase(String name);
    }

    /** A server that somebody else runs. */
    private record Given(ExternalPostgres database) implements Server {

        static Given at(String address) {
            ExternalPostgres database = ExternalPostgres.at(address, Optional.empty(), Optional.empty())
                    .orElseThrow(() -> new PostgresFailure(ADDRESS + " must look like " + ExternalPostgres.FORM + "."));
            database.requireUsable();
            return new Given(database);
        }

        @Override
        public String newDatabase(String name) {
            Credentials credentials = new Credentials(database.user(), database.password());
            Databases.createIfAbsent(database.jdbcUrl(), credentials, name);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> Databases.drop(database.jdbcUrl(), credentials, name), "test-database-end"));
            String server = database.jdbcUrl().substring(0, database.jdbcUrl().lastIndexOf('/') + 1);
            return server + name + "?user=" + database.user() + "&password=" + database.password();
        }
    }

    /** A bundled cluster. */
    private record Started(BundledPostgres postgres) implements Server {

        static Started inTemporaryFolder() {
            try {
                Path folder = Files.createTempDirectory("espalier-test-postgres");
                BundledPostgres postgres = BundledPostgres.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder), "test-postgres-end"));
                return new Started(postgres);
            } catch (IOException failure) {
                throw new PostgresFailure("There is no temporary folder for the tests' database.", failure);
            }
        }

        @Override
        public String newDatabase(String name) {
            postgres.createDatabaseIfAbsent(name);
            // Nobody kills this cluster, and waiting for a disk proves nothing.
            Databases.hurry(postgres.jdbcUrl("postgres"), new Credentials(postgres.user(), postgres.password()), name);
            return postgres.jdbcUrl(name) + "?user=" + postgres.user() + "&password=" + postgres.password();
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
