package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived the process which started it.
 *
 * <p>It is known by {@code postmaster.pid}. Whoever looks for it holds the folder's lock, so nobody else needs it.
 */
record Orphan(ProcessHandle process, Path pidFile) {

    private static final int LOOK_EVERY_MILLISECONDS = 20;

    /** Stops the orphan of a cluster; there is none nearly always. */
    static void stopIn(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            Optional<ProcessHandle> holder = holder(pidFile);
            if (holder.isEmpty()) {
                return;
            }
            if (isPostgres(holder.get())) {
                new Orphan(holder.get(), pidFile).stop();
            } else {
                // Another program has the number by now, and PostgreSQL would take it for a living server.
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException failure) {
            throw Folders.notWritable(data, failure);
        }
    }

    private static Optional<ProcessHandle> holder(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    private static boolean isPostgres(ProcessHandle process) {
        ProcessHandle.Info information = process.info();
        return information
                .command()
                .or(information::commandLine)
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private void stop() {
        if (gone("INT", 8) || gone("QUIT", 3) || gone("KILL", 3)) {
            return;
        }
        throw new PostgresFailure("A PostgreSQL of an earlier run (process " + process.pid()
                + ") still uses the database and cannot be stopped, so nothing was started and nothing was changed;"
                + " end that process and start again.");
    }

    /** Whether it went within some seconds of a signal; its last act is to delete the file. */
    private boolean gone(String signal, int seconds) {
        Keeper.signal(signal, process.pid());
        for (int look = 0; look < seconds * 1000 / LOOK_EVERY_MILLISECONDS; look++) {
            try {
                process.onExit().get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException stillThere) {
                // A process that nobody collects seems to live for ever; the file tells that it has done its work.
                if (!Files.exists(pidFile)) {
                    return true;
                }
            } catch (ExecutionException failure) {
                throw new PostgresFailure(
                        "The PostgreSQL of an earlier run could not be watched; start again.", failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new PostgresFailure("Starting the database was interrupted; start again.", interruption);
            }
        }
        return false;
    }
}
