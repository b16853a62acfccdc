package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A cluster from its first start on, as server and sandbox use it. */
class BundledPostgresTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedOverARestart(TestReporter reporter) throws SQLException {
        try (BundledPostgres first = BundledPostgres.start(folder)) {
            Sql.run(first, "CREATE TABLE kept (word text)");
            Sql.run(first, "INSERT INTO kept VALUES ('Äpfel')");
        }
        long begin = System.nanoTime();
        try (BundledPostgres second = BundledPostgres.start(folder)) {
            reporter.publishEntry(
                    "restart in milliseconds", Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
            assertThat(Sql.answer(second, "SELECT upper(word) FROM kept")).isEqualTo("ÄPFEL");
        }
    }

    @Test
    void isStartedAgainOnItsPortWhenItAloneIsKilled() throws Exception {
        try (BundledPostgres postgres = BundledPostgres.start(folder);
                WatchService watch = folder.getFileSystem().newWatchService()) {
            Sql.run(postgres, "CREATE TABLE kept AS SELECT 7 AS number");
            folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            Keeper.signal("KILL", postgres.serverPid());
            for (long ready = 1; ready < 2; ready = timesReady()) {
                WatchKey change = watch.poll(20, TimeUnit.SECONDS);
                assertThat(change).as("the log goes on").isNotNull();
                change.reset();
            }
            assertThat(Sql.answer(postgres, "SELECT number FROM kept")).isEqualTo("7");
        }
    }

    private long timesReady() throws IOException {
        return Files.readString(folder.resolve("server.log"))
                .lines()
                .filter(line -> line.endsWith("ready to accept connections"))
                .count();
    }
}
