package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the programs refuse to start and how they end: one sentence, an exit code, and nothing lost. What a broken data
 * file can hold is in the sandbox's tests, what can be wrong with a cluster in those of the bundled PostgreSQL.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class StartIT {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);
    private static final int ENDED_BY_SIGTERM = 143;

    private Path fresh;
    private Path data;
    private ServerSocket taken;
    private Program program;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        fresh = Files.createDirectory(folder.resolve("fresh"));
        data = folder.resolve("data");
        taken = new ServerSocket(0);
        program = RunningServer.program(data, Map.of("ESPALIER_SETUP", "demo", "ESPALIER_SANDBOX_PORT", "0"));
    }

    @AfterAll
    void end() throws IOException {
        taken.close();
        program.close();
    }

    /** A server that cannot start, and why. */
    record Hindrance(String name, Map<String, String> environment, List<String> options, String sentence) {

        @Override
        public String toString() {
            return name;
        }
    }

    private Stream<Hindrance> hindrances() throws IOException {
        String port = Integer.toString(taken.getLocalPort());
        String inUse = "Espalier did not start: port " + port + " is in use by another program; end that, or set ";
        Path file = Files.writeString(fresh.resolve("file"), "kept");
        Path logless = Files.createDirectory(fresh.resolve("logless"));
        Files.writeString(logless.resolve("logs"), "kept");
        Path logged = Files.createDirectories(fresh.resolve("logged"));
        Files.createDirectories(logged.resolve("logs/espalier.log"));
        return Stream.of(
                hindrance("a port in use", Map.of("ESPALIER_PORT", port), inUse + "ESPALIER_PORT"),
                hindrance(
                        "a port for health in use",
                        Map.of("ESPALIER_MANAGEMENT_PORT", port),
                        inUse + "ESPALIER_MANAGEMENT_PORT"),
                hindrance(
                        "a port of the sandbox in use",
                        Map.of("ESPALIER_SETUP", "demo", "ESPALIER_SANDBOX_PORT", port),
                        inUse + "ESPALIER_SANDBOX_PORT"),
                hindrance(
                        "a data folder that is a file",
                        Map.of("ESPALIER_DATA", file.toString()),
                        "the data folder " + file + " is a file; move it away"),
                hindrance(
                        "a file where the folder of the logs should be",
                        Map.of("ESPALIER_DATA", logless.toString()),
                        logless.resolve("logs") + " is a file where a folder is needed"),
                hindrance(
                        "a log that cannot be written",
                        Map.of("ESPALIER_DATA", logged.toString()),
                        "it cannot write into the file " + logged.resolve("logs/espalier.log")),
                hindrance(
                        "a token that is too short",
                        Map.of("ESPALIER_ADMIN_TOKEN", "nineteen-characters"),
                        "ESPALIER_ADMIN_TOKEN must have at least 20 characters."),
                hindrance(
                        "three settings that cannot be",
                        Map.of(
                                "ESPALIER_PORT", "http",
                                "ESPALIER_SETUP", "maybe",
                                "ESPALIER_ATLASSIAN_GATEWAY", "here"),
                        "ESPALIER_PORT must be a number from 0 to 65535, but is 'http'; ESPALIER_SETUP must be wizard, off"
                                + " or demo, but is 'maybe'; ESPALIER_ATLASSIAN_GATEWAY must be an address such as"
                                + " https://api.atlassian.com, but is 'here'."),
                new Hindrance(
                        "an option, of which there are none",
                        Map.of(),
                        List.of("--port", "8080"),
                        "it takes no options, but was given '--port 8080'"));
    }

    private static Hindrance hindrance(String name, Map<String, String> environment, String sentence) {
        return new Hindrance(name, environment, List.of(), sentence);
    }

    @ParameterizedTest
    @MethodSource("hindrances")
    void whatKeepsTheServerFromStartingIsSaidInOneSentence(Hindrance hindrance) throws IOException {
        List<String> before = contents(fresh);
        Ended ended = Ended.of(Program.builder(
                Program.command("server", hindrance.options()),
                RunningServer.environment(fresh.resolve("made"), hindrance.environment())));

        ended.saysOnly(hindrance.sentence(), 1);
        assertThat(contents(fresh)).isEqualTo(before);
    }

    /** A data file that no sandbox takes, and why. */
    record BrokenFile(String name, String content, String sentence) {

        @Override
        public String toString() {
            return name;
        }
    }

    private Stream<BrokenFile> brokenFiles() throws IOException {
        String good = Files.readString(OrchardFile.write(fresh.resolve("good.jsonl"), 3));
        return Stream.of(
                new BrokenFile(
                        "a second line that is cut off",
                        good.substring(0, good.indexOf("TREE-2")),
                        "line 2: it is not"),
                new BrokenFile(
                        "an id that comes again",
                        good.replace("10003", "10002"),
                        "line 3: the id 10002 is already that"),
                new BrokenFile(
                        "a field that is missing", good.replace("\"rank\"", "\"place\""), "line 1: the field \"rank\""),
                new BrokenFile("nothing", "", "it holds no issue."));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void aBrokenDataFileIsNamedWithItsLineAndNothingIsLoaded(BrokenFile broken) throws IOException {
        Path file = Files.writeString(fresh.resolve("broken.jsonl"), broken.content());
        Path store = fresh.resolve("store");

        sandbox("--data", file.toString(), "--store", store.toString())
                .saysOnly("Nothing was loaded from " + file + ": " + broken.sentence(), 1);

        assertThat(store).doesNotExist();
    }

    @Test
    void foldersInUseAreLeftToWhoeverHasThem() {
        Forest before = forest(program);

        server(List.of(), Map.of()).saysOnly("Folder " + data.resolve("postgres") + " is in use by process ", 1);
        Path store = data.resolve("sandbox/store");
        sandbox("--store", store.toString()).saysOnly("Folder " + store + " is in use by process ", 1);

        assertThat(forest(program)).isEqualTo(before);
    }

    @Test
    void sigtermEndsEverythingAndNeitherThatNorRefusedStartsLoseAnything() throws Exception {
        Forest before = forest(program);
        List<ProcessHandle> processes = program.descendants();
        assertThat(processes).as("PostgreSQL twice, and the sandbox").hasSizeGreaterThan(2);

        assertThat(program.stop()).isEqualTo(ENDED_BY_SIGTERM);
        Polling.until(
                "the end of all its processes",
                LONGEST_FAREWELL,
                () -> Optional.of(processes).filter(all -> all.stream().noneMatch(ProcessHandle::isAlive)));

        refuseReadOnly();
        refuseForeignKey();
        endDuringAStart();

        program = RunningServer.program(data, Map.of());
        assertThat(forest(program)).isEqualTo(before);
    }

    private void endDuringAStart() {
        try (Program starting = RunningServer.program(data, Map.of())) {
            Polling.until(
                    "the start of its PostgreSQL",
                    LONGEST_FAREWELL,
                    () -> starting.descendants().stream().findFirst());
            // Not with stop(), which closes the output.
            starting.signal("TERM");
            assertThat(starting.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(starting.output())
                    .isIn("\n", "Espalier was told to end before it was ready. Nothing is lost; start it again.\n");
        }
    }

    private void refuseReadOnly() throws IOException {
        boolean root = System.getProperty("user.name").equals("root");
        var permissions = Files.getPosixFilePermissions(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            // Permissions do not bind root, but in a namespace of its own it is root no more.
            server(root ? List.of("unshare", "-U") : List.of(), Map.of())
                    .saysOnly("it cannot write into the data folder " + data + "; make it writable", 1);
        } finally {
            Files.setPosixFilePermissions(data, permissions);
        }
    }

    private void refuseForeignKey() throws IOException {
        Path key = data.resolve("secret.key");
        Path kept = Files.move(key, data.resolve("secret.kept"));
        Files.writeString(key, "{}");
        server(List.of(), Map.of()).saysOnly("the key file " + key + " cannot be used; put back the one", 1);
        Files.delete(key);
        Files.move(kept, key);
    }

    @Test
    void aFileSystemThatTakesNoFilesIsNoDataFolder() {
        Path readOnly = Path.of("/sys/kernel");
        assumeThat(readOnly).as("a file system that takes no files").isDirectory();

        server(List.of(), Map.of("ESPALIER_DATA", readOnly.toString()))
                .saysOnly("it cannot write into the data folder " + readOnly, 1);
        sandbox("--store", readOnly.toString()).saysOnly("Espalier cannot keep its database in " + readOnly, 1);
    }

    /** The server on the data folder of the running one, started in some way. */
    private Ended server(List<String> way, Map<String, String> replaced) {
        return Ended.of(Program.builder(
                Stream.concat(way.stream(), Program.command("server", List.of()).stream())
                        .toList(),
                RunningServer.environment(data, replaced)));
    }

    private static Ended sandbox(String... options) {
        return Ended.of(Program.builder(
                Program.command(
                        "sandbox",
                        Stream.concat(Stream.of("--port", "0"), Stream.of(options))
                                .toList()),
                Map.of()));
    }

    private static Forest forest(Program running) {
        Api api = new Api(running.address(), RunningServer.TOKEN);
        return api.forest(
                api.http().get("structures").good().json().at("/values/0/id").asString());
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
