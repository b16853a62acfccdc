package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.espalier.postgres.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a program: how it starts, ends and refuses to start. */
class ProgramTest {

    private static final String READY = "Sandbox Jira is ready: ";
    private static final long LONGEST_END_SECONDS = 10;

    @TempDir
    Path folder;

    @Test
    void aSecondStartGoesOnWithWhatTheFirstLeft(TestReporter reporter) throws Exception {
        String store = folder.resolve("store").toString();
        Process first = program("--data", TestSandbox.harbourFile().toString(), "--store", store);
        TestClient admin = new TestClient(address(first), "admin");
        assertThat(admin.delete("/rest/api/3/issueLink/501").status()).isEqualTo(204);
        assertThat(admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"summary\":\"Kept\"}}")
                        .status())
                .isEqualTo(204);
        long begin = System.nanoTime();
        first.destroy();
        assertThat(first.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS))
                .as("an end within ten seconds")
                .isTrue();
        reporter.publishEntry(
                "end in milliseconds", Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));

        assertRefused(
                1,
                "Nothing was loaded, because the store " + store + " already holds issues; leave out --data to go on"
                        + " with them, or give another --store.",
                "--data",
                TestSandbox.harbourFile().toString(),
                "--store",
                store);

        Process parent = new ProcessBuilder("sleep", "600").start();
        Process second = program("--store=" + store, "--parent=" + parent.pid());
        TestClient again = new TestClient(address(second), "admin");
        assertThat(again.fields("TEST-7").path("summary").asString()).isEqualTo("Kept");
        assertThat(again.fields("TEST-2").path("issuelinks")).hasSize(1);
        parent.destroyForcibly();
        assertThat(second.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS))
                .as("an end with its parent")
                .isTrue();
    }

    @Test
    void aBrokenFileIsNamedAndNothingIsMade() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(TestSandbox.harbourFile()));
        lines.set(4, lines.get(4).replace("}", ""));
        Path file = Files.write(folder.resolve("broken.jsonl"), lines);
        Path store = folder.resolve("store");
        String error = refusal(1, "--data", file.toString(), "--store", store.toString());
        assertThat(error).startsWith("Nothing was loaded from " + file + ": line 5: it is not valid JSON");
        assertThat(store).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        Path file = folder.resolve("missing.jsonl");
        assertRefused(
                1,
                "Nothing was started, because the data file " + file
                        + " does not exist or cannot be read; check the path given with --data.",
                "--data",
                file.toString());
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertRefused(
                    1,
                    "Port " + port
                            + " is already in use, so nothing was started and nothing was changed; stop what uses"
                            + " it, or give another --port (0 takes a free one).",
                    "--port",
                    Integer.toString(port));
        }
    }

    @Test
    void aStoreThatCannotBeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(refusal(1, "--store", file.resolve("store").toString()))
                .startsWith("Espalier cannot keep its database in " + file.resolve("store"));
    }

    @Test
    void aDatabaseElsewhereTakesThePlaceOfTheStore() throws Exception {
        Path store = folder.resolve("store");
        String[] arguments = {"--data", TestSandbox.harbourFile().toString(), "--store", store.toString()};
        Map<String, String> elsewhere = Map.of("ESPALIER_SANDBOX_DATABASE_URL", TestPostgres.newDatabase());

        Process program = program(elsewhere, arguments);
        TestClient admin = new TestClient(address(program), "admin");
        assertThat(admin.fields("TEST-7").path("summary").isString()).isTrue();
        program.destroy();
        assertThat(program.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(refusal(program(elsewhere, arguments), 1))
                .startsWith("Nothing was loaded, because the store ")
                .contains(" already holds issues; ");
        assertThat(store).doesNotExist();
    }

    @Test
    void anAddressOfADatabaseThatIsNoneIsRefusedAndNotRepeated() throws Exception {
        assertThat(refusal(program(Map.of("ESPALIER_SANDBOX_DATABASE_URL", "mysql://ada:secret@db/x")), 2))
                .isEqualTo("Nothing was started, because ESPALIER_SANDBOX_DATABASE_URL must look like"
                        + " postgresql://user:password@host:5432/database.\n");
    }

    @Test
    void whatTheCommandLineMeansIsToldWhereItMeansNothing() throws Exception {
        assertRefused(
                2,
                "Nothing was started, because option \"--nonsense\" is unknown; the sandbox knows --port, --dialect,"
                        + " --data, --store and --parent.",
                "--nonsense");
    }

    private void assertRefused(int code, String sentence, String... arguments) throws Exception {
        assertThat(refusal(code, arguments)).isEqualTo(sentence + "\n");
    }

    private String refusal(int code, String... arguments) throws Exception {
        return refusal(program(arguments), code);
    }

    private static String refusal(Process program, int code) throws Exception {
        String error = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(error).isEqualTo(code);
        assertThat(program.getInputStream().readAllBytes()).isEmpty();
        return error;
    }

    private static URI address(Process program) throws IOException {
        BufferedReader lines = program.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        assertThat(line).startsWith(READY);
        return URI.create(line.substring(READY.length()));
    }

    private Process program(String... arguments) throws IOException {
        return program(Map.of(), arguments);
    }

    private Process program(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.espalier.sandbox.Sandbox"));
        List<String> given = List.of(arguments);
        if (!given.contains("--port")) {
            command.addAll(List.of("--port", "0"));
        }
        command.addAll(given);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
