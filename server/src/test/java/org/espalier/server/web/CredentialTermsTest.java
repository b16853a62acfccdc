package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.espalier.server.tracker.TrackerHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Where a credential is good, until when, and whose it is. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class CredentialTermsTest {

    private static final String CLOUD_ID = "1324a887-45db-1bf4-1e99-ef0ff456d421";
    private static final String BEHIND = "/ex/jira/" + CLOUD_ID;
    private static final String MYSELF = "GET /rest/api/3/myself";
    private static final String TENANT = "GET /_edge/tenant_info";

    private TestServer server;
    private RecordedJira site;
    private RecordedJira gateway;

    @BeforeAll
    void start() {
        site = RecordedJira.start();
        gateway = RecordedJira.start();
        server = TestServer.withGateway(gateway.url());
        server.part(TrackerHosts.class).exempt(site.url());
    }

    @AfterAll
    void stop() {
        server.close();
        site.close();
        gateway.close();
    }

    /** The site refuses the token, which the gateway takes. */
    @BeforeEach
    void begin() {
        site.healthy()
                .when(MYSELF, json(401, "{}"))
                .when(TENANT, json("{\"cloudId\":\"" + CLOUD_ID + "\"}"))
                .forgetAsked();
        gateway.when(
                        "GET " + BEHIND + "/rest/api/2/serverInfo",
                        json("{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\"}"))
                .when("GET " + BEHIND + "/rest/api/3/myself", json("{\"accountId\":\"5b10a2\"}"))
                .when("GET " + BEHIND + "/rest/api/3/issueLinkType", json("{\"issueLinkTypes\":[]}"))
                .forgetAsked();
    }

    @Test
    void aTokenWithScopesIsFoundOutAndGoesThroughTheGateway() {
        var id = made("");

        assertThat(known(id).get("throughGateway").asBoolean()).isTrue();
        assertThat(server.get("/api/v1/connections/" + id + "/link-types").status())
                .isEqualTo(200);
        assertThat(gateway.asked()).allSatisfy(each -> {
            assertThat(each.route()).startsWith("GET " + BEHIND + "/rest/");
            assertThat(each.authorization().orElseThrow()).startsWith("Basic ");
        });
        assertThat(site.asked())
                .filteredOn(each -> !each.route().equals(MYSELF))
                .extracting(RecordedJira.Asked::authorization)
                .containsOnly(Optional.empty());
    }

    @Test
    void aTokenWithoutScopesNeverSeesTheGateway() {
        site.healthy();

        assertThat(known(made("")).get("throughGateway").asBoolean()).isFalse();
        assertThat(gateway.asked()).isEmpty();
        assertThat(site.asked()).extracting(RecordedJira.Asked::route).doesNotContain(TENANT);
    }

    @Test
    void aTokenThatNobodyTakesIsRefusedInTheWordsOfTheSite() {
        gateway.when("GET " + BEHIND + "/rest/api/2/serverInfo", json(401, "{}"));
        assertRefused(create(""));
        site.when(TENANT, html(404));
        assertRefused(create(""));
        site.when(TENANT, json("{\"cloudId\":\"../../x\"}"));
        assertRefused(create(""));
    }

    @Test
    void aTokenWithScopesThatDiesIsADeadToken() {
        var id = made("");
        gateway.when("GET " + BEHIND + "/rest/api/2/serverInfo", json(401, "{}"));

        var tested = server.post("/api/v1/connections/" + id + "/test", "");

        assertThat(tested.status()).isEqualTo(422);
        assertThat(tested.json().get("code").asString()).isEqualTo("credential_refused");
    }

    @ParameterizedTest // Days from today, and whether that is soon.
    @CsvSource({"400, false", "31, false", "30, true", "7, true", "0, true", "-1, true"})
    void aTokenThatExpiresIsToldOfInTime(int days, boolean soon) {
        var day = today().plusDays(days);
        var known = known(made(",\"expiresOn\":\"" + day + "\""));

        assertThat(known.get("expiresOn").asString()).isEqualTo(day.toString());
        assertThat(known.get("expiresSoon").asBoolean()).isEqualTo(soon);
    }

    @Test
    void aDayCanBeTakenBackAndGoesWithTheSecretItBelongedTo() {
        var id = made(",\"expiresOn\":\"2030-01-31\",\"asServiceAccount\":true");
        assertThat(known(id).get("asServiceAccount").asBoolean()).isTrue();

        change(id, "{\"name\":\"Other\",\"asServiceAccount\":false}");
        assertThat(known(id).get("expiresOn").asString()).isEqualTo("2030-01-31");
        assertThat(known(id).get("asServiceAccount").asBoolean()).isFalse();

        change(id, "{\"secret\":\"another\"}");
        assertThat(known(id).get("expiresOn").isNull()).isTrue();
        assertThat(known(id).get("throughGateway").asBoolean()).isTrue();

        change(id, "{\"expiresOn\":\"2031-01-31\"}");
        assertThat(known(id).get("expiresOn").asString()).isEqualTo("2031-01-31");
        change(id, "{\"expiresOn\":null}");
        assertThat(known(id).get("expiresOn").isNull()).isTrue();
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        for (var day :
                new String[] {"\"31.1.2027\"", "\"2027-02-30\"", "\"+10000000-01-01\"", "\"-2027-01-31\"", "\"\""}) {
            var answer = create(",\"expiresOn\":" + day);

            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().get("code").asString()).isEqualTo("bad_date");
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/expiresOn");
        }
    }

    @Test // A Data Center tells which tokens there are, not which of them was sent.
    void aDataCenterTellsTheDayOfAnOnlyToken() {
        site.when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"))
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"))
                .when("GET /rest/api/2/project", json("[]"));
        var one = "{\"id\":1,\"name\":\"x\",\"expiringAt\":\"2030-05-06T07:08:09.000+0000\"}";
        var body = "{\"name\":\"Test\",\"baseUrl\":\"" + site.url() + "\",\"secret\":\"canary\"}";

        site.when("GET /rest/pat/latest/tokens", json("[" + one + "]"));
        assertThat(known(id(server.post("/api/v1/connections", body)))
                        .get("expiresOn")
                        .asString())
                .isEqualTo("2030-05-06");
        site.when("GET /rest/pat/latest/tokens", json("[" + one + "," + one + "]"));
        assertThat(known(id(server.post("/api/v1/connections", body)))
                        .get("expiresOn")
                        .isNull())
                .isTrue();
        site.when("GET /rest/pat/latest/tokens", html(404));
        assertThat(known(id(server.post("/api/v1/connections", body)))
                        .get("expiresOn")
                        .isNull())
                .isTrue();
    }

    @Test
    void aPaceIsSetAndTakenBack() {
        site.healthy();
        var id = made("");
        change(id, "{\"requestsPerSecond\":5}");
        assertThat(known(id).get("requestsPerSecond").asInt()).isEqualTo(5);
        change(id, "{\"name\":\"Other\"}");
        assertThat(known(id).get("requestsPerSecond").asInt()).isEqualTo(5);
        change(id, "{\"requestsPerSecond\":null}");
        assertThat(known(id).get("requestsPerSecond").isNull()).isTrue();

        for (var pace : new String[] {"0", "-1", "1.5", "1001", "\"5\""}) {
            var path = "/api/v1/connections/" + id;
            var answer = server.send(
                    "PATCH",
                    path,
                    "{\"requestsPerSecond\":" + pace + "}",
                    Map.of("If-Match", server.get(path).header("ETag")));
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().get("code").asString()).isEqualTo("bad_pace");
        }
    }

    private LocalDate today() {
        Instant now = server.part(InstantSource.class).instant();
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo("credential_refused");
        assertThat(answer.json().get("detail").asString())
                .startsWith("Jira at " + site.url().getAuthority() + " refuses the user or the secret");
    }

    private JsonNode known(String id) {
        return server.get("/api/v1/connections/" + id).json();
    }

    private void change(String id, String body) {
        var path = "/api/v1/connections/" + id;
        var answer = server.send(
                "PATCH", path, body, Map.of("If-Match", server.get(path).header("ETag")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Answer create(String more) {
        return server.post(
                "/api/v1/connections",
                "{\"name\":\"Test\",\"baseUrl\":\"" + site.url()
                        + "\",\"user\":\"ada@example.com\",\"secret\":\"canary\"" + more + "}");
    }

    private String made(String more) {
        return id(create(more));
    }

    private static String id(Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().get("id").asString();
    }
}
