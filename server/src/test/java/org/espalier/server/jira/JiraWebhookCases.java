package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.espalier.server.TestServer;
import org.espalier.server.acceptance.Polling;
import org.espalier.server.platform.Settings.Sites;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerHosts;
import org.espalier.server.tracker.Watching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A whole Jira of either kind tells a whole server what is changed there, with all that goes wrong on the way. */
abstract class JiraWebhookCases extends JiraWriteCases {

    static final String FIRST_FORM = "/rest/webhooks/1.0/webhook";

    private static final String FOREIGN = "http://localhost:1/hooks/hook_of_somebody";

    TestServer server;
    private String connection = "";

    JiraWebhookCases(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        super(dialect, adapter, credential);
    }

    /** Where its administrators keep webhooks. */
    abstract String webhooks();

    @BeforeAll
    void startServer() {
        // Asked so seldom that it is the tests who ask.
        server = TestServer.start(new Sites(
                Collections.emptyNavigableSet(),
                TestServer.appless(URI.create("https://gateway.invalid")),
                Optional.empty(),
                Optional.of(Duration.ofHours(1))));
        server.part(TrackerHosts.class).exempt(jira.address());
        connection = connection(credential.user());
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @AfterEach
    void takeAway() {
        jira.tell("PUT", "/sandbox/deliveries", Map.of());
        remove();
    }

    @Test
    void whatIsChangedInJiraIsLookedAtAtOnce() {
        setUp();
        edit(4_001, "Told at once");
        var link = Map.of(
                "type", Map.of("name", "Blocks"),
                "inwardIssue", Map.of("key", "GROVE-4002"),
                "outwardIssue", Map.of("key", "GROVE-4003"));
        jira.tell("POST", "/rest/api/2/issueLink", link);

        awaitCopy(4_001, "Told at once");
        awaitCopy(4_002, "Tree 4002");
        awaitCopy(4_003, "Tree 4003");
        jira.tell("DELETE", "/rest/api/2/issueLink/" + linkOf(4_002), "");
        Polling.until(
                "no links", Duration.ofMinutes(2), () -> linksInCopy(4_003).filter(number -> number == 0));
        assertThat(status().at("/webhook/lastReceived").isNull()).isFalse();
    }

    @Test // jira-api 14: unordered and at least once.
    void whatComesTwiceOrLateEndsAsItIsInJira() {
        setUp();
        jira.tell(
                "PUT",
                "/sandbox/deliveries",
                Map.of("doubledPercent", 100, "heldBackPercent", 50, "heldBackMillis", 200));
        for (int time = 1; time <= 6; time++) {
            edit(4_004, "Time " + time);
        }

        awaitCopy(4_004, "Time 6");
    }

    @Test
    void whatIsForgedIsRefusedAndWhatIsLostIsFoundByAsking() {
        setUp();
        jira.tell("PUT", "/sandbox/deliveries", Map.of("forgedPercent", 100));
        edit(4_005, "Told by somebody else");
        Polling.until(
                "a refusal",
                Duration.ofMinutes(2),
                () -> Optional.of(status().at("/webhook/lastRefused")).filter(at -> !at.isNull()));
        jira.tell("PUT", "/sandbox/deliveries", Map.of("droppedPercent", 100));
        edit(4_006, "Lost on the way");
        assertThat(status().at("/webhook/lastReceived").isNull()).isTrue();
        assertThat(inCopy(4_005)).isEmpty();

        ask();
        awaitCopy(4_005, "Told by somebody else");
        awaitCopy(4_006, "Lost on the way");
    }

    @Test
    void withoutAWebhookARowShowsWhatSomebodyElseChangedOnceItWasAskedFor() {
        ask();
        var row = rowOf(4_008);
        assertThat(row.get()).isEqualTo("Tree 4008");
        jira.asMember(
                "PUT", "/rest/api/2/issue/GROVE-4008", Map.of("fields", Map.of("summary", "Changed by somebody")));
        assertThat(row.get()).as("nobody knows yet").isEqualTo("Tree 4008");

        ask();
        assertThat(row.get()).isEqualTo("Changed by somebody");
    }

    /** What the row of an issue in a new structure shows, whenever it is asked for. */
    private Supplier<String> rowOf(int number) {
        var structure = server.post("/api/v1/structures", "{\"name\":\"Wood\",\"connection\":\"" + connection + "\"}")
                .json();
        var path = "/api/v1/structures/" + structure.get("id").asString();
        var added = server.send(
                "POST",
                path + "/edits",
                "{\"actions\":[{\"action\":\"add\",\"under\":0,\"after\":0,\"before\":0,\"forest\":\"-1:0:"
                        + GroveFile.id(number) + "\",\"items\":{}}]}",
                Map.of("If-Match", server.get(path + "/forest").header("ETag")));
        var row = added.json().at("/rowIds/-1").asString();
        return () -> server.post(path + "/values", "{\"rows\":[" + row + "]}")
                .json()
                .at("/values/0/summary")
                .asString();
    }

    private void ask() {
        server.part(Watching.class).look(new ConnectionId(connection));
    }

    @Test
    void aSecondSetUpReplacesTheFirstAndForeignOnesStay() {
        var foreign = jira.tell(
                "POST",
                webhooks(),
                Map.of("name", "Somebody's", "url", FOREIGN, "events", List.of("jira:issue_created")));
        setUp();
        var first = ours(webhooks());
        setUp();

        assertThat(ours(webhooks())).hasSize(1).isNotEqualTo(first);
        edit(4_007, "Told to the second");
        awaitCopy(4_007, "Told to the second");
        remove();
        assertThat(ours(webhooks())).isEmpty();
        assertThat(addresses(webhooks())).contains(FOREIGN);
        assertThat(status().get("state").asString()).isEqualTo("OFF");
        var id = foreign.path("id").asString(foreign.path("self").asString("").replaceAll(".*/", ""));
        jira.tell("DELETE", webhooks() + "/" + id, "");
    }

    @Test
    void aTestFindsOutThatSomebodyElseTookTheWebhookAway() {
        setUp();
        assertThat(fixes()).noneMatch(fix -> fix.contains("webhook"));
        for (var each : jira.tell("GET", webhooks(), "").values()) {
            var id = each.path("id").asString(each.path("self").asString("").replaceAll(".*/", ""));
            jira.tell("DELETE", webhooks() + "/" + id, "");
        }

        assertThat(fixes()).contains("Jira no longer knows the webhook of this connection; set it up again.");
    }

    @Test
    void whoIsNoAdministratorOfJiraGetsNone() {
        var administrators = connection;
        connection = connection("member@example.com");
        try {
            assertThat(confirm().json().get("code").asString()).isEqualTo("not_jira_administrator");
            assertThat(status().get("state").asString()).isEqualTo("OFF");
        } finally {
            connection = administrators;
        }
    }

    void setUp() {
        var answer = confirm();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("state").asString()).isEqualTo("ON");
    }

    void remove() {
        var answer = server.send("DELETE", path("/webhook"), "", Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    JsonNode status() {
        return server.get(path("/webhook")).json();
    }

    void edit(int number, String summary) {
        jira.tell("PUT", "/rest/api/2/issue/GROVE-" + number, Map.of("fields", Map.of("summary", summary)));
    }

    void awaitCopy(int number, String summary) {
        Polling.until(
                "GROVE-" + number + " as " + summary,
                Duration.ofMinutes(2),
                () -> inCopy(number).filter(summary::equals));
    }

    /** The addresses of this server's webhooks at the site. */
    List<String> ours(String webhooks) {
        return addresses(webhooks).stream()
                .filter(address -> address.startsWith(server.url("/hooks/")))
                .toList();
    }

    private List<String> addresses(String webhooks) {
        return jira.tell("GET", webhooks, "").values().stream()
                .map(each -> each.get("url").asString())
                .toList();
    }

    private List<String> fixes() {
        return server.post(path("/test"), "").json().get("fixes").values().stream()
                .map(fix -> fix.get("sentence").asString())
                .toList();
    }

    private TestServer.Answer confirm() {
        return server.post(path("/webhook"), status().get("offer").toString());
    }

    private String path(String more) {
        return "/api/v1/connections/" + connection + more;
    }

    private String connection(String user) {
        var made = server.post("/api/v1/connections", """
                        {"name":"Grove","baseUrl":"%s","user":"%s","secret":"sandbox","writable":true,
                         "projects":["GROVE"]}""".formatted(jira.address(), user))
                .json()
                .get("id")
                .asString();
        watchedFromHere(made);
        return made;
    }

    /** So that nobody asks but a test, and the first look does not read all issues that were there before. */
    private void watchedFromHere(String made) {
        server.part(JdbcClient.class).sql("""
                        insert into tracker_watch (connection, version, since, next_poll, next_count)
                        select id, version, now(), now() + interval '1 hour', now() + interval '1 hour'
                          from tracker_connection where id = ?
                        on conflict do nothing
                        """).param(made).update();
    }

    private Optional<String> inCopy(int number) {
        return server.part(JdbcClient.class)
                .sql("select summary from tracker_issue where connection = ? and issue = ?")
                .param(connection)
                .param(GroveFile.id(number))
                .query(String.class)
                .optional();
    }

    private Optional<Integer> linksInCopy(int number) {
        return server.part(JdbcClient.class)
                .sql("select coalesce(array_length(links, 1), 0) from tracker_issue where connection = ? and issue = ?")
                .param(connection)
                .param(GroveFile.id(number))
                .query(Integer.class)
                .optional();
    }

    private String linkOf(int number) {
        return jira.tell("GET", "/rest/api/2/issue/GROVE-" + number + "?fields=issuelinks", "")
                .at("/fields/issuelinks/0/id")
                .asString();
    }
}
