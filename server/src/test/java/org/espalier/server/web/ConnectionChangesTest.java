package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.espalier.server.access.Person;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.tracker.TrackerHosts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections as people change them: what could lock us out is tried first, and a secret never comes out again. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionChangesTest {

    private static final Person CAROL = new Person("carol", "Carol", Rank.ADMINISTRATOR);
    private static final String LINK_TYPES = "GET /rest/api/3/issueLinkType";

    private TestServer server;
    private RecordedJira jira;
    private String id;

    @BeforeAll
    void start() {
        server = TestServer.start();
        jira = RecordedJira.start();
        server.part(TrackerHosts.class).exempt(jira.url());
    }

    @AfterAll
    void stop() {
        server.close();
        jira.close();
    }

    @BeforeEach
    void connect() {
        jira.healthy().when(LINK_TYPES, json("{\"issueLinkTypes\":[]}"));
        id = server.post("/api/v1/connections", """
                        {"name":"Test","kind":"CLOUD","baseUrl":"%s","user":"admin","secret":"old-canary","writable":true,
                         "projects":["TEST"]}""".formatted(jira.url()))
                .json()
                .get("id")
                .asString();
        jira.forgetAsked();
    }

    @Test
    void whatAsksNothingOfJiraIsChangedWithoutAskingIt() {
        var changed = change("\"1\"", "{\"name\":\"Renamed\",\"label\":\"TEST\",\"writable\":false}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.body())
                .isEqualTo(server.get("/api/v1/connections/" + id).body());
        assertThat(changed.body())
                .contains("\"name\":\"Renamed\"", "\"label\":\"TEST\"", "\"writable\":false", "[\"TEST\"]");
        assertThat(jira.asked()).isEmpty();
    }

    @Test
    void aRenewedSecretIsTriedBeforeItIsKeptAndUsedFromThenOn() {
        server.get("/api/v1/connections/" + id + "/link-types");
        assertThat(lastCredential()).isEqualTo("admin:old-canary");

        var changed = change("\"1\"", "{\"secret\":\"new-canary\"}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("canary");
        server.get("/api/v1/connections/" + id + "/link-types");
        assertThat(lastCredential()).isEqualTo("admin:new-canary");
    }

    @Test
    void aPasswordOfADataCenterGivesWayToATokenThatNeedsNoUser() {
        jira.when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"));
        jira.when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"));
        id = server.post("/api/v1/connections", """
                        {"name":"Test","baseUrl":"%s","user":"ada","secret":"old-canary"}""".formatted(jira.url()))
                .json()
                .get("id")
                .asString();

        var changed = change("\"1\"", "{\"user\":\"\",\"secret\":\"new-canary\"}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(jira.asked().getLast().authorization()).contains("Bearer new-canary");
    }

    @Test
    void aSecretThatJiraRefusesIsNotKept() {
        jira.when("GET /rest/api/3/myself", json(401, "{}"));

        var refused = change("\"1\"", "{\"name\":\"Renamed\",\"secret\":\"new-canary\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("credential_refused");
        assertThat(refused.body()).doesNotContain("canary");
        assertThat(server.get("/api/v1/connections/" + id).body()).contains("\"name\":\"Test\"", "\"version\":1");
        server.get("/api/v1/connections/" + id + "/link-types");
        assertThat(lastCredential()).isEqualTo("admin:old-canary");
    }

    @Test // Else whoever may change an address could have the secret sent to a host of their own.
    void anotherAddressNeedsTheSecretAgain() {
        var elsewhere = RecordedJira.start().healthy();
        server.part(TrackerHosts.class).exempt(elsewhere.url());

        var refused = change("\"1\"", "{\"baseUrl\":\"" + elsewhere.url() + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("secret_required");
        assertThat(elsewhere.asked()).isEmpty();

        var moved = change("\"1\"", "{\"baseUrl\":\"" + elsewhere.url() + "\",\"secret\":\"x\"}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.json().get("baseUrl").asString())
                .isEqualTo(elsewhere.url().toString());
        elsewhere.close();
    }

    @Test // product 4.3: another connection voids a plan at once; a name does not.
    void otherProjectsDiscardTheWaitingPlans() {
        keepAPlan();
        change("\"1\"", "{\"name\":\"Renamed\"}");
        assertThat(planState()).isEqualTo("READY");

        var changed = change("\"2\"", "{\"projects\":null}");

        assertThat(changed.json().get("projects").isNull()).isTrue();
        assertThat(planState()).isEqualTo("DISCARDED");
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        change("\"1\"", "{\"name\":\"Hers\"}");

        var late = change("\"1\"", "{\"name\":\"His\"}");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body()).contains("Nothing was changed");
        assertThat(server.get("/api/v1/connections/" + id).body()).contains("Hers");
    }

    @Test // L18: a service account's is used in the name of every administrator.
    void nobodyMakesAnothersCredentialEverybodys() {
        var refused = changeAs(CAROL, "{\"asServiceAccount\":true}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/asServiceAccount");
        assertThat(refused.json().get("detail").asString())
                .isEqualTo(
                        "Only ada can make the credential of this connection a service account's, since it is theirs."
                                + " Nothing was changed; enter the secret of the service account too.");
        assertThat(server.get("/api/v1/connections/" + id).body())
                .contains("\"version\":1", "\"asServiceAccount\":false");

        assertThat(changeAs(CAROL, "{\"asServiceAccount\":true,\"secret\":\"new-canary\"}")
                        .json()
                        .get("enteredBy")
                        .asString())
                .isEqualTo("carol");
        assertThat(changeAs(CAROL, "{\"asServiceAccount\":false}").status()).isEqualTo(200);
        assertThat(changeAs(CAROL, "{\"asServiceAccount\":true}").status()).isEqualTo(200);
    }

    @Test
    void oneOfNobodyKnowsWhomIsAnyAdministrators() {
        server.part(JdbcClient.class)
                .sql("update tracker_connection set entered_by = null where id = ?")
                .param(id)
                .update();

        assertThat(changeAs(CAROL, "{\"asServiceAccount\":true}").status()).isEqualTo(200);
    }

    @ParameterizedTest // The version seen, the body, and what is answered.
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            -   | {"name":"x"}            | 428 | if_match_missing
            abc | {"name":"x"}            | 400 | wrong_if_match
            "1" | {"name":" "}            | 400 | missing_field
            "1" | {"secret":""}           | 400 | missing_field
            "1" | {"kind":"DATA_CENTER"}  | 400 | unknown_field
            "1" | {"user":""}             | 400 | missing_field
            "1" | {"label":"LIVE"}        | 422 | unknown_value
            "1" | {"projects":"TEST"}     | 400 | wrong_type
            "1" | {"projects":["NOPE"]}   | 422 | unknown_project
            "1" | {"baseUrl":"nowhere"}   | 422 | bad_base_url
            """)
    void aChangeThatCannotBeIsRefused(@Nullable String seen, String body, int status, String code) {
        var answer = change(seen, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(server.get("/api/v1/connections/" + id).body()).contains("\"version\":1");
    }

    private Answer change(@Nullable String seen, String body) {
        return server.send(
                "PATCH", "/api/v1/connections/" + id, body, seen == null ? Map.of() : Map.of("If-Match", seen));
    }

    private Answer changeAs(Person person, String body) {
        var path = "/api/v1/connections/" + id;
        return server.sendAs(
                person, "PATCH", path, body, Map.of("If-Match", server.get(path).header("ETag")));
    }

    private String lastCredential() {
        var header = jira.asked().getLast().authorization().map(basic -> basic.substring("Basic ".length()));
        return new String(Base64.getDecoder().decode(header.orElseThrow()), StandardCharsets.UTF_8);
    }

    private void keepAPlan() {
        var structure = server.post("/api/v1/structures", "{\"name\":\"Road map\",\"connection\":\"" + id + "\"}")
                .json()
                .get("id")
                .asString();
        var jdbc = server.part(JdbcClient.class);
        jdbc.sql("""
                        insert into job (id, kind, structure, requested_by, state, phase, plan, created_at)
                        values ('job_kept', 'IMPORT', :structure, 'ada', 'AWAITING_CONFIRMATION', 'COMPARE', 'plan_kept', now())
                        """)
                .param("structure", Long.parseLong(structure.substring("str_".length())))
                .update();
        jdbc.sql("""
                        insert into plan (id, job, structure, number, direction, state, fingerprint, unsettled, halts, conflicts,
                                          skips, consequence, seen_at, ready_at, expires_at)
                        select 'plan_kept', id, structure, 0, 'INTO_STRUCTURE', 'READY', 'f1', 0, '[]', '[]', '[]', '', now(),
                               now(), now() + interval '1 day'
                          from job where id = 'job_kept'
                        """).update();
    }

    private String planState() {
        return server.get("/api/v1/plans/plan_kept").json().get("state").asString();
    }
}
