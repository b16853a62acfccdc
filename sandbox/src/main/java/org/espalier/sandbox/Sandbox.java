package org.espalier.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.espalier.postgres.ExternalPostgres;
import org.espalier.sandbox.load.DataFile;
import org.espalier.sandbox.load.DataFileProblem;
import org.espalier.sandbox.load.DataSet;
import org.espalier.sandbox.load.Loader;
import org.espalier.sandbox.load.Sample;

/** Starts the sandbox Jira from a command line and lives until it is told to end. */
public final class Sandbox {

    private final Store store;
    private final RunningSandbox running;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Sandbox(Store store, RunningSandbox running) {
        this.store = store;
        this.running = running;
    }

    /** Runs until SIGTERM, or until the process named by {@code --parent} is gone. */
    public static void main(String[] arguments) throws InterruptedException {
        int code = run(List.of(arguments), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
        new CountDownLatch(1).await();
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            SandboxOptions options = SandboxOptions.of(arguments);
            Sandbox sandbox = start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-end"));
            options.parent().ifPresent(parent -> ParentWatch.endWith(parent, () -> System.exit(0)));
            out.println("Sandbox Jira is ready: http://localhost:" + sandbox.running.port());
            out.flush();
            return 0;
        } catch (SandboxFailure failure) {
            err.println(failure.getMessage());
            return failure.exit().code();
        }
    }

    private static Sandbox start(SandboxOptions options) {
        options.file().ifPresent(Sandbox::requireReadable);
        requireFree(options.port());
        Optional<DataSet> given = options.file().map(Sandbox::read);
        Store store = external(System.getenv()).map(Store::at).orElseGet(() -> Store.open(options.store()));
        boolean started = false;
        try {
            fill(store, given);
            RunningSandbox running = RunningSandbox.start(store.database(), options.dialect(), options.port());
            started = true;
            return new Sandbox(store, running);
        } finally {
            if (!started) {
                store.close();
            }
        }
    }

    private static void fill(Store store, Optional<DataSet> given) {
        Loader loader = new Loader(store.database());
        boolean empty = loader.storeIsEmpty();
        if (!empty && given.isPresent()) {
            throw SandboxFailure.because("Nothing was loaded, because the store " + store.place()
                    + " already holds issues; leave out --data to go on with them, or give another --store.");
        }
        if (empty) {
            loader.loadAndKeep(given.orElseGet(Sample::issues));
        }
    }

    /** A database that the environment names; its own variables, for a server hands its environment on. */
    private static Optional<ExternalPostgres> external(Map<String, String> environment) {
        Optional<String> url = value(environment, "URL");
        Optional<ExternalPostgres> database = url.flatMap(
                address -> ExternalPostgres.at(address, value(environment, "USER"), value(environment, "PASSWORD")));
        if (url.isPresent() && database.isEmpty()) {
            throw SandboxFailure.usage("Nothing was started, because ESPALIER_SANDBOX_DATABASE_URL must look like "
                    + ExternalPostgres.FORM + ".");
        }
        return database;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get("ESPALIER_SANDBOX_DATABASE_" + name))
                .filter(value -> !value.isBlank());
    }

    private static DataSet read(Path file) {
        try {
            return DataFile.read(file);
        } catch (DataFileProblem problem) {
            throw SandboxFailure.because("Nothing was loaded from " + file + ": " + problem.getMessage());
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw SandboxFailure.because("Nothing was started, because the data file " + file
                    + " does not exist or cannot be read; check the path given with --data.");
        }
    }

    /** Asks before the database starts, because a port in use is found in a moment and the database takes seconds. */
    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw RunningSandbox.portInUse(port);
        }
    }

    private void close() {
        if (closed.compareAndSet(false, true)) {
            running.close();
            store.close();
        }
    }
}
