package org.espalier.server.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Espalier from its jar on a data folder, which outlives its processes. */
final class RunningServer implements AutoCloseable {

    static final String TOKEN = "token-of-the-acceptance-tests";
    static final String USER = "ada";
    static final String PASSWORD = "a password for tests";

    private final Path folder;
    private final Map<String, String> replaced;
    private Program program;

    private RunningServer(Path folder, Map<String, String> replaced) {
        this.folder = folder;
        this.replaced = replaced;
        this.program = program(folder, replaced);
    }

    static RunningServer start(Path folder) {
        return new RunningServer(folder, Map.of());
    }

    /** One that asks its sites by itself what has changed. */
    static RunningServer watching(Path folder) {
        return new RunningServer(folder, Map.of("ESPALIER_POLL_SECONDS", "10"));
    }

    /** On the database at an address for JDBC; the bundled one is not started. */
    static RunningServer on(String database, Path folder) {
        return new RunningServer(folder, Map.of("ESPALIER_DATABASE_URL", database));
    }

    /** The program with some variables of the usual environment replaced, ready or not. */
    static Program program(Path folder, Map<String, String> replaced) {
        return Program.start("server", List.of(), environment(folder, replaced));
    }

    /** The usual environment with some variables replaced. */
    static Map<String, String> environment(Path folder, Map<String, String> replaced) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "ESPALIER_PORT",
                "0",
                "ESPALIER_MANAGEMENT_PORT",
                "0",
                "ESPALIER_DATA",
                folder.toString(),
                "ESPALIER_SETUP",
                "off",
                "ESPALIER_ADMIN_USER",
                USER,
                "ESPALIER_ADMIN_PASSWORD",
                PASSWORD,
                "ESPALIER_ADMIN_TOKEN",
                TOKEN,
                "ESPALIER_ALLOW_LOOPBACK_TRACKERS",
                "true",
                // What a run asks of Jira is counted.
                "ESPALIER_POLL_SECONDS",
                "0"));
        environment.putAll(replaced);
        return environment;
    }

    /** Waits until it is ready. */
    Api api() {
        return new Api(program.address(), TOKEN);
    }

    /** Where its pages are; waits until it is ready. */
    URI address() {
        return program.address();
    }

    /** SIGKILL. */
    void kill() {
        program.kill();
    }

    /** SIGSTOP: from now on it does nothing and knows nothing of it. */
    void sleep() {
        program.signal("STOP");
    }

    /** SIGCONT. */
    void wake() {
        program.signal("CONT");
    }

    /** SIGTERM; answers the exit code. */
    int stop() {
        return program.stop();
    }

    /** A new process on the same folder, after the old one was killed or stopped. */
    void startAgain() {
        program = program(folder, replaced);
    }

    @Override
    public void close() {
        program.close();
    }
}
