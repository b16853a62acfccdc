package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.core.sight.Projects;
import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.espalier.server.tracker.Webhook.Ends;
import org.espalier.server.tracker.Webhook.Heard;
import org.espalier.server.tracker.Webhook.Standing;
import org.espalier.server.tracker.Webhook.State;
import org.espalier.server.tracker.Webhook.Terms;
import org.espalier.server.tracker.WebhookRegistry.Guard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes to the address of a webhook: whose it is, and which issues it names. Nobody is signed in. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class DeliveriesTest {

    private static final String SECRET = "It's a Secret to Everybody";
    private static final String SIGNED = "/hooks/hook_signed";
    private static final String UNSIGNED = "/hooks/hook_unsigned/" + "the-word-in-the-address";
    private static final String CHANGED = "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10001\"}}";

    private TestServer server;
    private WebhookTable webhooks;

    @BeforeAll
    void start() {
        server = TestServer.start();
        webhooks = server.part(WebhookTable.class);
        server.addSilentConnection("con_silent");
        webhooks.add(webhook("hook_signed", Guard.SIGNATURE), SECRET);
        webhooks.add(webhook("hook_unsigned", Guard.ADDRESS), "the-word-in-the-address");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        sql("delete from intake_notice");
        sql("update tracker_webhook set received = null, deliveries = 0, passed_over = 0, refused = null");
    }

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "an issue is made", event("jira:issue_created", "'issue':{'id':'10001'}"), List.of(10_001L)),
                Arguments.of(
                        "an id as a number, and more than anybody asked for",
                        event("jira:issue_updated", "'issue':{'id':10001,'fields':{'parent':7}},'x':[[]]"),
                        List.of(10_001L)),
                Arguments.of(
                        "an issue is gone, they say", // L2
                        event("jira:issue_deleted", "'issue':{'id':'10001','key':'TEST-1'}"),
                        List.of(10_001L)),
                Arguments.of(
                        "a link is made",
                        event(
                                "issuelink_created",
                                "'issueLink':{'id':1,'sourceIssueId':20192,'destinationIssueId':20734}"),
                        List.of(20_192L, 20_734L)),
                Arguments.of(
                        "a link is removed",
                        event("issuelink_deleted", "'issueLink':{'id':1,'sourceIssueId':5,'destinationIssueId':4}"),
                        List.of(4L, 5L)),
                Arguments.of("something else", event("sprint_started", "'sprint':{'id':7}"), List.of()),
                Arguments.of("something nobody knows", event("moon_rises", "'issue':{'id':'10001'}"), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void anEventNamesIssues(String name, String body, List<Long> issues) {
        assertThat(signed(body).status()).as(name).isEqualTo(204);
        assertThat(noticed()).isEqualTo(issues);
        assertThat(heard("hook_signed").deliveries()).isEqualTo(1);
        assertThat(heard("hook_signed").passedOver()).isEqualTo(issues.isEmpty() ? 1 : 0);
        assertThat(heard("hook_signed").received()).isPresent();
    }

    @Test // jira-api 14: at least once, in any order.
    void whatComesAgainOrLateIsOneLookAtEachIssue() {
        var link = event("issuelink_created", "'issueLink':{'sourceIssueId':10001,'destinationIssueId':10002}");
        for (var body : List.of(CHANGED, link, CHANGED, link, event("jira:issue_created", "'issue':{'id':10001}"))) {
            signed(body);
        }

        assertThat(noticed()).containsExactly(10_001L, 10_002L);
    }

    @Test
    void aSiteThatSignsNothingIsKnownByItsAddress() {
        assertThat(send(UNSIGNED, CHANGED, Map.of()).status()).isEqualTo(204);
        assertThat(noticed()).containsExactly(10_001L);
    }

    @Test
    void whatTheSiteOfBeforeTellsIsAboutOtherIssues() {
        sql("update tracker_webhook set site = 'http://localhost:2' where id = 'hook_unsigned'");
        try {
            assertThat(send(UNSIGNED, CHANGED, Map.of()).status()).isEqualTo(204);
            assertThat(noticed()).isEmpty();
            assertThat(heard("hook_unsigned").passedOver()).isEqualTo(1);
        } finally {
            sql("update tracker_webhook set site = 'http://localhost:1' where id = 'hook_unsigned'");
        }
    }

    @Test // The example that Atlassian gives.
    void theSignatureIsTheOneOfTheExample() {
        var body = "Hello World!".getBytes(StandardCharsets.UTF_8);
        var header = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";

        assertThat(Signature.fits(header, body, SECRET)).isTrue();
        assertThat(Signature.fits(header, "Hello World?".getBytes(StandardCharsets.UTF_8), SECRET))
                .isFalse();
    }

    static Stream<Arguments> strangers() {
        var right = signature(CHANGED, SECRET);
        return Stream.of(
                Arguments.of("no signature", SIGNED, Map.of()),
                Arguments.of("another secret", SIGNED, Map.of("X-Hub-Signature", signature(CHANGED, "guessed"))),
                Arguments.of("another body", SIGNED, Map.of("X-Hub-Signature", signature(CHANGED + " ", SECRET))),
                Arguments.of("no method", SIGNED, Map.of("X-Hub-Signature", right.substring("sha256=".length()))),
                Arguments.of("another method", SIGNED, Map.of("X-Hub-Signature", right.replace("sha256", "sha1"))),
                Arguments.of("no words at all", SIGNED, Map.of("X-Hub-Signature", "sha256=")),
                Arguments.of("a word where a signature belongs", SIGNED + "/" + "word", Map.of()),
                Arguments.of("nobody's webhook", "/hooks/hook_nobodys", Map.of("X-Hub-Signature", right)),
                Arguments.of("nobody's webhook with a word", "/hooks/hook_nobodys/word", Map.of()),
                Arguments.of("a wrong word", "/hooks/hook_unsigned/another", Map.of()),
                Arguments.of("no word", "/hooks/hook_unsigned", Map.of("X-Hub-Signature", right)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void whatDoesNotProveItselfIsRefusedInTheSameWords(String name, String path, Map<String, String> headers) {
        var answer = send(path, CHANGED, headers);

        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(answer.json().get("code").asString()).isEqualTo("unproven_delivery");
        assertThat(answer.json().get("detail").asString())
                .isEqualTo(
                        "This delivery does not prove to come from a Jira that tells this server of changes, so nothing"
                                + " was noticed; if it should, set the webhook up again on the page Connections.");
        assertThat(noticed()).isEmpty();
    }

    @Test
    void aRefusedDeliveryIsRemembered() {
        assertThat(heard("hook_signed").refused()).isEmpty();
        send(SIGNED, CHANGED, Map.of());
        assertThat(heard("hook_signed").refused()).isPresent();
        assertThat(heard("hook_signed").received()).isEmpty();
    }

    static Stream<Arguments> garbage() {
        return Stream.of(
                        "",
                        "null",
                        "[]",
                        "7",
                        "<html><body>Log in</body></html>",
                        "{\"webhookEvent\":\"jira:issue_updated\"",
                        "{}",
                        "{\"webhookEvent\":[]}",
                        event("jira:issue_updated", "'issue':null"),
                        event("jira:issue_updated", "'issue':{'id':'-1'}"),
                        event("jira:issue_updated", "'issue':{'id':'99999999999999999999'}"),
                        event("jira:issue_updated", "'issue':{'id':'10001 or 1'}"),
                        event("issuelink_created", "'issueLink':{'sourceIssueId':7}"),
                        "[".repeat(100_000))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatIsNoEventIsRefused(String body) {
        var answer = signed(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString())
                .isEqualTo("The body is no event of Jira that names what it is about; nothing was noticed.");
        assertThat(noticed()).isEmpty();
    }

    @Test
    void moreThanTenMegabytesAreRefused() {
        var answer = signed(" ".repeat(10 * 1024 * 1024) + CHANGED);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(noticed()).isEmpty();
    }

    @Test
    void nothingIsToBeReadThere() {
        assertThat(server.sendBare("GET", server.url(SIGNED), "", Map.of()).status())
                .isEqualTo(405);
    }

    private static String event(String name, String more) {
        return ("{'timestamp':1594081854017,'webhookEvent':'" + name + "'," + more + "}").replace('\'', '"');
    }

    private static Webhook webhook(String id, Guard guard) {
        return new Webhook(
                id,
                new ConnectionId("con_silent"),
                new Terms(
                        guard,
                        new Ends(URI.create("https://espalier.example"), URI.create("http://localhost:1")),
                        Projects.ALL),
                new Standing(guard == Guard.SIGNATURE ? State.ON : State.LEAVING, Instant.EPOCH, "ada"),
                Heard.NOTHING);
    }

    private Answer signed(String body) {
        return send(SIGNED, body, Map.of("X-Hub-Signature", signature(body, SECRET)));
    }

    private Answer send(String path, String body, Map<String, String> headers) {
        return server.sendBare("POST", server.url(path), body, headers);
    }

    private static String signature(String body, String secret) {
        return Signatures.of(body, secret);
    }

    private Heard heard(String id) {
        return webhooks.find(id).map(Webhook::heard).orElseThrow();
    }

    private List<Long> noticed() {
        return server.part(JdbcClient.class)
                .sql("select issue from intake_notice order by issue")
                .query(Long.class)
                .list();
    }

    private void sql(String statement) {
        server.part(JdbcClient.class).sql(statement).update();
    }
}
