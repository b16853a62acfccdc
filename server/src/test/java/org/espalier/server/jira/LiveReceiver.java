package org.espalier.server.jira;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.espalier.server.tracker.Connection.Kind;

/** Hears what a real Jira tells, where the environment says under which address Jira reaches this machine. */
final class LiveReceiver implements AutoCloseable {

    private static final String NO_ADDRESS =
            "not asked, since ESPALIER_LIVE_RECEIVER names no address under which Jira reaches this machine";

    /** How long to wait for what may never come; Jira sends what is meant within half a minute (jira-api 14). */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> EVENTS = List.of(
            "jira:issue_created", "jira:issue_updated", "jira:issue_deleted", "issuelink_created", "issuelink_deleted");

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final LiveSite live;
    private final String deaf;
    private final String webhook;
    private final HttpServer server;

    private LiveReceiver(LiveSite live, HttpServer server, String webhook, String deaf) {
        this.live = live;
        this.server = server;
        this.webhook = webhook;
        this.deaf = deaf;
        server.createContext("/", this::hear);
    }

    /** Sets up a webhook of one project, if it can. */
    static LiveReceiver of(LiveSite live, Kind kind, String project, Where where) {
        try {
            if (where.address().isEmpty()) {
                return new LiveReceiver(live, HttpServer.create(), "", NO_ADDRESS);
            }
            var server = HttpServer.create(new InetSocketAddress(where.listening()), 0);
            var receiver = register(
                    live, server, kind, project, where.at(server.getAddress().getPort()));
            server.start();
            return receiver;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Under which address Jira reaches this machine, with 0 as its port for any; and at which port that arrives. */
    record Where(String address, String port) {

        int listening() {
            var uri = URI.create(address);
            int own = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
            return port.isEmpty() ? own : Integer.parseInt(port);
        }

        String at(int bound) {
            return address.replace(":0/", ":" + bound + "/");
        }
    }

    private static LiveReceiver register(LiveSite live, HttpServer server, Kind kind, String project, String address) {
        Map<String, Object> body = Map.of(
                "name",
                "Live test of Espalier, to be deleted by it",
                "url",
                address,
                "events",
                EVENTS,
                "filters",
                Map.of("issue-related-events-section", "project = \"" + project + "\""));
        var paths = kind == Kind.CLOUD
                ? List.of("/rest/webhooks/1.0/webhook")
                : List.of("/rest/jira-webhook/1.0/webhooks", "/rest/webhooks/1.0/webhook");
        var refused = "";
        for (var path : paths) {
            var answer = live.send("POST", path, body);
            if (answer.status() == 201) {
                var self = answer.json().path("self").asString("");
                var id = self.isEmpty() ? answer.json().path("id").asString() : self.replaceFirst(".*/", "");
                return new LiveReceiver(live, server, path + "/" + id, "");
            }
            refused = answer.told();
        }
        return new LiveReceiver(
                live, server, "", "not asked, since Jira sets up no webhook for this account: " + refused);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            told.add(live.read(exchange.getRequestBody().readAllBytes())
                    .path("webhookEvent")
                    .asString("without a name"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Forgets what came until now. */
    void listen() {
        told.clear();
    }

    /** For the table: the events of that write, by name, which may take a while; or why nothing can be heard. */
    String heard() {
        if (!deaf.isEmpty()) {
            return deaf;
        }
        long begun = System.nanoTime();
        while (told.isEmpty() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        // What belongs together does not come at once.
        live.pass(Duration.ofSeconds(2));
        return told.isEmpty()
                ? "none within " + PATIENCE.toSeconds() + " seconds"
                : String.join(", ", told.stream().sorted().toList());
    }

    @Override
    public void close() {
        if (!webhook.isEmpty()) {
            live.send("DELETE", webhook, "");
        }
        server.stop(0);
    }
}
