package org.espalier.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what is asked of recorded answers, as the sandbox does what is asked of it, so that the module
 * {@code contract} can hold it against Jira's documents. Requests that differ in numbers alone are written once.
 */
final class AskedOfRecordings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getenv("ESPALIER_SANDBOX_EXCHANGES")).map(Path::of);
    private static final String FILE = "recorded-" + UUID.randomUUID() + ".jsonl";
    private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

    private AskedOfRecordings() {}

    static void write(HttpExchange asked, String body) {
        // Some of them play a Jira below a path of its own.
        String target = asked.getRequestURI().toString().replaceFirst("^.*?(?=/rest/)", "");
        if (FOLDER.isPresent() && WRITTEN.add((asked.getRequestMethod() + target + body).replaceAll("\\d+", "0"))) {
            ObjectNode line = JSON.createObjectNode()
                    .put("dialect", "")
                    .put("route", "")
                    .put("method", asked.getRequestMethod())
                    .put("target", target)
                    .put("sender", asked.getRequestHeaders().getFirst("User-Agent"))
                    .put("status", 0)
                    .put("answerType", "")
                    .put("fault", "");
            line.set("body", body.isEmpty() ? null : JSON.readTree(body));
            append(FOLDER.get(), line + "\n");
        }
    }

    private static synchronized void append(Path folder, String line) {
        try {
            Files.write(
                    Files.createDirectories(folder).resolve(FILE),
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
