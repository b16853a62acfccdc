package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full disk or a lost folder does to PostgreSQL is over when they are there again. */
class FullDiskTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereWhenThereIsRoomAgain() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder);
                BundledPostgres postgres = BundledPostgres.start(disk.folder())) {
            Sql.run(postgres, "CREATE TABLE kept AS SELECT 7 AS number");
            Path filler = disk.folder().resolve("filler");
            fill(filler);
            assertThatThrownBy(() -> Sql.run(
                            postgres,
                            "CREATE TABLE lost AS SELECT repeat(n::text, 99) FROM generate_series(1, 999999) n"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("No space left on device");
            Keeper.signal("KILL", postgres.serverPid());

            Files.delete(filler);

            assertThat(inTheEnd(() -> answer(postgres, "SELECT number FROM kept")))
                    .isEqualTo("7");
            assertThat(Sql.answer(postgres, "SELECT count(*) FROM pg_class WHERE relname = 'lost'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void isStartedUntilItAnswers() throws Exception {
        try (BundledPostgres postgres = BundledPostgres.start(folder)) {
            Path cluster = folder.resolve("cluster");
            Path aside = folder.resolve("aside");
            Files.move(cluster, aside);
            Keeper.signal("KILL", postgres.serverPid());
            inTheEnd(() -> Optional.of(log()).filter(words -> words.contains("it is tried anew")));

            Files.move(aside, cluster);

            assertThat(inTheEnd(() -> answer(postgres, "SELECT 7"))).isEqualTo("7");
        }
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream output = Files.newOutputStream(filler, StandardOpenOption.CREATE_NEW)) {
            for (int size = MEGABYTE; size > 0; ) {
                try {
                    output.write(new byte[size]);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<String> answer(BundledPostgres postgres, String query) {
        try {
            return Optional.of(Sql.answer(postgres, query));
        } catch (SQLException notYet) {
            return Optional.empty();
        }
    }

    private static String inTheEnd(Supplier<Optional<String>> question) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < Duration.ofMinutes(1).toNanos()) {
            Optional<String> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return fail("PostgreSQL did not come back.");
    }
}
