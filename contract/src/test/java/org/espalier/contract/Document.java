package org.espalier.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of Atlassian's documents; see {@code ../shared/jira-openapi}. */
enum Document {
    /** Its third version also speaks for the second, in which rich text is plain text. */
    CLOUD_PLATFORM("cloud", "jira-cloud-platform-v3-2026-04-20.json", ""),
    CLOUD_SOFTWARE("cloud", "jira-cloud-software-2024-03-28.json", ""),
    DATA_CENTER("data-center", "jira-software-dc-10.3.24-openapi.json", "/rest");

    private static final Path FOLDER =
            Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-openapi");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Document, JsonNode> READ = new ConcurrentHashMap<>();

    private final String dialect;
    private final String file;
    private final String base;

    Document(String dialect, String file, String base) {
        this.dialect = dialect;
        this.file = file;
        this.base = base;
    }

    /** Skips the test where the documents are missing; where CI=true that is a failure. */
    static void requireAll() {
        for (Document document : values()) {
            Path file = FOLDER.resolve(document.file);
            if (!"true".equals(System.getenv("CI"))) {
                assumeThat(file)
                        .as("Atlassian's OpenAPI documents, which are not part of this project; ESPALIER_SHARED tells"
                                + " where they are")
                        .isRegularFile();
            }
            assertThat(file).isRegularFile();
        }
    }

    /** The operation that a request asks for, if any document of that kind of Jira has it. */
    static Optional<Operation> operation(Exchange exchange) {
        String method = exchange.request().method().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(document -> document.dialect.equals(exchange.dialect()))
                .flatMap(document -> document.find(read(exchange), method).stream())
                .findFirst();
    }

    /** The path of a request, in the version that the documents speak of. */
    static String read(Exchange exchange) {
        String newest = exchange.dialect().equals(DATA_CENTER.dialect) ? "2" : "3";
        return exchange.request()
                .path()
                .replaceFirst("^/rest/api/(2|latest)/", "/rest/api/" + newest + "/")
                .replaceFirst("^/rest/agile/latest/", "/rest/agile/1.0/");
    }

    private Optional<Operation> find(String path, String method) {
        return content().path("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method) && fits(path, base + entry.getKey()))
                .min(Comparator.comparingLong(entry ->
                        entry.getKey().chars().filter(each -> each == '{').count()))
                .map(entry -> new Operation(this, base + entry.getKey(), method));
    }

    private static boolean fits(String path, String template) {
        List<String> there = List.of(path.split("/", -1));
        List<String> wanted = List.of(template.split("/", -1));
        for (int part = 0; part < wanted.size(); part++) {
            if (there.size() != wanted.size()
                    || !(wanted.get(part).startsWith("{") || wanted.get(part).equals(there.get(part)))) {
                return false;
            }
        }
        return true;
    }

    JsonNode content() {
        return READ.computeIfAbsent(
                this, document -> JSON.readTree(FOLDER.resolve(document.file).toFile()));
    }

    JsonNode path(String path) {
        return content().path("paths").path(path.substring(base.length()));
    }
}
