package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the project's root on machines that lack what they need. */
class LauncherIT {

    private static final Path ROOT =
            Path.of(System.getProperty("espalier.root")).normalize();

    /** What the scripts use of every machine. */
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "cut",
            "dirname",
            "find",
            "flock",
            "mkdir",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sh",
            "sort",
            "xargs");

    @TempDir
    Path folder;

    private Path tools;

    @BeforeEach
    void linkTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) {
            for (Path place : List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool))) {
                if (Files.isExecutable(place) && Files.notExists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), place);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "espalier serve",
                "espalier demo",
                "espalier sandbox",
                "espalier build",
                "espalier bench",
                "check",
                "mvnw"
            })
    void withoutAJdkNothingIsDone(String script) throws IOException {
        makeEveryJdkOlder();

        run(ROOT, script)
                .saysOnly(
                        "Espalier needs a JDK of version 25 or newer, and none was found in JAVA_HOME, on the PATH or in"
                                + " the usual folders. Nothing was changed. Install one",
                        1);
    }

    /**
     * The usual folders of JDKs are searched whatever the PATH says, so what reads their versions reads another one.
     */
    private void makeEveryJdkOlder() throws IOException {
        Files.delete(tools.resolve("sed"));
        Files.writeString(tools.resolve("sed"), "#!/bin/sh\necho 21\n");
        Files.setPosixFilePermissions(tools.resolve("sed"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void withoutMavenNothingIsStarted() throws IOException {
        Path copy = copyOfScripts();

        Ended ended = run(copy, "espalier serve");

        assertThat(ended.complaint().lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("Espalier is built with Maven, and no 'mvn' is on the PATH. Nothing was changed. Install");
        assertThat(ended.complaint()).endsWith("Nothing was started.\n");
        assertThat(ended.output()).isEmpty();
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(copy.resolve("target/build.stamp")).doesNotExist();
    }

    @Test
    void aCommandThatIsNotThereIsNamedWithThoseThatAre() {
        Ended ended = run(ROOT, "espalier server");

        assertThat(ended.complaint())
                .startsWith("There is no command 'server'. Nothing was started.\n")
                .contains("./espalier serve ");
        assertThat(ended.exit()).isEqualTo(2);
    }

    /** A project of nothing but its scripts, which was never built. */
    private Path copyOfScripts() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("project"));
        for (String part : List.of(".mvn", "core", "postgres", "sandbox", "server", "web", "scripts")) {
            Files.createDirectory(copy.resolve(part));
        }
        for (String file : List.of("espalier", "mvnw", "pom.xml", "scripts/build.sh", "scripts/find-jdk.sh")) {
            Files.copy(ROOT.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private Ended run(Path project, String script) {
        String[] words = script.split(" ", -1);
        String shell = words[0].equals("check") ? "/bin/bash" : "/bin/sh";
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(shell, project.resolve(words[0]).toString()),
                        Stream.of(words).skip(1))
                .toList());
        builder.directory(folder.toFile()).environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "HOME", folder.toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        return Ended.of(builder);
    }
}
