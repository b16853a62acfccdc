package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.acceptance.KnownConnections.linkTypes;
import static org.espalier.server.acceptance.SignInSite.ORCHARD;
import static org.espalier.server.acceptance.SigningIn.assertRefused;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.tracker.TrackerHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** OAuth 2.0, for a connection and for a person. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class AtlassianSignInIT {

    private SignInSite site;
    private SandboxJira jira;
    private TestServer server;
    private TestServer second;
    private Api api;
    private SigningIn people;
    private KnownConnections connections;

    @BeforeAll
    void start(@TempDir Path folder) {
        site = SignInSite.start(folder);
        jira = site.jira();
        server = site.server();
        second = site.second();
        api = site.api();
        connections = new KnownConnections(server);
        people = site.person(api.http(), "admin");
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @AfterEach
    void mend() {
        jira.misbehave(Map.of());
        site.lendAnHour();
    }

    @Test
    void aConnectionIsMadeWithoutASecretAndKnownToEveryServer() {
        String id = people.connected();

        JsonNode known = connections.known(id);
        assertThat(known.at("/signedIn/account").asString()).isEqualTo("Administrator");
        assertThat(known.at("/signedIn/over").asBoolean()).isFalse();
        assertThat(known.get("throughGateway").asBoolean()).isTrue();
        assertThat(known.get("asServiceAccount").asBoolean()).isFalse();
        assertThat(LocalDate.parse(known.get("expiresOn").asString())).isAfter(LocalDate.EPOCH.plusYears(50));
        assertThat(known.get("expiresSoon").asBoolean()).isFalse();
        assertThat(linkTypes(second, id)).isEqualTo(200);
        assertThat(connections.tokens(id)).singleElement().asString().doesNotContain("sandbox-");
    }

    @Test
    void whoeverRefusesChangesNothing() {
        int before = connections.count();
        Map<String, String> back = people.decided(people.wish(), "cancel");

        assertRefused(people.finish(back), "consent_refused", "was not allowed to act in your name");
        assertRefused(people.finish(back), "sign_in_unknown", "was not begun by you");
        assertThat(connections.count()).isEqualTo(before);
    }

    @Test
    void nobodyElseComesBackWithWhatSomebodySetOutFor() {
        Map<String, String> back = people.accepted(people.wish());
        Map<String, String> forged = new TreeMap<>(back);
        forged.put("state", "0123456789");
        assertRefused(people.finish(forged), "sign_in_unknown", "was not begun by you");
        assertRefused(inAnotherSession().finish(back), "sign_in_unknown", "was not begun by you");
        assertThat(people.finish(back).status()).isEqualTo(200);
    }

    @Test
    void aCodeThatAtlassianDoesNotKnowIsRefused() {
        Map<String, String> back = new TreeMap<>(people.accepted(people.wish()));
        back.put("code", "other");
        assertRefused(people.finish(back), "sign_in_ended", "does not take this sign-in");
    }

    @Test
    void anAccountThatAllowsAnotherSiteChangesNothing() {
        try (RecordedJira other = RecordedJira.start()) {
            other.healthy().when("GET /_edge/tenant_info", RecordedJira.json("{\"cloudId\":\"another-one\"}"));
            server.part(TrackerHosts.class).exempt(other.url());
            int before = connections.count();

            Http.Answer answer = people.finish(people.accepted(SigningIn.wish(other.url())));

            assertRefused(answer, "wrong_site", "and not at " + other.url());
            assertThat(connections.count()).isEqualTo(before);
            assertThat(other.asked())
                    .extracting(RecordedJira.Asked::authorization)
                    .containsOnly(Optional.empty());
        }
    }

    @Test
    void nobodyIsSentAwayForADataCenterOrToComeBackElsewhere() {
        try (RecordedJira other = RecordedJira.start()) {
            other.when(
                    "GET /rest/api/2/serverInfo",
                    RecordedJira.json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"));
            server.part(TrackerHosts.class).exempt(other.url());
            Map<String, Object> wish = SigningIn.wish(other.url());
            assertRefused(people.begin(wish, "https://espalier.example.com"), "not_a_cloud", "Data Center");
        }
        assertRefused(people.begin(people.wish(), "https://espalier.example.com/elsewhere"), "bad_origin", "origin");
    }

    @Test // What was allowed for one address is not good for another, to which somebody moved the connection meanwhile.
    void whoComesBackToAConnectionThatWasMovedChangesNothing() {
        String id = people.connected();
        Map<String, String> back = people.accepted(Map.of("connection", id));
        server.part(JdbcClient.class)
                .sql(
                        "update tracker_connection set base_url = 'http://localhost:1', version = version + 1 where id = ?")
                .param(id)
                .update();
        assertThat(people.finish(back).status()).isEqualTo(412);
        assertThat(linkTypes(server, id)).isEqualTo(422);
        assertThat(connections.known(id).get("version").asLong()).isEqualTo(2);
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() {
        site.lend(60);
        String id = people.connected();
        long before = site.asksForTokens();
        assertThat(linkTypes(server, id)).isEqualTo(200);
        assertThat(site.asksForTokens()).isEqualTo(before + 1);
    }

    @Test // L10
    void aRunGoesOnWithANewTokenWhereTheOldOneEnds() {
        String links = ORCHARD.linkedOn(api, people.connected(), "Relates");
        Job job = api.plan(links, "FROM_STRUCTURE");
        site.endAccess();

        Job ended = api.apply(job, Set.of());

        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", 24));
        assertThat(jira.links("Relates")).isEqualTo(ORCHARD.links());
        ORCHARD.assertTraced(api, ended);
    }

    @Test // L10, L11, L15
    void aRunWhoseSignInIsWithdrawnSaysSoAndGoesOnOnceSomebodySignsInAgain() {
        String id = people.connected();
        Job job = api.plan(ORCHARD.linkedOn(api, id, "Blocks"), "FROM_STRUCTURE");
        jira.misbehave(Map.of("latencyMillis", 200));
        api.confirm(job, Set.of());
        Polling.until(
                "a first write",
                Api.LONGEST_JOB,
                () -> Optional.of(jira.links("Blocks")).filter(some -> !some.isEmpty()));
        jira.withdrawGrants();
        Polling.until(
                "the sentence",
                Api.LONGEST_JOB,
                () -> Optional.of(waiting(job)).filter(words -> words.contains("Sign in with Atlassian again")));
        jira.misbehave(Map.of());
        assertThat(jira.links("Blocks")).hasSizeLessThan(ORCHARD.children());
        assertThat(connections.known(id).at("/signedIn/over").asBoolean()).isTrue();
        long asked = site.asksForTokens();
        assertThat(linkTypes(second, id)).isEqualTo(422);
        assertThat(site.asksForTokens()).isEqualTo(asked);

        assertThat(people.finish(people.accepted(Map.of("connection", id))).status())
                .isEqualTo(200);
        assertThat(connections.known(id).at("/signedIn/over").asBoolean()).isFalse();
        Job ended = api.ended(job);
        assertThat(ended.counts()).as("%s", ended).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(jira.links("Blocks")).isEqualTo(ORCHARD.links());
    }

    @Test
    void oneServerAtATimeRenewsAPair() throws Exception {
        String id = people.connected();
        assertThat(linkTypes(server, id)).isEqualTo(200);
        assertThat(linkTypes(second, id)).isEqualTo(200);
        site.endAccess();
        long before = site.asksForTokens();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 12)
                    .mapToObj(number -> threads.submit(() -> linkTypes(number % 2 == 0 ? server : second, id)))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(site.asksForTokens()).isEqualTo(before + 1);
        // Had an old refresh token been used, this would end the grant.
        site.endAccess();
        assertThat(linkTypes(second, id)).isEqualTo(200);
    }

    @Test
    void aTokenTypedInTakesThePlaceOfASignIn() {
        String id = people.connected();
        assertThat(connections
                        .change(id, "{\"user\":\"member\"}")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("secret_required");
        assertThat(connections.change(id, "{\"projects\":[\"TREE\"]}").status()).isEqualTo(200);
        assertThat(connections.known(id).at("/signedIn/account").asString()).isNotEmpty();
        assertThat(connections
                        .change(id, "{\"user\":\"admin\",\"secret\":\"sandbox\"}")
                        .status())
                .isEqualTo(200);

        assertThat(connections.known(id).get("signedIn").isNull()).isTrue();
        assertThat(connections.known(id).get("throughGateway").asBoolean()).isFalse();
        assertThat(connections.known(id).get("expiresOn").isNull()).isTrue();
        jira.withdrawGrants();
        assertThat(linkTypes(second, id)).isEqualTo(200);
    }

    /** A person who links an account of theirs beside a connection's own. */
    @Nested
    class OfOnesOwn extends LinkingBySignIn {
        @Override
        SignInSite site() {
            return site;
        }
    }

    /** A browser in which the same person signed in to Espalier later. */
    private SigningIn inAnotherSession() {
        return site.person(api.signedIn(TestServer.USER, TestServer.PASSWORD).http(), "admin");
    }

    private String waiting(Job job) {
        return api.http().get("jobs/" + job.id()).json().get("waiting").asString("");
    }
}
