package org.espalier.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the sandbox that knows HTTP and JSON alone. */
record TestClient(URI address, String user) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came back. */
    record Answer(int status, Map<String, List<String>> headers, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .getFirst();
        }

        /** Jira's general messages, joined. */
        String messages() {
            return json().path("errorMessages").values().stream()
                    .map(JsonNode::asString)
                    .collect(Collectors.joining(" "));
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer search(String jql) {
        return get("/rest/api/3/search/jql?maxResults=5000&jql=" + encoded(jql));
    }

    /** The keys that the query finds, in its order. */
    List<String> keys(String jql) {
        Answer answer = get("/rest/api/3/search/jql?maxResults=100&fields=key&jql=" + encoded(jql));
        return answer.json().path("issues").values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }

    /** The keys on a list of the agile API, such as {@code board/2/backlog}, in its order. */
    List<String> listed(String list) {
        return get("/rest/agile/1.0/" + list).json().path("issues").values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }

    JsonNode fields(String key) {
        return get("/rest/api/latest/issue/" + key).json().path("fields");
    }

    /** What the history tells of the issue, oldest first, each change as {@code field: before>after}. */
    List<String> history(String key) {
        return get("/rest/api/2/issue/" + key + "?expand=changelog&fields=id")
                .json()
                .at("/changelog/histories")
                .values()
                .stream()
                .sorted(Comparator.comparingLong(entry -> entry.path("id").asLong()))
                .map(entry -> entry.path("items").values().stream()
                        .map(item -> item.path("field").asString() + ": "
                                + item.path("fromString").asString("null") + ">"
                                + item.path("toString").asString("null"))
                        .collect(Collectors.joining("; ")))
                .toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer send(String method, String path, String body) {
        try {
            return sendOrFail(method, path, body);
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + path + " was not answered", failure);
        }
    }

    /** Throws where the connection is cut. */
    Answer sendOrFail(String method, String path, String body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).header("Accept", "application/json");
        if (!user.isEmpty()) {
            request.header("Authorization", user.contains(" ") ? user : basic(user + ":sandbox"));
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        try {
            HttpResponse<String> response =
                    HTTP.send(request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    static String basic(String userAndSecret) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndSecret.getBytes(StandardCharsets.UTF_8));
    }
}
