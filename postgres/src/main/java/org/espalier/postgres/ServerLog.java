package org.espalier.postgres;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What PostgreSQL said, in a file that begins anew at each start and when it is full; one older file is kept. */
final class ServerLog implements AutoCloseable {

    private static final long FULL = 8L << 20;

    private final Path file;
    private BufferedWriter writer;
    private long written;

    ServerLog(Path file) {
        this.file = file;
        try {
            this.writer = fresh();
        } catch (IOException failure) {
            throw Folders.notWritable(file, failure);
        }
    }

    /** Keeps one line; a line that cannot be kept is dropped, since a full disk must not stop the database. */
    void line(String line) {
        try {
            if (written > FULL) {
                writer.close();
                writer = fresh();
            }
            writer.write(line);
            writer.newLine();
            writer.flush();
            written += line.length() + 1;
        } catch (IOException dropped) {
            written = FULL + 1;
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException dropped) {
            written = 0;
        }
    }

    private BufferedWriter fresh() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        written = 0;
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
