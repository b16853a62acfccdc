package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.AskedOfRecordings;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and answers that are written otherwise than usual are read, or told in one sentence. */
class UnusualFormsTest {

    private static final String TYPES = "[{\"id\":\"1\",\"name\":\"Übergabe\"}]";
    private static final String JSON = "application/json";
    private static final String UNREADABLE = "gave an answer that cannot be read. What is there was not seen whole.";

    private static final String DAMAGED = "gave an answer that cannot be unpacked. What is there was not seen whole.";

    private final NotedPause pause = new NotedPause();
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Form form = Form.plain("usual", JSON, TYPES.getBytes(StandardCharsets.UTF_8), "");

    /**
     * An answer.
     *
     * @param trouble that is told of it; empty where it is read
     */
    record Form(String name, Map<String, String> headers, Supplier<byte[]> body, String trouble) {
        static Form plain(String name, String type, byte[] body, String trouble) {
            return new Form(name, Map.of("Content-Type", type), () -> body, trouble);
        }

        static Form packed(String name, byte[] body, String trouble) {
            return new Form(name, Map.of("Content-Type", JSON, "Content-Encoding", "gzip"), () -> body, trouble);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            AskedOfRecordings.write(AskedOfRecordings.CLOUD, exchange);
            form.headers().forEach(exchange.getResponseHeaders()::set);
            var body = form.body().get();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::7]", "[::1]", "xn--bcher-kva.example", "127.0.0.1"})
    void hostsAreAskedByTheNameThatTheyWereGiven(String host) {
        try (var site = site(host)) {
            assertThat(site.issueTypes()).extracting(IssueType::name).containsExactly("Übergabe");
        }
        assertThat(hosts).containsExactly(host + ":" + server.getAddress().getPort());
    }

    static Stream<Form> forms() {
        var utf8 = TYPES.getBytes(StandardCharsets.UTF_8);
        var latin = TYPES.getBytes(StandardCharsets.ISO_8859_1);
        var packed = packed(utf8);
        return Stream.of(
                Form.plain("JSON of its own kind", "application/problem+json", utf8, ""),
                Form.plain("UTF-8 that is called otherwise", JSON + ";charset=ISO-8859-1", utf8, ""),
                Form.plain("UTF-16", JSON + ";charset=UTF-16", TYPES.getBytes(StandardCharsets.UTF_16), ""),
                Form.plain("Latin letters", JSON + ";charset=ISO-8859-1", latin, UNREADABLE),
                Form.plain("Latin letters that are called UTF-8", JSON + ";charset=UTF-8", latin, UNREADABLE),
                Form.plain("a character set that nobody knows", JSON + ";charset=canary", latin, UNREADABLE),
                Form.packed("packed", packed, ""),
                Form.packed("called packed", utf8, DAMAGED),
                Form.packed("packed and damaged", damaged(packed), DAMAGED),
                Form.packed(
                        "packed and cut off",
                        Arrays.copyOf(packed, packed.length - 12),
                        "broke off. Try again later."));
    }

    @ParameterizedTest // L2, L10
    @MethodSource("forms")
    void answersAreReadOrTold(Form answer) {
        form = answer;
        var link = new Change.LinkCreate(new Link(new LinkTypeId(1), new IssueId(1), new IssueId(2)));
        try (var site = site("localhost")) {
            if (answer.trouble().isEmpty()) {
                assertThat(site.issueTypes()).extracting(IssueType::name).containsExactly("Übergabe");
                return;
            }
            assertThatThrownBy(site::issueTypes).hasMessageContaining(answer.trouble());
            if (answer.headers().containsKey("Content-Encoding")) {
                assertThat(site.tracker(LookProgress.UNHEARD).attempt(List.of(link), TrackerSight.NOTHING))
                        .as("it may have been carried out")
                        .hasOnlyElementsOfType(Answer.Lost.class);
            }
        }
    }

    private TrackerSite site(String host) {
        var base = URI.create("http://" + host + ":" + server.getAddress().getPort());
        return new JiraCloud(pause, pause)
                .open(TestAccess.here(base, new Credential("ada", "canary"), Writing.ALLOWED));
    }

    private static byte[] packed(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static byte[] damaged(byte[] packed) {
        var damaged = packed.clone();
        damaged[12] ^= 0x55;
        damaged[14] ^= 0x55;
        return damaged;
    }
}
