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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of exchanges, one a line, in the folder that {@code ESPALIER_SANDBOX_EXCHANGES} names; without it nothing is
 * written. Of exchanges of the same shape only the first is kept, with the first element of each shape of a list; but
 * each request of the connector is, once, and as it was sent.
 */
@Component
@ConditionalOnProperty(ExchangeLog.FOLDER)
class ExchangeLog {

    static final String FOLDER = "espalier.sandbox.exchanges";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final String dialect;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<UUID> shapes = new HashSet<>();
    private final Set<UUID> requests = new HashSet<>();

    ExchangeLog(@Value("${" + FOLDER + "}") Path folder, Dialect dialect) throws IOException {
        this.file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".jsonl");
        this.dialect = dialect.profile();
    }

    void write(Exchange.Request request, Exchange.Answer answer) {
        String shape = new Exchange(dialect, request, answer).shape();
        String text = json.writeValueAsString(request);
        lock.lock();
        try {
            boolean newRequest = request.isOfTheConnector() && requests.add(digest(text));
            if (shapes.add(digest(shape))) {
                append(new Exchange(dialect, kept(request), distilled(answer)));
            } else if (newRequest) {
                append(new Exchange(dialect, request, null));
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            lock.unlock();
        }
    }

    /** Each line is written at once, because a sandbox may be killed at any moment. */
    private void append(Exchange exchange) throws IOException {
        Files.write(
                file,
                (json.writeValueAsString(exchange) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static Exchange.Request kept(Exchange.Request request) {
        return request.isOfTheConnector()
                ? request
                : new Exchange.Request(
                        request.method(),
                        request.target(),
                        request.sender(),
                        request.type(),
                        distilled(request.body()));
    }

    private static Exchange.Answer distilled(Exchange.Answer answer) {
        return new Exchange.Answer(
                answer.route(), answer.status(), answer.type(), distilled(answer.body()), answer.fault());
    }

    private static @Nullable JsonNode distilled(@Nullable JsonNode body) {
        return body == null ? null : Shape.distilled(body);
    }

    /** A sandbox may be asked a hundred thousand things. */
    private static UUID digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
