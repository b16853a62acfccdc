package org.espalier.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told of writes, on real HTTP. */
final class Receiver implements AfterAllCallback {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    /** What was told. */
    record Told(String body, List<String> headers) {

        Told {
            headers = List.copyOf(headers);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String event() {
            return json().path("webhookEvent").asString();
        }

        /** The value of a header, empty if it was absent. */
        String header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }

        String identifier() {
            return header("X-Atlassian-Webhook-Identifier");
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::hear);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** Answers the next requests so, and all later ones with 204. */
    void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    Told next() {
        try {
            return Objects.requireNonNull(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "Nothing was told.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What is told before something that is told as well. */
    List<Told> until(Predicate<Told> last) {
        List<Told> before = new ArrayList<>();
        for (Told next = next(); !last.test(next); next = next()) {
            before.add(next);
        }
        return before;
    }

    void forget() {
        told.clear();
        answers.clear();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> headers = exchange.getRequestHeaders().entrySet().stream()
                .map(header -> header.getKey() + ":" + String.join(",", header.getValue()))
                .toList();
        told.add(new Told(body, headers));
        exchange.sendResponseHeaders(Objects.requireNonNullElse(answers.poll(), 204), -1);
        exchange.close();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        server.stop(0);
    }
}
