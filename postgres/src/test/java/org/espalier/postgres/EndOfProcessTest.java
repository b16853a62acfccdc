package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** No PostgreSQL outlives the process it serves, and none that does stands in the way. */
class EndOfProcessTest {

    @TempDir
    Path folder;

    @Test
    void aKilledProcessLeavesNoPostgresAndLosesNoCommit(TestReporter reporter) throws Exception {
        for (int kills = 1; kills <= 2; kills++) {
            Process program = program();
            ProcessHandle postgres = postgresOf(program);
            assertThatThrownBy(() -> BundledPostgres.start(folder))
                    .isInstanceOf(PostgresFailure.class)
                    .hasMessageContaining("is in use by process " + program.pid() + ", so nothing was started");

            program.destroyForcibly().waitFor();

            postgres.onExit().get(10, TimeUnit.SECONDS);
            assertThat(postgres.isAlive()).isFalse();
            long begin = System.nanoTime();
            try (BundledPostgres next = BundledPostgres.start(folder)) {
                reporter.publishEntry(
                        "start after a kill in milliseconds",
                        Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
                assertThat(Sql.answer(next, "SELECT count(*) FROM kept")).isEqualTo(Integer.toString(kills));
            }
        }
    }

    @Test
    void aStartRightAfterAKillWaitsForTheOldOne() throws Exception {
        Process program = program();
        ProcessHandle postgres = postgresOf(program);
        program.destroyForcibly().waitFor();
        try (BundledPostgres next = BundledPostgres.start(folder)) {
            assertThat(Sql.answer(next, "SELECT count(*) FROM kept")).isEqualTo("1");
            postgres.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProcessThatEndsWithoutClosingLeavesNoPostgres() throws Exception {
        Process program = program();
        ProcessHandle postgres = postgresOf(program);
        program.getOutputStream().close();
        assertThat(program.waitFor()).isZero();
        postgres.onExit().get(10, TimeUnit.SECONDS);
        assertThat(postgres.isAlive()).isFalse();
    }

    @Test
    void aPostgresThatOutlivedItsProcessIsStoppedBeforeTheStart() throws Exception {
        Installation installation = Installation.forThisMachine(folder);
        Cluster cluster = new Cluster(folder, installation);
        BundledPostgres.start(folder).close();
        Process survivor = Command.builder(installation.command(
                        "postgres", ServerSettings.arguments(cluster.data(), ServerProcess.freePort())))
                .start();
        try (BufferedReader lines = survivor.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isNotNull();
            awaitPidFile(cluster, lines);
            try (BundledPostgres next = BundledPostgres.start(folder)) {
                assertThat(Sql.answer(next, "SELECT 1")).isEqualTo("1");
                assertThat(survivor.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** Containers often forbid namespaces to root; then the files go to another user. */
    @Test
    void rootMayAlsoRunItAsAnotherUser() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root changes users")
                .isEqualTo("root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path programs = Bundle.unpacked(Bundle.forThisMachine(), folder.resolve("programs"));
        Installation installation = new Installation(
                programs, Keeper.OTHER_USER, Installation.forThisMachine(folder).majorVersion());
        Cluster cluster = new Cluster(folder, installation);
        Credentials credentials = cluster.prepare();
        try (ServerProcess server = ServerProcess.start(cluster, installation, ServerProcess.freePort())) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
            Databases.createIfAbsent(url, credentials, "mine");
        }
        // Back with the namespace, the files are taken back.
        try (BundledPostgres next = BundledPostgres.start(folder)) {
            assertThat(Sql.answer(next, "SELECT count(*) FROM pg_database WHERE datname = 'mine'"))
                    .isEqualTo("1");
        }
    }

    /** Where no death signal exists, a shell listens to a pipe that ends with us. */
    @Test
    void withoutADeathSignalTheEndOfAPipeStopsAProgram() throws Exception {
        Process program = Command.builder(Keeper.PIPE.command(
                        List.of("sh", "-c", "trap 'exit 7' INT; echo begun; while :; do sleep 0.1; done")))
                .start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("begun");
            program.getOutputStream().close();
            assertThat(program.waitFor()).isEqualTo(7);
        }
    }

    private static void awaitPidFile(Cluster cluster, BufferedReader lines) throws IOException {
        while (!Files.exists(cluster.data().resolve("postmaster.pid"))) {
            assertThat(lines.readLine()).isNotNull();
        }
    }

    private Process program() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProgramThatIsKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle postgresOf(Process program) throws IOException {
        String line = program.inputReader(StandardCharsets.UTF_8).readLine();
        return ProcessHandle.of(Long.parseLong(line)).orElseThrow();
    }
}
