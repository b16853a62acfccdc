package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.Signatures;
import org.espalier.server.tracker.TrackerHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Setting up a webhook at a Jira Cloud that does not always do as it is told. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class WebhooksTest {

    private static final String WEBHOOKS = "/rest/webhooks/1.0/webhook";
    private static final String FOREIGN = "https://somebody.example/hooks/hook_1";

    private static final JsonMapper JSON = new JsonMapper();

    /** What stands at the site, by number. */
    private final Map<Integer, ObjectNode> there = new TreeMap<>();

    private TestServer server;
    private RecordedJira jira;
    private String connection = "";
    private String secret = "";

    @BeforeAll
    void start() {
        server = TestServer.start();
        jira = RecordedJira.start().healthy();
        server.part(TrackerHosts.class).exempt(jira.url());
    }

    @AfterAll
    void stop() {
        server.close();
        jira.close();
    }

    @BeforeEach
    void connect() {
        there.clear();
        there.put(
                1,
                JSON.createObjectNode()
                        .put("self", jira.url() + WEBHOOKS + "/1")
                        .put("url", FOREIGN));
        jira.when("GET " + WEBHOOKS, asked -> json(listed())).when("POST " + WEBHOOKS, this::made);
        for (int number = 1; number < 10; number++) {
            int each = number;
            jira.when("DELETE " + WEBHOOKS + "/" + number, asked -> {
                there.remove(each);
                return empty(204);
            });
        }
        connection = connection("CLOUD", true);
        jira.forgetAsked();
    }

    @Test
    void aWebhookIsSetUpAsItWasShownAndNotHeardOfYet() {
        assertThat(status().get("state").asString()).isEqualTo("OFF");
        assertThat(setUp().status()).isEqualTo(200);

        var status = status();
        assertThat(status.get("state").asString()).isEqualTo("ON");
        assertThat(status.at("/webhook/setUpBy").asString()).isEqualTo(TestServer.USER);
        assertThat(status.at("/webhook/lastReceived").isNull()).isTrue();
        assertThat(there).hasSize(2);
        var made = standing(2);
        assertThat(made.get("url").asString())
                .isEqualTo(status.at("/webhook/address").asString());
        assertThat(made.at("/filters/issue-related-events-section").asString()).isEqualTo("project in (\"TEST\")");
        assertThat(made.get("excludeBody").asBoolean()).isFalse();
    }

    @Test
    void whatTheSiteToldLastIsTellingOfTheWebhookAndOfTheTestedConnection() {
        setUp();
        var body = "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10001\"}}";
        var hook = URI.create(standing(2).get("url").asString()).getPath();
        var before = server.part(InstantSource.class).instant().truncatedTo(ChronoUnit.MILLIS);
        var taken = server.sendBare(
                "POST",
                server.url(hook),
                body,
                Map.of("Content-Type", "application/json", "X-Hub-Signature", Signatures.of(body, secret)));
        assertThat(taken.status()).as(taken.body()).isEqualTo(204);

        var received = status().at("/webhook/lastReceived").asString();
        assertThat(Instant.parse(received))
                .isBetween(before, server.part(InstantSource.class).instant());
        assertThat(status().at("/webhook/received").asInt()).isEqualTo(1);
        jira.when("GET /rest/api/3/issueLinkType", json("{\"issueLinkTypes\":[]}"))
                .when(
                        "POST /rest/api/3/permissions/check",
                        json("{\"globalPermissions\":[],\"projectPermissions\":[]}"));
        var tested = server.post("/api/v1/connections/" + connection + "/test", "");
        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().at("/webhook/lastReceived").asString()).isEqualTo(received);
    }

    @Test // jira-api 14: create, verify, then delete the old.
    void theNewOneIsThereBeforeTheOldOneGoesAndForeignOnesStay() {
        assertReplaced();
    }

    @Test // jira-api 14: the same where the secret is in the address.
    void anOldDataCenterHasTheNewOneBeforeTheOldOneGoesToo() {
        jira.when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Server\",\"version\":\"9.12.5\"}"))
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"))
                .when("GET /rest/api/2/project", json("[{\"id\":\"10000\",\"key\":\"TEST\"}]"));
        try {
            connection = connection("DATA_CENTER", true);
            assertReplaced();
        } finally {
            jira.healthy();
        }
    }

    private void assertReplaced() {
        assertThat(setUp().status()).isEqualTo(200);
        jira.forgetAsked();
        assertThat(setUp().status()).isEqualTo(200);

        assertThat(jira.asked())
                .extracting(Asked::route)
                .filteredOn(route -> route.contains(WEBHOOKS))
                .containsExactly(
                        "GET " + WEBHOOKS,
                        "POST " + WEBHOOKS,
                        "GET " + WEBHOOKS,
                        "GET " + WEBHOOKS,
                        "DELETE " + WEBHOOKS + "/2");
        assertThat(there).containsOnlyKeys(1, 3);
    }

    @Test
    void takingItAwayLeavesForeignOnes() {
        setUp();
        assertThat(server.send("DELETE", path(), "", Map.of()).status()).isEqualTo(200);

        assertThat(there).containsOnlyKeys(1);
        assertThat(status().get("state").asString()).isEqualTo("OFF");
    }

    @Test // L10
    void aLostAnswerIsSettledByLooking() {
        jira.when("POST " + WEBHOOKS, asked -> made(asked).ending(Ending.CUT_BEFORE_THE_FIRST_BYTE));

        assertThat(setUp().status()).isEqualTo(200);
        assertThat(status().get("state").asString()).isEqualTo("ON");
        assertThat(there).hasSize(2);
    }

    @Test // L10
    void whatWasLostAndTurnsUpLaterIsTakenAwayByTheNext() {
        jira.when("POST " + WEBHOOKS, asked -> {
            made(asked);
            return json(503, "{}");
        });
        jira.when("GET " + WEBHOOKS, json("[]"));
        var lost = setUp();
        assertThat(lost.status()).as(lost.body()).isEqualTo(503);
        assertThat(lost.json().get("code").asString()).isEqualTo("webhook_unconfirmed");
        assertThat(setUp().json().get("code").asString()).isEqualTo("webhook_in_the_making");
        assertThat(status().get("leftBehind").asInt()).isEqualTo(1);

        jira.when("GET " + WEBHOOKS, asked -> json(listed())).when("POST " + WEBHOOKS, this::made);
        server.part(JdbcClient.class)
                .sql("update tracker_webhook set made = made - interval '6 minutes'")
                .update();
        assertThat(setUp().status()).isEqualTo(200);
        assertThat(there).containsOnlyKeys(1, 3);
    }

    @Test
    void whatIsRegisteredOtherwiseIsTakenAwayAgainAndTheOldOneStays() {
        setUp();
        jira.when("POST " + WEBHOOKS, asked -> {
            made(asked);
            standing(3).putObject("filters");
            return json(201, "{}");
        });
        var refused = setUp();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString())
                .contains("registered the webhook with another filter than was asked for, so it was taken away again");
        assertThat(there).containsOnlyKeys(1, 2);
        assertThat(status().get("state").asString()).isEqualTo("ON");
    }

    @Test
    void whoeverIsNoAdministratorGoesOnWithout() {
        jira.when("GET " + WEBHOOKS, json(403, "{\"errorMessages\":[\"No.\"]}"));
        var refused = setUp();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("not_jira_administrator");
        assertThat(refused.json().get("detail").asString()).contains("Nothing was changed; go on without");
        assertThat(status().get("state").asString()).isEqualTo("OFF");
        assertThat(status().get("leftBehind").asInt()).isZero();
    }

    @Test
    void whereJiraKnowsNoWebhooksOneGoesOnWithout() {
        jira.when("GET " + WEBHOOKS, json(404, "{}"));
        var refused = setUp();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("webhooks_not_offered");
        assertThat(status().get("leftBehind").asInt()).isZero();
    }

    @Test
    void nothingIsWrittenWhereWritingIsOff() {
        connection = connection("CLOUD", false);
        jira.forgetAsked();

        assertThat(status().get("obstacle").asString()).contains("writing is switched off for this connection");
        assertThat(status().get("offer").isNull()).isTrue();
        assertThat(confirm("http://localhost").json().get("code").asString()).isEqualTo("writing_off");
        assertThat(jira.asked()).isEmpty();
    }

    @Test
    void whatWasNotShownIsNotSetUp() {
        assertThat(confirm("https://elsewhere.example").json().get("code").asString())
                .isEqualTo("offer_changed");
        assertThat(jira.asked()).isEmpty();
    }

    @Test
    void aWebhookForOtherProjectsThanTheConnectionHasIsOutdated() {
        setUp();
        server.part(JdbcClient.class)
                .sql("update tracker_connection set projects = null where id = ?")
                .param(connection)
                .update();

        assertThat(status().get("state").asString()).isEqualTo("OUTDATED");
    }

    @Test // L19
    void theLogTellsWhoAskedForItAndWhatCameOfIt() {
        setUp();

        assertThat(server.get("/api/v1/audit")
                        .json()
                        .get("values")
                        .valueStream()
                        .filter(entry -> entry.get("reason").asString("").contains(connection))
                        .map(entry -> entry.get("actor").asString() + " "
                                + entry.get("kind").asString() + " "
                                + entry.get("phase").asString()))
                .containsExactly(
                        TestServer.USER + " WEBHOOK_SET_UP INTENT", TestServer.USER + " WEBHOOK_SET_UP EFFECT");
    }

    private ObjectNode standing(int number) {
        return Objects.requireNonNull(there.get(number));
    }

    private Answer made(Asked asked) {
        int number = there.keySet().stream().max(Integer::compare).orElse(0) + 1;
        var made = (ObjectNode) JSON.readTree(asked.body());
        var signed = made.has("secret");
        secret = made.path("secret").asString("");
        made.remove("secret");
        made.put("self", jira.url() + WEBHOOKS + "/" + number)
                .put("enabled", true)
                .put("isSigned", signed);
        there.put(number, made);
        return json(201, made.toString());
    }

    private String listed() {
        return there.values().stream().map(ObjectNode::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private String connection(String kind, boolean writable) {
        return server.post("/api/v1/connections", """
                        {"name":"Test","kind":"%s","baseUrl":"%s","user":"ada","secret":"canary","writable":%b,
                         "projects":["TEST"]}""".formatted(kind, jira.url(), writable))
                .json()
                .get("id")
                .asString();
    }

    private TestServer.Answer setUp() {
        return confirm(status().at("/offer/baseUrl").asString());
    }

    private TestServer.Answer confirm(String baseUrl) {
        return server.post(path(), "{\"baseUrl\":\"%s\",\"projects\":[\"TEST\"]}".formatted(baseUrl));
    }

    private JsonNode status() {
        return server.get(path()).json();
    }

    private String path() {
        return "/api/v1/connections/" + connection + "/webhook";
    }
}
