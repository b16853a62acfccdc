package org.espalier.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.postgres.ExternalPostgres;
import org.espalier.postgres.TestPostgres;
import org.espalier.server.access.Person;
import org.espalier.server.access.SignIns;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.Administrator;
import org.espalier.server.platform.Settings.FirstUse;
import org.espalier.server.platform.Settings.Ports;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.Settings.Sites;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server in this process on a database of its own, with an administrator, spoken to over HTTP. */
public final class TestServer implements AutoCloseable {

    public static final String TOKEN = "token-of-the-administrator";
    public static final String USER = "ada";
    public static final String PASSWORD = "a password for tests";

    private static final JsonMapper JSON = new JsonMapper();

    /** By database: the servers of one share its key. */
    private static final Map<String, Path> FOLDERS = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A server on a fresh database. */
    public static TestServer start() {
        return start(TestPostgres.newDatabase());
    }

    /** A server on a database that may have been used before. */
    public static TestServer start(String jdbcUrl) {
        return start(jdbcUrl, Setup.OFF);
    }

    /** A server on a fresh database that sites reach in this way. */
    public static TestServer start(Sites sites) {
        return start(TestPostgres.newDatabase(), Setup.OFF, sites);
    }

    /** A server on a database that may have been used before, set up in some way. */
    public static TestServer start(String jdbcUrl, Setup setup) {
        return start(jdbcUrl, setup, Sites.unwatched(appless(URI.create("https://gateway.invalid"))));
    }

    /** A server on a fresh database that takes this for the gateway of Jira Cloud. */
    public static TestServer withGateway(URI gateway) {
        return start(TestPostgres.newDatabase(), Setup.OFF, Sites.unwatched(appless(gateway)));
    }

    /** A server on a database that may have been used before, which is an app at this Atlassian. */
    public static TestServer withAtlassian(String jdbcUrl, Settings.Atlassian atlassian) {
        return start(jdbcUrl, Setup.OFF, Sites.unwatched(atlassian));
    }

    /** An Atlassian with this gateway, at which this server is no app. */
    public static Settings.Atlassian appless(URI gateway) {
        return new Settings.Atlassian(gateway, URI.create("https://authorization.invalid"), Optional.empty());
    }

    /** A server on a fresh database that waits in this way. */
    public static TestServer start(Pause pause) {
        var application = EspalierServer.application(settings(
                TestPostgres.newDatabase(),
                Setup.OFF,
                Sites.unwatched(appless(URI.create("https://gateway.invalid")))));
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("pauseOfTest", Pause.class, () -> pause, bean -> bean.setPrimary(true)));
        return new TestServer(application.run());
    }

    private static TestServer start(String jdbcUrl, Setup setup, Sites sites) {
        return new TestServer(EspalierServer.start(settings(jdbcUrl, setup, sites)));
    }

    private static Settings settings(String jdbcUrl, Setup setup, Sites sites) {
        return new Settings(
                new Ports(0, 0, 0),
                FOLDERS.computeIfAbsent(jdbcUrl, _ -> newFolder()),
                ExternalPostgres.at(jdbcUrl, Optional.empty(), Optional.empty()),
                new FirstUse(setup, Optional.of(new Administrator(USER, Optional.of(PASSWORD), Optional.of(TOKEN)))),
                sites);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("espalier-test-server");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A part of the running server, for tests of one module. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The address at which the server answers. */
    public String url(String path) {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    /** The address at which it tells of its health. */
    public String managementUrl(String path) {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.management.port") + path;
    }

    /** Adds a connection whose site nobody asks: a structure needs one, and editing it asks nothing of Jira. */
    public void addSilentConnection(String id) {
        part(JdbcClient.class).sql("""
                        insert into tracker_connection (id, name, kind, base_url, label, writable, account, secret, created)
                        values (?, 'Silent', 'CLOUD', 'http://localhost:1', 'TEST', false, 'nobody', '', now())
                        on conflict do nothing
                        """).param(id).update();
    }

    /** A new structure on such a connection; its id. */
    public String silentStructure() {
        addSilentConnection("con_silent");
        return post("/api/v1/structures", "{\"name\":\"Road map\",\"connection\":\"con_silent\"}")
                .json()
                .get("id")
                .asString();
    }

    /** A request by the administrator's token. */
    public Answer send(String method, String path, String body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent("Authorization", "Bearer " + TOKEN);
        if (!body.isEmpty()) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return sendBare(method, url(path), body, all);
    }

    /** A request by another account, which is there from now on and signs in for it. */
    public Answer sendAs(Person person, String method, String path, String body) {
        return sendAs(person, method, path, body, Map.of());
    }

    /** Such a request with more headers. */
    public Answer sendAs(Person person, String method, String path, String body, Map<String, String> more) {
        part(JdbcClient.class)
                .sql("""
                        insert into access_account (name, display_name, administrator, created) values (?, ?, ?, now())
                        on conflict (name) do update set administrator = excluded.administrator
                        """)
                .param(person.user())
                .param(person.displayName())
                .param(person.administrator())
                .update();
        var session = "espalier_session=" + part(SignIns.class).open(person);
        var headers = new TreeMap<>(more);
        headers.putAll(Map.of("Cookie", session, "X-Espalier-Csrf", "1", "Content-Type", "application/json"));
        return sendBare(method, url(path), body, headers);
    }

    /** A request with these headers and no others. */
    public Answer sendBare(String method, String address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped.", stopped);
        }
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the server answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
