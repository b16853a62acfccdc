package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP to one address by one caller; no request is ever repeated. */
final class Http {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    private final URI base;
    private final Map<String, String> identity;

    Http(URI base, String authorization) {
        this(base, Map.of("Authorization", authorization));
    }

    /** @param identity headers that say who asks */
    Http(URI base, Map<String, String> identity) {
        this.base = base;
        this.identity = identity;
    }

    URI base() {
        return base;
    }

    /** What came back, whatever it is. */
    record Answer(int status, String type, String body, String etag, String cookie) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        /** The body of an answer that says it went well. */
        Answer good() {
            if (status / 100 != 2) {
                throw new AssertionError("An answer of status " + status + ": " + body);
            }
            return this;
        }

        <T> T as(Class<T> type) {
            return JSON.readValue(good().body(), type);
        }
    }

    Answer get(String path) {
        return send("GET", path, Map.of());
    }

    Answer post(String path, Object body) {
        return send("POST", path, Map.of(), body);
    }

    Answer send(String method, String path, Map<String, String> headers, Object body) {
        HttpRequest.Builder request = request(path, headers).method(method, BodyPublishers.ofString(text(body)));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    Answer send(String method, String path, Map<String, String> headers) {
        return send(
                request(path, headers).method(method, BodyPublishers.noBody()).build());
    }

    /** Text is sent as it is, so that a test can send what is no JSON. */
    private static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST_REQUEST);
        identity.forEach(request::header);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(""),
                    response.headers().firstValue("Set-Cookie").orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(request + " came to nothing", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped.", stopped);
        }
    }
}
