package org.espalier.server.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.espalier.server.AskedOfRecordings;
import tools.jackson.databind.node.ObjectNode;

/** What stands in front of many a Jira: requests go through it to that one, and answers come back as it likes. */
public final class Gateway implements AutoCloseable {

    /** What it does to answers. */
    public enum Manner {
        HONEST,
        /** Everybody gets a page to sign in. */
        SIGN_IN_PAGE,
        /** A search has a next page, and its answer does not say where. */
        LOSES_NEXT_PAGE,
        /** What links and unlinks issues is done, and its answer does not come. */
        LOSES_ANSWERS_ABOUT_LINKS
    }

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept", "User-Agent");

    private static final List<String> COMES_BACK = List.of("X-Seraph-LoginReason", "Retry-After", "RateLimit-Reason");

    private final URI jira;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Runnable> afterLink = new AtomicReference<>(() -> {});
    private volatile Manner manner = Manner.HONEST;

    private Gateway(URI jira, HttpServer server) {
        this.jira = jira;
        this.server = server;
    }

    public static Gateway to(URI jira) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Gateway gateway = new Gateway(jira, server);
            server.setExecutor(gateway.threads);
            server.createContext("/", gateway::handle);
            server.start();
            return gateway;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    public void behave(Manner wanted) {
        manner = wanted;
    }

    /** Lets something happen once the next link was made, before anybody is told of it. */
    void onceAfterALink(Runnable happens) {
        afterLink.set(happens);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().getPath());
            if (manner == Manner.SIGN_IN_PAGE) {
                AskedOfRecordings.write(AskedOfRecordings.CLOUD, exchange);
                answer(exchange, 200, "text/html", "<html><form>Who are you?</form></html>");
                return;
            }
            HttpResponse<String> answer = client.send(passedOn(exchange), BodyHandlers.ofString());
            if (answer.statusCode() == 201 && exchange.getRequestURI().getPath().endsWith("/issueLink")) {
                afterLink.getAndSet(() -> {}).run();
            }
            String body = answer.body();
            if (manner == Manner.LOSES_ANSWERS_ABOUT_LINKS
                    && !exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().contains("/issueLink")) {
                return;
            }
            if (manner == Manner.LOSES_NEXT_PAGE
                    && exchange.getRequestURI().getPath().endsWith("/search/jql")) {
                ObjectNode page = Http.JSON.readValue(body, ObjectNode.class);
                page.remove("nextPageToken");
                body = page.put("isLast", false).toString();
            }
            COMES_BACK.forEach(name -> answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
            answer(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(jira.toString() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value)));
        return request.build();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
