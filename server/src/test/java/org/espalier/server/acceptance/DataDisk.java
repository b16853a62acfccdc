package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A small disk of its own, in memory, that a test fills, makes unwritable, and mends again. */
final class DataDisk implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;
    private static final String NOT_POSSIBLE =
            "Mounting a disk takes root: nothing was tried on a full or unwritable one";

    private final Path folder;

    private DataDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where it cannot be mounted; where CI=true that is a failure. */
    static DataDisk mounted(Path parent) {
        DataDisk disk = new DataDisk(parent.resolve("disk"));
        boolean possible = succeeds("mkdir", disk.folder.toString())
                && succeeds(
                        "mount", "-t", "tmpfs", "-o", "size=400m,mode=0700", "espalier-test", disk.folder.toString());
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(possible).as(NOT_POSSIBLE).isTrue();
        }
        assertThat(possible).as(NOT_POSSIBLE).isTrue();
        return disk;
    }

    Path folder() {
        return folder;
    }

    /** Leaves not a byte free. */
    void fill() {
        try (OutputStream output =
                Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = MEGABYTE; size > 0; ) {
                try {
                    output.write(new byte[size]);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void makeRoom() {
        try {
            Files.delete(filler());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets nobody write below a folder, also not through files that are open, nor make or delete a file. */
    static void forbid(Path below) {
        succeeds("chattr", "-R", "-f", "+i", below.toString());
        assertThat(below.resolve("new").toFile().mkdir())
                .as("%s can be written", below)
                .isFalse();
    }

    static void allow(Path below) {
        succeeds("chattr", "-R", "-f", "-i", below.toString());
    }

    /** Lets the disk go as soon as nobody uses it any more. */
    @Override
    public void close() {
        succeeds("umount", "--lazy", folder.toString());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped.", stopped);
        }
    }
}
