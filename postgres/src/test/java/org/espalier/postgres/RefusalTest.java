package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the way of a start is told in one sentence, and nothing is changed. */
class RefusalTest {

    @TempDir
    Path folder;

    /** Permission bits do not bind root, a file in the place of a folder binds everybody. */
    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> BundledPostgres.start(file.resolve("below")))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("Espalier cannot keep its database in " + file.resolve("below"))
                .hasMessageEndingWith("so nothing was started; give a folder that it may create and write.");
        assertThatThrownBy(() -> BundledPostgres.start(file))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining(file + " is a file");
    }

    /** Linux shows the same to root and to everybody else: this file system takes no files. */
    @Test
    void aReadOnlyFolderIsNamed() {
        Path readOnly = Path.of("/sys/kernel");
        assumeThat(readOnly).as("a file system that takes no files").isDirectory();
        assertThatThrownBy(() -> BundledPostgres.start(readOnly))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageStartingWith("Espalier cannot keep its database in " + readOnly);
    }

    @Test
    void aClusterOfAnotherVersionIsLeftAlone() throws IOException {
        BundledPostgres.start(folder).close();
        Path version = folder.resolve("cluster/PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> BundledPostgres.start(folder))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("was made by PostgreSQL 17, but this Espalier brings PostgreSQL 18,"
                        + " so nothing was started and nothing was changed");
        Files.writeString(version, "18\n");
        BundledPostgres.start(folder).close();
    }

    @Test
    void aMissingPasswordIsNamed() throws IOException {
        BundledPostgres.start(folder).close();
        Files.delete(folder.resolve("password"));
        assertThatThrownBy(() -> BundledPostgres.start(folder))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining(folder.resolve("password") + " with the database's password is missing");
    }

    @Test
    void aBrokenServerTellsItsOwnWords() throws IOException {
        BundledPostgres.start(folder).close();
        Files.delete(folder.resolve("cluster/global/pg_control"));
        assertThatThrownBy(() -> BundledPostgres.start(folder))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("PostgreSQL did not start (")
                .hasMessageContaining("nothing that was saved is lost");
    }

    @Test
    void aCreationThatWasKilledIsBegunAnew() throws IOException {
        Files.createDirectories(folder.resolve("cluster.unfinished/base"));
        Files.createFile(folder.resolve("password.unfinished"));
        BundledPostgres.start(folder).close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("cluster", "lock", "password", "server.log");
        }
    }

    @Test
    void aPidFileWhoseNumberAnotherProgramHasDoesNotHinder() throws IOException {
        BundledPostgres.start(folder).close();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        BundledPostgres.start(folder).close();
    }

    @Test
    void aMachineWithoutBinariesIsNamed() {
        assertThatThrownBy(() -> Bundle.named("plan9-vax"))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageStartingWith("This Espalier brings no PostgreSQL for this machine (plan9-vax)");
    }

    @Test
    void anUnpackingThatWasKilledIsBegunAnew() throws IOException {
        Bundle bundle = Bundle.forThisMachine();
        Files.createDirectories(folder.resolve(bundle.key() + ".partial/bin"));
        Path home = Bundle.unpacked(bundle, folder);
        assertThat(home.resolve("bin/postgres")).isExecutable();
        assertThat(folder.resolve(bundle.key() + ".partial")).doesNotExist();
    }

    @Test
    void everyTestClassGetsAnEmptyDatabaseOfItsOwn() {
        assertThat(TestPostgres.newDatabase()).isNotEqualTo(TestPostgres.newDatabase());
    }
}
