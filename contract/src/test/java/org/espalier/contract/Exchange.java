package org.espalier.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request and its answer, as a sandbox or a server with recorded answers wrote it down.
 *
 * @param dialect which kind of Jira was asked
 * @param answer absent where it is recorded, or looks like another one that is kept; then only the request is judged
 */
record Exchange(String dialect, Request request, @Nullable Answer answer) {

    /**
     * What was asked.
     *
     * @param target path and query as they were sent
     * @param sender what the client calls itself
     * @param type the content type, empty without one
     */
    record Request(
            String method,
            String target,
            String sender,
            String type,
            @Nullable JsonNode body) {

        /** Whether the connector asked, and not a test or somebody else's client. */
        boolean isOfTheConnector() {
            return sender.equals("Espalier");
        }

        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        Map<String, List<String>> query() {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            if (target.length() > path().length()) {
                for (String parameter : target.substring(path().length() + 1).split("&", -1)) {
                    String[] sides = parameter.split("=", 2);
                    parameters
                            .computeIfAbsent(decoded(sides[0]), _ -> new ArrayList<>())
                            .add(sides.length < 2 ? "" : decoded(sides[1]));
                }
            }
            return parameters;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    /**
     * What was answered.
     *
     * @param route the template of the path that answered, {@code /rest/**} where none did
     * @param type the content type, empty without one
     * @param fault what the sandbox did instead of answering as Jira does, empty where it did nothing such
     */
    record Answer(
            String route, int status, String type, @Nullable JsonNode body, String fault) {

        boolean foundNoRoute() {
            return route.equals("/rest/**");
        }

        /** As Jira would answer, and not on purpose as it would not. */
        boolean isJiras() {
            return fault.isEmpty() && !foundNoRoute();
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Every exchange in the files of a folder, each once. */
    static Set<Exchange> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Set<Exchange> all = new LinkedHashSet<>();
            for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
                // A killed sandbox may have left half a line at the end.
                Files.readAllLines(file).stream()
                        .filter(line -> line.endsWith("}"))
                        .forEach(line -> all.add(read(line)));
            }
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Exchange read(String line) {
        return JSON.readValue(line, Exchange.class);
    }

    boolean foundNoRoute() {
        return answer != null && answer.foundNoRoute();
    }

    @Override
    public String toString() {
        String answered = answer == null ? "" : ": " + answer.status() + " " + answer.body();
        return "%s %s by \"%s\" with %s%s"
                .formatted(request.method(), request.target(), request.sender(), request.body(), answered);
    }
}
