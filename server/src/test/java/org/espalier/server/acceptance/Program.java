package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** One of the runnable jars in a process of its own; what it prints is kept for whoever looks for a failure's cause. */
final class Program implements AutoCloseable {

    private static final Pattern READY = Pattern.compile(".* is ready: (http://\\S+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Set<Program> RUNNING = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Process process;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Thread reader;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("output of the " + name).start(this::read);
    }

    /**
     * Starts the jar that a system property of the build names, with the variables of Espalier that are given and no
     * others.
     */
    static Program start(String name, List<String> arguments, Map<String, String> environment) {
        ProcessBuilder builder = builder(command(name, arguments), environment).redirectErrorStream(true);
        try {
            Program program = new Program(name, builder.start());
            RUNNING.add(program);
            return program;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How that jar is run. */
    static List<String> command(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                // A program that lives for minutes is not worth optimizing, least of all one that is killed.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        Path jar = jar(name);
        Path cache = Path.of(jar.toString().replaceFirst("jar$", "aot"));
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** A process with the variables of Espalier that are given, and what the build asks of every sandbox. */
    static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(
                        variable -> variable.startsWith("ESPALIER_") && !variable.equals("ESPALIER_SANDBOX_EXCHANGES"));
        builder.environment().putAll(environment);
        return builder;
    }

    private static Path jar(String name) {
        String property = "espalier." + name + ".jar";
        String jar = System.getProperty(property);
        if (jar == null) {
            throw new IllegalStateException("The system property " + property + " must name the " + name + "'s jar.");
        }
        return Path.of(jar);
    }

    /** What the programs that were not ended yet have printed, each under its name. */
    static String outputOfAll() {
        StringBuilder all = new StringBuilder();
        RUNNING.forEach(
                program -> all.append("--- ").append(program.name).append(":\n").append(program.output()));
        return all.toString();
    }

    /** The address at which the program says that it is ready. */
    URI address() {
        try {
            return ready.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return fail("The %s was not ready within %s; it printed:%n%s", name, LONGEST_START, output());
        } catch (ExecutionException ended) {
            return fail("The %s ended before it was ready; it printed:%n%s", name, output());
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    /** What this program has started and what that has started. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Both what it printed and what it complained of. */
    String output() {
        return String.join("\n", output) + "\n";
    }

    /** SIGKILL: no farewell. */
    void kill() {
        process.destroyForcibly();
        ended(LONGEST_END);
    }

    /** Sends a signal by its name. */
    void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                fail("The %s took no signal %s.", name, signal);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    /** SIGTERM; answers the exit code. */
    int stop() {
        process.destroy();
        return ended(LONGEST_END);
    }

    /** The exit code of a program that ends by itself, after everything it printed was read. */
    int exitCode() {
        return ended(LONGEST_START);
    }

    private int ended(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                fail("The %s did not end within %s; it printed:%n%s", name, longest, output());
            }
            reader.join(longest.toMillis());
            RUNNING.remove(this);
            return process.exitValue();
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            // One that sleeps would not hear.
            signal("CONT");
            stop();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                READY.matcher(line).results().forEach(found -> ready.complete(URI.create(found.group(1))));
            }
        } catch (IOException gone) {
            output.add(gone.toString());
        }
        ready.completeExceptionally(new IllegalStateException("The " + name + " ended."));
    }

    private static IllegalStateException stopped(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("The test was stopped.", cause);
    }

    static {
        // Whatever ends the tests, no program of theirs lives on.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(program -> program.process.destroyForcibly())));
    }
}
