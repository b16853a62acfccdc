package org.espalier.sandbox.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of exchanges, one a line, in the folder that {@code ESPALIER_SANDBOX_EXCHANGES} names; without it nothing is
 * written. Of exchanges of the same shape only the first is kept.
 */
@Component
@ConditionalOnProperty(ExchangeLog.FOLDER)
class ExchangeLog {

    static final String FOLDER = "espalier.sandbox.exchanges";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final String dialect;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> shapes = new HashSet<>();

    ExchangeLog(@Value("${" + FOLDER + "}") Path folder, Dialect dialect) throws IOException {
        this.file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".jsonl");
        this.dialect = dialect.profile();
    }

    String dialect() {
        return dialect;
    }

    /** Each line is written at once, because a sandbox may be killed at any moment. */
    void write(Exchange exchange) {
        lock.lock();
        try {
            if (shapes.add(exchange.shape())) {
                Files.write(
                        file,
                        (json.writeValueAsString(exchange) + "\n").getBytes(StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            lock.unlock();
        }
    }
}
