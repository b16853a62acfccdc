package org.espalier.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server with answers that were written down beforehand, for tests in which a fault of an answer is the point. */
public final class RecordedJira implements AutoCloseable {

    private static final Answer NOTHING = json(404, "{\"errorMessages\":[\"Nothing is recorded for this.\"]}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Asked, Answer>> routes = new ConcurrentHashMap<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private volatile String dialect = AskedOfRecordings.CLOUD;
    private volatile boolean fixed;

    private RecordedJira(HttpServer server) {
        this.server = server;
    }

    public static RecordedJira start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var recorded = new RecordedJira(server);
            server.createContext("/", recorded::answer);
            server.setExecutor(recorded.threads);
            server.start();
            return recorded;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What came with one request. */
    public record Asked(String route, String query, String body, Optional<String> authorization) {}

    /** How an answer ends. */
    public enum Ending {
        WHOLE,
        CUT_BEFORE_THE_FIRST_BYTE,
        CUT_INSIDE,
        NEVER
    }

    /** One answer. */
    public record Answer(int status, Map<String, String> headers, String body, Ending ending) {

        public Answer with(String header, String value) {
            var all = new TreeMap<>(headers);
            all.put(header, value);
            return new Answer(status, all, body, ending);
        }

        public Answer ending(Ending other) {
            return new Answer(status, headers, body, other);
        }
    }

    public static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json;charset=UTF-8"), body, Ending.WHOLE);
    }

    public static Answer json(String body) {
        return json(200, body);
    }

    public static Answer html(int status) {
        return page(status, "<h1>Welcome</h1>");
    }

    /** A page on which people sign in. */
    public static Answer signIn(int status) {
        return page(status, "<form action=\"/\"><input type=\"password\" name=\"canary\"></form>");
    }

    private static Answer page(int status, String body) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/html;charset=UTF-8"),
                "<html><body>" + body + "</body></html>",
                Ending.WHOLE);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "", Ending.WHOLE);
    }

    /** The answers to a route, such as {@code GET /rest/api/3/myself}, one after the other; the last is given on. */
    public RecordedJira when(String route, Answer... answers) {
        Deque<Answer> left = new ArrayDeque<>(Arrays.asList(answers));
        return when(route, request -> {
            synchronized (left) {
                return left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
        });
    }

    public RecordedJira when(String route, Function<Asked, Answer> answer) {
        routes.put(route, answer);
        return this;
    }

    /** Plays a Data Center, although nobody asks for its {@code serverInfo}. */
    public RecordedJira dataCenter() {
        dialect = AskedOfRecordings.DATA_CENTER;
        fixed = true;
        return this;
    }

    /** A site that became another kind may still be asked as what it was; only Cloud has the third version. */
    private String dialect(String route) {
        return !fixed && route.contains("/rest/api/3/") ? AskedOfRecordings.CLOUD : dialect;
    }

    /** A site plays the kind of Jira that it last said it was. */
    private void tells(Answer answer) {
        if (answer.body().contains("\"deploymentType\":\"Server\"")) {
            dialect = AskedOfRecordings.DATA_CENTER;
        } else if (answer.body().contains("\"deploymentType\":\"Cloud\"")) {
            dialect = AskedOfRecordings.CLOUD;
        }
    }

    /** What a Jira Cloud site with the one project TEST says to the first questions. */
    public RecordedJira healthy() {
        return when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\"}"))
                .when("GET /rest/api/3/myself", json("{\"accountId\":\"5b10a2\"}"))
                .when("GET /rest/api/3/field", json("[]"))
                .project("TEST");
    }

    /** The one project has this key from now on. */
    public RecordedJira project(String key) {
        return when(
                "GET /rest/api/3/project/search",
                json("{\"isLast\":true,\"values\":[{\"id\":\"10000\",\"key\":\"" + key + "\"}]}"));
    }

    /** Every request so far, in the order in which they came. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public void forgetAsked() {
        asked.clear();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        var request = new Asked(
                route,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
        asked.add(request);
        AskedOfRecordings.write(dialect(route), exchange, request.body());
        var answer = routes.getOrDefault(route, nothing -> NOTHING).apply(request);
        tells(answer);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        switch (answer.ending()) {
            case WHOLE -> {
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            }
            case CUT_BEFORE_THE_FIRST_BYTE -> exchange.close();
            case CUT_INSIDE -> {
                exchange.sendResponseHeaders(answer.status(), body.length + 100L);
                exchange.getResponseBody().write(body);
                exchange.close();
            }
            case NEVER -> {
                exchange.sendResponseHeaders(answer.status(), body.length + 100L);
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
