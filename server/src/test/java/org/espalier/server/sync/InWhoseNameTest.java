package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.sync.LinkedJira.CREATE;
import static org.espalier.server.sync.LinkedJira.MYSELF;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.espalier.server.TestServer.Answer;
import org.espalier.server.access.Person;
import org.espalier.server.access.Person.Rank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** L18: a job acts as its owner, at plan, at apply and at undo, and never as anybody else. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class InWhoseNameTest {

    private static final String FAMILY = "-1:0:1,-2:1:2,-3:1:3";
    private static final String LINKS =
            "\"type\":\"LINKS\",\"parameters\":{\"linkType\":\"Blocks\",\"direction\":\"OUTWARD\"}}";
    private static final String RULE = "{\"name\":\"Links\"," + LINKS;
    private static final String ONCE = "{\"direction\":\"FROM_STRUCTURE\"," + LINKS;
    private static final String BY_BOB = "bob@example.com:canary";

    private final Person bob = new Person("bob", "Bob", Rank.MEMBER);

    private LinkJobs jobs;
    private LinkedJira jira;

    @BeforeAll
    void start() {
        jobs = new LinkJobs();
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    @BeforeEach
    void begin() {
        jira = jobs.nextJira();
        unlink();
    }

    @Test
    void whoeverMayUseNoCredentialIsRefusedBeforeAnythingIsAsked() {
        var structure = jobs.structure(FAMILY);

        for (var refused : List.of(
                asBob("POST", "/structures/" + structure + "/synchronizers", RULE),
                asBob("POST", "/structures/" + structure + "/plans", ONCE))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(refused.json().get("detail").asString())
                    .isEqualTo(
                            "bob has linked no Jira credential at the connection Test, and its own is another person's;"
                                    + " bob can link one on the page Connections. Nothing was changed.");
        }
        assertThat(jira.askers()).isEmpty();
        assertThat(yours().get("whoAsks").asString()).isEqualTo("NONE_BUT_ANOTHERS");
    }

    @Test
    void whatIsLinkedIsTriedAndTellsWhoseItIsAndNeverItsSecret() {
        jira.amiss(MYSELF, json(401, "{}"));
        assertThat(link().status()).isEqualTo(422);
        assertThat(yours().get("linked").isNull()).isTrue();

        jira.answersWell();
        var linked = link();

        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        assertThat(linked.body()).doesNotContain("canary");
        assertThat(linked.json().get("yours").toString())
                .isEqualTo("{\"whoAsks\":\"LINKED\",\"obstacle\":null,\"linked\":{\"name\":\"Bob at Jira\","
                        + "\"user\":\"bob@example.com\",\"expiresOn\":\"2030-01-31\",\"expiresSoon\":false,"
                        + "\"signedIn\":null}}");
        var ofAda = jobs.get("connections/" + jobs.connection());
        assertThat(ofAda.get("enteredBy").asString()).isEqualTo("ada");
        assertThat(ofAda.at("/yours/whoAsks").asString()).isEqualTo("CONNECTION");
        assertThat(ofAda.at("/yours/linked").isNull()).isTrue();
        var sealed = jobs.server()
                .part(JdbcClient.class)
                .sql("select secret from tracker_linked_credential")
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    }

    @Test
    void aSynchronizerActsAsItsOwnerWhoeverRunsIt() {
        link();
        var synchronizer = id(asBob("POST", "/structures/" + jobs.structure(FAMILY) + "/synchronizers", RULE));
        jira.forgetAsked();

        var job = jobs.planned(synchronizer, "FROM_STRUCTURE");
        jobs.confirm(job);
        jobs.awaited(job, "FINISHED");
        assertThat(jobs.state(job).get("requestedBy").asString()).isEqualTo("ada");
        assertThat(jobs.state(job).get("runAs").asString()).isEqualTo("bob");
        var undo = jobs.awaited(jobs.follow(job, "undo-plan"), "AWAITING_CONFIRMATION");
        jobs.confirm(undo);
        jobs.awaited(undo, "FINISHED");

        assertThat(jira.askers()).containsExactly(BY_BOB);
        assertThat(jira.links()).isZero();
    }

    @Test
    void whatNoSynchronizerDoesIsDoneInTheNameOfWhoeverAskedForIt() {
        link();
        var structure = jobs.structure(FAMILY);
        jira.forgetAsked();
        var ofBob = asBob("POST", "/structures/" + structure + "/plans", ONCE);
        jobs.awaited(ofBob.json().get("job").asString(), "AWAITING_CONFIRMATION");
        assertThat(jira.askers()).containsExactly(BY_BOB);

        jira.forgetAsked();
        var ofAda = jobs.server().post("/api/v1/structures/" + structure + "/plans", ONCE);
        jobs.awaited(ofAda.json().get("job").asString(), "AWAITING_CONFIRMATION");
        assertThat(jira.askers()).containsExactly("admin:sandbox");
    }

    @Test
    void whatIsRemovedWhileAPlanWaitsIsMissedBeforeAnythingIsWritten() {
        link();
        var structure = jobs.structure(FAMILY);
        var job = asBob("POST", "/structures/" + structure + "/plans", ONCE)
                .json()
                .get("job")
                .asString();
        jobs.awaited(job, "AWAITING_CONFIRMATION");
        unlink();

        var plan = jobs.plan(job);
        var refused = jobs.server()
                .post(
                        "/api/v1/plans/" + plan.get("id").asString() + "/apply",
                        "{\"fingerprint\":\"" + plan.get("fingerprint").asString() + "\",\"confirm\":\""
                                + plan.get("confirmPhrase").asString("") + "\"}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("bob has linked no Jira credential");
        assertThat(jobs.plan(job).get("state").asString()).isEqualTo("READY");

        link();
        jobs.confirm(job);
        jobs.awaited(job, "FINISHED");
        assertThat(jira.links()).isEqualTo(2);
    }

    @Test // L11
    void aRunWhoseCredentialIsRemovedWaitsWhereItIsUntilThereIsAnother() {
        link();
        var synchronizer = id(asBob("POST", "/structures/" + jobs.structure(FAMILY) + "/synchronizers", RULE));
        jira.forgetAsked();
        var job = jobs.planned(synchronizer, "FROM_STRUCTURE");
        jira.meanwhile(CREATE, this::unlink);
        jobs.confirm(job);
        jobs.until(
                "the wait",
                () -> jobs.state(job)
                        .get("waiting")
                        .asString("")
                        .contains("bob has linked no Jira credential at the connection Test"));
        assertThat(jira.links()).isEqualTo(1);
        jobs.untilLeaseIsGivenBack();

        link();
        jobs.awaited(job, "FINISHED");
        assertThat(jira.links()).isEqualTo(2);
        assertThat(jobs.state(job).get("counts").toString()).isEqualTo("{\"APPLIED\":2}");
        assertThat(jira.askers()).containsExactly(BY_BOB);
    }

    @Test // Whoever woke it found nothing to wake yet.
    void aWakingThatComesJustWhileARunGoesToWaitIsHeardAllTheSame() {
        link();
        var synchronizer = id(asBob("POST", "/structures/" + jobs.structure(FAMILY) + "/synchronizers", RULE));
        var job = jobs.planned(synchronizer, "FROM_STRUCTURE");
        jira.meanwhile(CREATE, () -> leadElsewhere("https://elsewhere.invalid"));
        jobs.confirm(job);
        jobs.untilLeaseIsGivenBack();
        assertThat(jobs.state(job).get("waiting").asString()).contains("was for another address");

        leadElsewhere(jira.url().toString());
        sql("update job set waiting = null where id = ?", job);
        jobs.awaited(job, "FINISHED");
    }

    private void leadElsewhere(String baseUrl) {
        sql("update tracker_linked_credential set base_url = ?", baseUrl);
    }

    private void sql(String statement, String value) {
        jobs.server().part(JdbcClient.class).sql(statement).param(value).update();
    }

    @Test // product 7
    void aLinkedCredentialThatIsRefusedIsToldAsItsPersonsAndLeavesTheConnectionGood() {
        link();
        var structure = jobs.structure(FAMILY);
        jira.amissFor(BY_BOB, json(401, "{}"));

        var ofBob = asBob("POST", "/structures/" + structure + "/plans", ONCE);
        assertThat(ofBob.status()).as(ofBob.body()).isEqualTo(422);
        assertThat(ofBob.json().get("detail").asString())
                .isEqualTo(
                        "Jira at " + jira.url().getAuthority()
                                + " refuses the credential that bob linked: it is wrong or"
                                + " was revoked. bob can renew it under Your credential on the page Connections. Nothing was changed.");
        var ofAda = jobs.server().post("/api/v1/structures/" + structure + "/plans", ONCE);
        jobs.awaited(ofAda.json().get("job").asString(), "AWAITING_CONFIRMATION");
        var linkTypes = jobs.server().get("/api/v1/connections/" + jobs.connection() + "/link-types");
        assertThat(linkTypes.status()).as(linkTypes.body()).isEqualTo(200);

        jira.answersWell();
        link();
        jira.amissFor(BY_BOB, json(403, "{\"errorMessages\":[\"No.\"]}"));
        assertThat(asBob("POST", "/structures/" + structure + "/plans", ONCE).body())
                .contains("does not allow this account", "It is the account whose credential bob linked");
    }

    @Test
    void whatWasLinkedForOneAddressIsSentToNoOther() {
        link();
        var synchronizer = id(asBob("POST", "/structures/" + jobs.structure(FAMILY) + "/synchronizers", RULE));
        jira = jobs.nextJira();

        var refused = jobs.server()
                .post("/api/v1/synchronizers/" + synchronizer + "/plans", "{\"direction\":\"FROM_STRUCTURE\"}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString())
                .contains("was for another address than " + jira.url() + "; bob can link it again");
        assertThat(jira.askers()).isEmpty();
    }

    @Test
    void aServiceAccountIsForAdministrators() {
        var path = "/api/v1/connections/" + jobs.connection();
        var server = jobs.server();
        server.send(
                "PATCH",
                path,
                "{\"asServiceAccount\":true}",
                Map.of("If-Match", server.get(path).header("ETag")));
        var structure = jobs.structure(FAMILY);

        var ofBob = asBob("POST", "/structures/" + structure + "/plans", ONCE);
        var ofCarol = server.sendAs(
                new Person("carol", "Carol", Rank.ADMINISTRATOR),
                "POST",
                "/api/v1/structures/" + structure + "/plans",
                ONCE);

        assertThat(ofBob.body()).contains("only administrators may use its service account");
        assertThat(ofCarol.status()).as(ofCarol.body()).isEqualTo(202);
        jobs.awaited(ofCarol.json().get("job").asString(), "AWAITING_CONFIRMATION");
        assertThat(jira.askers()).containsExactly("admin:sandbox");
        server.send(
                "PATCH",
                path,
                "{\"asServiceAccount\":false}",
                Map.of("If-Match", server.get(path).header("ETag")));
    }

    private Answer link() {
        return asBob(
                "PUT", linked(), "{\"user\":\"bob@example.com\",\"secret\":\"canary\",\"expiresOn\":\"2030-01-31\"}");
    }

    private void unlink() {
        assertThat(asBob("DELETE", linked(), "").status()).isEqualTo(204);
    }

    private String linked() {
        return "/connections/" + jobs.connection() + "/linked-credential";
    }

    private JsonNode yours() {
        return asBob("GET", "/connections/" + jobs.connection(), "").json().get("yours");
    }

    private static String id(Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().get("id").asString();
    }

    private Answer asBob(String method, String path, String body) {
        return jobs.server().sendAs(bob, method, "/api/v1" + path, body);
    }
}
