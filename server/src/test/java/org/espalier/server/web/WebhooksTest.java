package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.web.WebhookSite.WEBHOOKS;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Asked;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Signatures;
import org.espalier.server.tracker.TrackerHosts;
import org.espalier.server.tracker.Watching;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Setting up a webhook at a Jira Cloud that does not always do as it is told. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class WebhooksTest {

    private TestServer server;
    private WebhookSite site;
    private RecordedJira jira;
    private String connection = "";

    @BeforeAll
    void start() {
        server = TestServer.start();
        site = new WebhookSite();
        jira = site.jira();
        server.part(TrackerHosts.class).exempt(jira.url());
    }

    @AfterAll
    void stop() {
        server.close();
        site.close();
    }

    @BeforeEach
    void connect() {
        site.again();
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
        assertThat(site.there()).hasSize(2);
        var made = site.standing(2);
        assertThat(made.get("url").asString())
                .isEqualTo(status.at("/webhook/address").asString());
        assertThat(made.at("/filters/issue-related-events-section").asString()).isEqualTo("project in (\"TEST\")");
        assertThat(made.get("excludeBody").asBoolean()).isFalse();
    }

    @Test
    void whatTheSiteToldLastIsTellingOfTheWebhookAndOfTheTestedConnection() {
        setUp();
        var body = "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10001\"}}";
        var hook = URI.create(site.standing(2).get("url").asString()).getPath();
        var before = server.part(InstantSource.class).instant().truncatedTo(ChronoUnit.MILLIS);
        var taken = server.sendBare(
                "POST",
                server.url(hook),
                body,
                Map.of("Content-Type", "application/json", "X-Hub-Signature", Signatures.of(body, site.secret())));
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
        connection = connection("DATA_CENTER", true);
        assertReplaced();
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
        assertThat(site.there()).containsOnlyKeys(1, 3);
    }

    @Test
    void takingItAwayLeavesForeignOnes() {
        setUp();
        assertThat(server.send("DELETE", path(), "", Map.of()).status()).isEqualTo(200);

        assertThat(site.there()).containsOnlyKeys(1);
        assertThat(status().get("state").asString()).isEqualTo("OFF");
    }

    @Test // L10
    void aLostAnswerIsSettledByLooking() {
        jira.when("POST " + WEBHOOKS, asked -> site.made(asked).ending(Ending.CUT_BEFORE_THE_FIRST_BYTE));

        assertThat(setUp().status()).isEqualTo(200);
        assertThat(status().get("state").asString()).isEqualTo("ON");
        assertThat(site.there()).hasSize(2);
    }

    @Test // L10
    void whatWasLostAndTurnsUpLaterIsTakenAwayByTheNext() {
        jira.when("POST " + WEBHOOKS, asked -> {
            site.made(asked);
            return json(503, "{}");
        });
        jira.when("GET " + WEBHOOKS, json("[]"));
        var lost = setUp();
        assertThat(lost.status()).as(lost.body()).isEqualTo(503);
        assertThat(lost.json().get("code").asString()).isEqualTo("webhook_unconfirmed");
        assertThat(setUp().json().get("code").asString()).isEqualTo("webhook_in_the_making");
        assertThat(status().get("leftBehind").asInt()).isEqualTo(1);

        jira.when("GET " + WEBHOOKS, asked -> json(site.listed())).when("POST " + WEBHOOKS, site::made);
        server.part(JdbcClient.class)
                .sql("update tracker_webhook set made = made - interval '6 minutes'")
                .update();
        assertThat(setUp().status()).isEqualTo(200);
        assertThat(site.there()).containsOnlyKeys(1, 3);
    }

    @Test
    void whatIsRegisteredOtherwiseIsTakenAwayAgainAndTheOldOneStays() {
        setUp();
        jira.when("POST " + WEBHOOKS, asked -> {
            site.made(asked);
            site.standing(3).putObject("filters");
            return json(201, "{}");
        });
        var refused = setUp();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString())
                .contains("registered the webhook with another filter than was asked for, so it was taken away again");
        assertThat(site.there()).containsOnlyKeys(1, 2);
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

    @Test
    void aWebhookForAProjectThatGotAnotherKeyIsReplacedByOneForThatKey() {
        look();
        setUp();
        jira.project("WOOD");
        look();
        assertThat(status().get("state").asString()).isEqualTo("OUTDATED");

        var replaced = setUp();
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(status().get("state").asString()).isEqualTo("ON");
        assertThat(site.there()).containsOnlyKeys(1, 3);
        assertThat(site.standing(3).at("/filters/issue-related-events-section").asString())
                .isEqualTo("project in (\"WOOD\")");
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

    private String connection(String kind, boolean writable) {
        return server.post("/api/v1/connections", """
                        {"name":"Test","kind":"%s","baseUrl":"%s","user":"ada","secret":"canary","writable":%b,
                         "projects":["TEST"]}""".formatted(kind, jira.url(), writable))
                .json()
                .get("id")
                .asString();
    }

    /** A turn that asks for the keys of projects. */
    private void look() {
        server.part(JdbcClient.class)
                .sql("update tracker_watch set next_count = null")
                .update();
        server.part(Watching.class).look(new ConnectionId(connection));
    }

    private TestServer.Answer setUp() {
        return server.post(path(), status().get("offer").toString());
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
