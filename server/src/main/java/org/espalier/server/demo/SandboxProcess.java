package org.espalier.server.demo;

import jakarta.annotation.PreDestroy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sandbox Jira as a process of its own, ended with this server. Its jar travels inside the server's. */
@Component
class SandboxProcess {
    private static final String JAR = "sandbox/espalier-sandbox.jar";
    private static final String READY = "Sandbox Jira is ready: ";
    private static final int PATIENCE_SECONDS = 10;

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    SandboxProcess(Settings settings) {
        this.folder = settings.folder().toAbsolutePath().resolve("sandbox");
        this.port = settings.ports().sandbox();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws StartRefused with the sandbox's own sentence when it does not start
     */
    URI start() {
        try {
            Files.createDirectories(folder);
            var started = new ProcessBuilder(
                            java(),
                            // It lives briefly and does little: it starts in half the time this way.
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            unpacked().toString(),
                            "--port",
                            Integer.toString(port),
                            "--dialect",
                            "cloud",
                            "--store",
                            folder.resolve("store").toString(),
                            "--parent",
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectErrorStream(true)
                    .start();
            process = started;
            return ready(started);
        } catch (IOException failure) {
            throw new StartRefused(
                    "The sandbox Jira could not be started in " + folder + ": " + failure.getMessage()
                            + ". Nothing was changed; check the folder and start again.",
                    failure);
        }
    }

    private static URI ready(Process started) throws IOException {
        var output = new BufferedReader(started.inputReader(StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().name("sandbox-output").start(() -> drain(output));
                return URI.create(line.substring(READY.length()).strip());
            }
            said.add(line);
        }
        throw new StartRefused(
                "The sandbox Jira did not start. " + (said.isEmpty() ? "It gave no reason." : said.getLast()));
    }

    /** Reads on, so that the sandbox never waits for a full pipe. */
    private static void drain(BufferedReader output) {
        try {
            output.lines().forEach(line -> {});
        } catch (UncheckedIOException ended) {
            // The sandbox has ended, and its output with it.
        }
    }

    private Path unpacked() throws IOException {
        var target = folder.resolve("espalier-sandbox.jar");
        try (var jar = SandboxProcess.class.getClassLoader().getResourceAsStream(JAR)) {
            if (jar == null) {
                throw new StartRefused(
                        "This build of the server carries no sandbox Jira. Start it with ./espalier demo, which builds both.");
            }
            Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
        }
    }
}
