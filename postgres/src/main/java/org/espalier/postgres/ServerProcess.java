package org.espalier.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The running PostgreSQL of a cluster, kept running until it is closed.
 *
 * <p>One platform thread starts it, writes its log and waits for its end. That thread must live as long as PostgreSQL:
 * the death signal is tied to the thread that started the process, and carriers of virtual threads come and go. It is a
 * daemon, so it never holds up the end of this process, and with that end PostgreSQL gets its signal.
 */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "database system is ready to accept connections";
    private static final int PORTS_TO_TRY = 5;
    private static final int LINES_TO_REMEMBER = 30;
    private static final Duration BEFORE_ANOTHER_START = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Installation installation;
    private final int firstPort;
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("postgres").unstarted(this::keepRunning);
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Process process;

    private ServerProcess(Cluster cluster, Installation installation, int firstPort) {
        this.cluster = cluster;
        this.installation = installation;
        this.firstPort = firstPort;
    }

    /**
     * Starts it and waits until it answers, however long it takes to recover from a crash.
     *
     * @param firstPort where it listens unless somebody else does
     */
    static ServerProcess start(Cluster cluster, Installation installation, int firstPort) {
        ServerProcess server = new ServerProcess(cluster, installation, firstPort);
        server.thread.start();
        boolean answers = false;
        try {
            server.ready.get(15, TimeUnit.MINUTES);
            answers = true;
            return server;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof PostgresFailure known
                    ? known
                    : new PostgresFailure("PostgreSQL could not be started; this indicates a bug.", failure);
        } catch (TimeoutException late) {
            throw new PostgresFailure(
                    "PostgreSQL did not answer within 15 minutes and was stopped; its log is " + server.logFile()
                            + ", and nothing that was saved is lost.",
                    late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("Starting the database was interrupted; start again.", interruption);
        } finally {
            if (!answers) {
                server.close();
            }
        }
    }

    int port() {
        return ready.join();
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /**
     * Fast shutdown: sessions are cut, what was committed is on disk. What does not end within 8 seconds is cut off.
     */
    @Override
    public void close() {
        Process last = lastProcess();
        if (last == null || !last.isAlive()) {
            return;
        }
        try {
            Keeper.signal("INT", last.pid());
            if (!last.waitFor(8, TimeUnit.SECONDS)) {
                Keeper.signal("QUIT", last.pid());
            }
            if (!last.waitFor(2, TimeUnit.SECONDS)) {
                last.destroyForcibly();
            }
            thread.join();
        } catch (InterruptedException interruption) {
            Keeper.signal("QUIT", last.pid());
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process lastProcess() {
        closing.countDown();
        return process;
    }

    private void keepRunning() {
        try (ServerLog log = new ServerLog(logFile())) {
            int port = firstPort;
            int portsTried = 1;
            while (true) {
                Process started = startProcess(port);
                if (started == null) {
                    return;
                }
                Run run = follow(started, port, log);
                if (run.answered()) {
                    log.line("PostgreSQL ended by itself or was stopped; it is started again unless Espalier stops.");
                } else if (ready.isDone()) {
                    // A full disk may end it, and then its starts too until there is room again.
                    log.line("PostgreSQL did not start again; it is tried anew until it does or Espalier stops.");
                    rest();
                } else if (run.portTaken() && portsTried < PORTS_TO_TRY) {
                    port = freePort();
                    portsTried++;
                } else {
                    ready.completeExceptionally(run.failure(cluster.folder(), logFile()));
                    return;
                }
            }
        } catch (PostgresFailure failure) {
            ready.completeExceptionally(failure);
        }
    }

    private void rest() {
        try {
            closing.await(BEFORE_ANOTHER_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            throw new PostgresFailure("Nobody interrupts this thread; this indicates a bug.", interruption);
        }
    }

    private synchronized @Nullable Process startProcess(int port) {
        if (closing.getCount() == 0) {
            return null;
        }
        try {
            Process started = Command.builder(
                            installation.command("postgres", ServerSettings.arguments(cluster.data(), port)))
                    .start();
            process = started;
            return started;
        } catch (IOException failure) {
            throw new PostgresFailure(
                    "The operating system did not start PostgreSQL (" + failure.getMessage()
                            + "); nothing that was saved is lost.",
                    failure);
        }
    }

    /** Reads what it says until its last process has ended. */
    private Run follow(Process started, int port, ServerLog log) {
        List<String> lastLines = new ArrayList<>();
        boolean answered = false;
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(line);
                if (!answered && line.endsWith(READY)) {
                    answered = true;
                    ready.complete(port);
                }
                lastLines.add(line);
                if (lastLines.size() > LINES_TO_REMEMBER) {
                    lastLines.removeFirst();
                }
            }
            started.waitFor();
        } catch (IOException failure) {
            log.line("Its further words are lost: " + failure.getMessage());
        } catch (InterruptedException interruption) {
            throw new PostgresFailure("Nobody interrupts this thread; this indicates a bug.", interruption);
        }
        return new Run(answered, String.join("\n", lastLines));
    }

    private Path logFile() {
        return cluster.folder().resolve("server.log");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new PostgresFailure(
                    "No free port was found on 127.0.0.1 for the database, so nothing was started;"
                            + " close some programs and start again.",
                    failure);
        }
    }

    /** One run of the server, from its start to its end. */
    private record Run(boolean answered, String lastWords) {

        boolean portTaken() {
            return lastWords.contains("could not create any TCP/IP sockets") || lastWords.contains("could not bind");
        }

        PostgresFailure failure(Path folder, Path log) {
            if (lastWords.contains("No space left on device")) {
                return Folders.diskFull(folder);
            }
            return new PostgresFailure("PostgreSQL did not start ("
                    + new Command.Outcome(1, lastWords).complaint()
                    + "); nothing that was saved is lost, and its log is " + log + ".");
        }
    }
}
