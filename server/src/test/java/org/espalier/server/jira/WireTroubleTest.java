package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.issues;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.AskedOfRecordings;
import org.espalier.server.RecordedJira;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** What is sent to a site, and what is not, while it is busy, is short of requests or speaks no TLS. */
class WireTroubleTest {

    private static final String TYPES = "GET /rest/api/3/issuetype";

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 15
    void aPersonIsAnsweredFromTheLastRequestsOfAnAllowanceAndARunWaits() {
        site.jira.when(TYPES, allowance("7"), allowance("1"), allowance("0")).when(BULK_FETCH, issues(bare(1)));

        assertThat(site.site.issueTypes()).isEmpty();
        assertThat(site.look(1).complete()).isTrue();
        assertThat(site.site.issueTypes()).isEmpty();
        assertThat(site.look(1).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.THROTTLED);
        assertThat(site.site.issueTypes()).isEmpty();
        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("is not asked for");
    }

    private static RecordedJira.Answer allowance(String remaining) {
        return json("[]")
                .with("X-RateLimit-Limit", "10")
                .with("X-RateLimit-Remaining", remaining)
                .with("X-RateLimit-FillRate", "1")
                .with("X-RateLimit-Interval-Seconds", "600");
    }

    @Test // jira-api 15
    void aSiteThatIsBusyIsLeftAloneByAllForAsLongAsItAsks() {
        site.jira.when(TYPES, json(503, "{}").with("Retry-After", "120")).when(BULK_FETCH, issues(bare(1)));

        assertThatThrownBy(site.site::issueTypes).isInstanceOf(RuntimeException.class);
        assertThat(site.look(1).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.THROTTLED);
        assertThat(site.jira.asked()).hasSize(1);
    }

    @Test // The end that a page for maintenance tells is a guess.
    void aSiteUnderMaintenanceIsAskedAgainAfterAFewMinutesAndAtOnceForAPerson() {
        site.jira
                .when(TYPES, json(503, "{}").with("Retry-After", "3600"))
                .when(BULK_FETCH, issues(bare(1)))
                .when("GET /rest/api/2/serverInfo", json(500, "{}"));
        assertThatThrownBy(site.site::issueTypes).isInstanceOf(RuntimeException.class);
        assertThat(site.look(1).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.THROTTLED);
        site.pause.last(Signals.LONGEST_BUSY);
        assertThat(site.look(1).complete()).isTrue();

        assertThatThrownBy(site.site::issueTypes).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> site.site.report(Projects.ALL)).hasMessageContaining("an error of its own (500)");
        assertThat(site.look(1).complete()).isTrue();
    }

    @Test // An answer that cannot be taken in says nothing bad of the site, and another try brings no other.
    void anAnswerThatIsTooLongIsToldAndNotAskedForAgain() throws IOException {
        try (var endless = new Endless();
                var huge = new JiraCloud(site.pause, site.pause)
                        .open(TestAccess.to(endless.url(), new Credential("ada", "canary"), Writing.ALLOWED))) {
            assertThatThrownBy(huge::issueTypes).hasMessageContaining("gave an answer of more than 64 megabytes");
        }
        assertThat(site.pause.lasted()).isEmpty();
    }

    /** A server whose only answer does not end. */
    private static final class Endless implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Endless() throws IOException {
            server.createContext("/", exchange -> {
                AskedOfRecordings.write(AskedOfRecordings.CLOUD, exchange);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                var spaces = new byte[1024 * 1024];
                Arrays.fill(spaces, (byte) ' ');
                try (var body = exchange.getResponseBody()) {
                    while (true) {
                        body.write(spaces);
                    }
                }
            });
            server.start();
        }

        URI url() {
            return URI.create("http://localhost:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test // RFC 9110, 10.2.3
    void aWaitMayBeToldAsTheMomentAtWhichItIsOver() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.DATE, "Thu, 01 Jan 2026 10:10:00 GMT");
        headers.set(HttpHeaders.RETRY_AFTER, "Thu, 01 Jan 2026 10:10:30 GMT");

        assertThat(new Signals(429, headers, Instant.EPOCH).asked()).contains(Duration.ofSeconds(30));
    }

    @Test // L10: nothing left, so a write is not lost.
    void aSiteThatAnswersTlsInPlainTextWasSentNothing() throws IOException {
        try (var plain = new PlainText();
                var tls = new JiraCloud(site.pause, site.pause)
                        .open(TestAccess.to(plain.url(), new Credential("ada", "canary"), Writing.ALLOWED))) {
            var tracker = tls.tracker(LookProgress.UNHEARD);

            assertThat(tracker.look(new Need.Issues(RecordedSite.ids(1))).gaps())
                    .extracting(Gap::sentence)
                    .singleElement()
                    .asString()
                    .contains("does not speak TLS there; check https:// and the port");
            assertThat(tracker.attempt(
                            List.of(new Change.LinkCreate(new Link(new LinkTypeId(1), new IssueId(1), new IssueId(2)))),
                            TrackerSight.NOTHING))
                    .singleElement()
                    .isInstanceOf(Answer.Later.class);
        }
        assertThat(site.pause.lasted()).isEmpty();
    }

    /** A server that takes the first bytes of TLS for a bad request and says so in plain text. */
    private static final class PlainText implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

        PlainText() throws IOException {
            Thread.ofVirtual().start(this::answer);
        }

        URI url() {
            return URI.create("https://localhost:" + server.getLocalPort());
        }

        private void answer() {
            while (!server.isClosed()) {
                try (var caller = server.accept()) {
                    caller.getInputStream().read(new byte[64]);
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                    // The caller went away, or the server ends.
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
