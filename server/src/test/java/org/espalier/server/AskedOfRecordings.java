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
 * {@code contract} can hold it against Jira's documents. Equal requests are written once.
 */
public final class AskedOfRecordings {

    public static final String CLOUD = "cloud";
    static final String DATA_CENTER = "data-center";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getenv("ESPALIER_SANDBOX_EXCHANGES")).map(Path::of);
    private static final String FILE = "recorded-" + UUID.randomUUID() + ".jsonl";
    private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

    private AskedOfRecordings() {}

    /** Whoever needs the body of the request reads it first and hands it in. */
    public static void write(String dialect, HttpExchange asked) throws IOException {
        write(dialect, asked, new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    static void write(String dialect, HttpExchange asked, String body) {
        if (FOLDER.isEmpty()) {
            return;
        }
        ObjectNode line = JSON.createObjectNode().put("dialect", dialect);
        line.putObject("request")
                .put("method", asked.getRequestMethod())
                // Some of them play a Jira below a path of its own.
                .put("target", asked.getRequestURI().toString().replaceFirst("^.*?(?=/rest/)", ""))
                .put("sender", header(asked, "User-Agent"))
                .put("type", header(asked, "Content-Type"))
                .set("body", body.isEmpty() ? null : JSON.readTree(body));
        if (WRITTEN.add(line.toString())) {
            append(FOLDER.get(), line + "\n");
        }
    }

    private static String header(HttpExchange asked, String name) {
        return Optional.ofNullable(asked.getRequestHeaders().getFirst(name)).orElse("");
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
