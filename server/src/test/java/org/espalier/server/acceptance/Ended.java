package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A program that was expected to end by itself, and has.
 *
 * @param output what it printed on standard output
 * @param complaint what it printed on standard error
 */
record Ended(int exit, String output, String complaint) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Runs a program to its end; one that goes on is stopped, and the test fails. */
    static Ended of(ProcessBuilder program) {
        try {
            Path output = Files.createTempFile("espalier", ".out");
            Path complaint = Files.createTempFile("espalier", ".err");
            Process process = program.redirectOutput(output.toFile())
                    .redirectError(complaint.toFile())
                    .start();
            boolean inTime = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!inTime) {
                process.destroy();
                process.waitFor();
            }
            Ended ended = new Ended(process.exitValue(), taken(output), taken(complaint));
            return inTime ? ended : fail("It did not end by itself: %s", ended);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped.", stopped);
        }
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    /** One line on standard error that says this, nothing else anywhere, and the exit code. */
    void saysOnly(String sentence, int expectedExit) {
        assertThat(complaint.lines()).as("%s", this).hasSize(1);
        assertThat(complaint).contains(sentence).matches("[A-Z](?s:.)*\\.\n").doesNotContain("Exception");
        assertThat(output).isEmpty();
        assertThat(exit).isEqualTo(expectedExit);
    }
}
