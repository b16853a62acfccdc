package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.acceptance.SignInSite.ORCHARD;
import static org.espalier.server.acceptance.SigningIn.assertRefused;
import static org.espalier.server.acceptance.SigningIn.linkedAt;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.espalier.server.access.Person;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.access.SignIns;
import org.espalier.server.tracker.TrackerHosts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What holds of people who link an account of their own by signing in with Atlassian (L18). */
abstract class LinkingBySignIn {

    private static final String BY_GRACE = "Project Member";
    private static final LinkedOrchard SMALL = new LinkedOrchard(4);

    private TestServer server;
    private SandboxJira jira;
    private KnownConnections connections;
    private Api ada;
    private Api grace;
    private SigningIn atAtlassian;
    private String connection;

    abstract SignInSite site();

    @BeforeEach
    void arrange() {
        server = site().server();
        jira = site().jira();
        connections = new KnownConnections(server);
        ada = site().api();
        grace = signedIn("grace");
        atAtlassian = site().person(grace.http(), "member");
        connection = ada.connect(jira.address());
    }

    @Test
    void aPersonIsLinkedWithoutASecretAndNobodyElseIs() {
        atAtlassian.link(connection);

        JsonNode yours = yours();
        assertThat(yours.get("whoAsks").asString()).isEqualTo("LINKED");
        assertThat(yours.at("/linked/name").asString()).isEqualTo(BY_GRACE);
        assertThat(yours.at("/linked/user").asString()).isEmpty();
        assertThat(yours.at("/linked/signedIn/account").asString()).isEqualTo(BY_GRACE);
        assertThat(yours.at("/linked/signedIn/over").asBoolean()).isFalse();
        assertThat(LocalDate.parse(yours.at("/linked/expiresOn").asString())).isAfter(LocalDate.EPOCH.plusYears(50));
        assertThat(connections.tokens(connection)).singleElement().asString().doesNotContain("sandbox-");
        JsonNode toAda = connections.known(connection);
        assertThat(toAda.get("signedIn").isNull()).isTrue();
        assertThat(toAda.at("/yours/linked").isNull()).isTrue();
    }

    @Test // L10, L18
    void theirRunGoesOnWithANewTokenWhereTheOldOneEnds() {
        atAtlassian.link(connection);
        Job job = grace.plan(SMALL.linkedOn(grace, connection, "Duplicate"), "FROM_STRUCTURE");
        long before = site().asksForTokens();
        site().endAccess();

        Job ended = grace.apply(job, Set.of());

        assertThat(ended.counts()).as("%s", ended).isEqualTo(Map.of("APPLIED", SMALL.children()));
        assertThat(authorsOf(SMALL)).containsOnly(BY_GRACE);
        assertThat(site().asksForTokens()).isEqualTo(before + 1);
        assertThat(grace.http().get("jobs/" + job.id()).json().get("runAs").asString())
                .isEqualTo("grace");
    }

    @Test // L11, L15, L18
    void theirRunWaitsOnceTheSignInIsWithdrawnUntilTheySignInAgain() {
        atAtlassian.link(connection);
        Job job = grace.plan(ORCHARD.linkedOn(grace, connection, "Cloners"), "FROM_STRUCTURE");
        jira.misbehave(Map.of("latencyMillis", 200));
        grace.confirm(job, Set.of());
        Polling.until(
                "a first write",
                Api.LONGEST_JOB,
                () -> Optional.of(jira.links("Cloners")).filter(some -> !some.isEmpty()));
        jira.withdrawGrants();
        Polling.until(
                "the sentence",
                Api.LONGEST_JOB,
                () -> Optional.of(grace.http()
                                .get("jobs/" + job.id())
                                .json()
                                .get("waiting")
                                .asString(""))
                        .filter(words ->
                                words.contains("the sign-in of grace was withdrawn or has ended. grace can sign in")));
        jira.misbehave(Map.of());
        assertThat(jira.links("Cloners")).hasSizeLessThan(ORCHARD.children());
        assertThat(yours().at("/linked/signedIn/over").asBoolean()).isTrue();

        atAtlassian.link(connection);

        assertThat(yours().at("/linked/signedIn/over").asBoolean()).isFalse();
        Job ended = grace.ended(job);
        assertThat(ended.counts()).as("%s", ended).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(jira.links("Cloners")).isEqualTo(ORCHARD.links());
        assertThat(authorsOf(ORCHARD)).containsOnly(BY_GRACE);
    }

    @Test
    void whatIsUnlinkedOrReplacedByATokenLeavesNoTokensBehind() {
        atAtlassian.link(connection);
        grace.http().send("DELETE", linkedAt(connection), Map.of()).good();
        assertThat(connections.tokens(connection)).isEmpty();
        assertThat(yours().get("whoAsks").asString()).isEqualTo("NONE_BUT_ANOTHERS");

        atAtlassian.link(connection);
        grace.http()
                .send("PUT", linkedAt(connection), Map.of(), Map.of("user", "member", "secret", "sandbox"))
                .good();
        assertThat(connections.tokens(connection)).isEmpty();
        assertThat(yours().at("/linked/signedIn").isNull()).isTrue();
        assertThat(yours().at("/linked/user").asString()).isEqualTo("member");
    }

    @Test
    void aPersonAndTheConnectionHoldTokensBesideEachOther() {
        String signedIn = site().person(ada.http(), "admin").connected();
        atAtlassian.link(signedIn);
        assertThat(connections.tokens(signedIn)).hasSize(2);
        assertThat(yours(signedIn).at("/linked/name").asString()).isEqualTo(BY_GRACE);

        grace.http().send("DELETE", linkedAt(signedIn), Map.of()).good();

        assertThat(connections.tokens(signedIn)).hasSize(1);
        assertThat(KnownConnections.linkTypes(site().second(), signedIn)).isEqualTo(200);
    }

    /** Somebody comes back in a way that links nothing. */
    record Case(String name, String code, String words, Comes back) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** How they come back; what is answered. */
    interface Comes {
        Http.Answer back(LinkingBySignIn here);
    }

    static Stream<Case> nobodyIsLinked() {
        return Stream.of(
                new Case(
                        "who refuses at Atlassian",
                        "consent_refused",
                        "was not allowed to act",
                        here -> here.atAtlassian.finish(here.decided("cancel"))),
                new Case("a code that Atlassian does not know", "sign_in_ended", "does not take this sign-in", here -> {
                    Map<String, String> back = new TreeMap<>(here.decided("accept"));
                    back.put("code", "other");
                    return here.atAtlassian.finish(back);
                }),
                new Case(
                        "another person",
                        "sign_in_unknown",
                        "was not begun by you",
                        here -> here.site().person(here.ada.http(), "admin").finish(here.decided("accept"))),
                new Case(
                        "the same person in another session",
                        "sign_in_unknown",
                        "was not begun by you",
                        here -> here.site()
                                .person(here.signedIn("grace").http(), "member")
                                .finish(here.decided("accept"))),
                new Case("a Data Center", "not_a_cloud", "enter a personal access token", here -> {
                    here.change("kind = 'DATA_CENTER'");
                    return here.atAtlassian.beginLinking(here.connection);
                }));
    }

    @ParameterizedTest
    @MethodSource
    void nobodyIsLinked(Case given) {
        assertRefused(given.back().back(this), given.code(), given.words());
        assertThat(yours().get("linked").isNull()).isTrue();
        assertThat(connections.tokens(connection)).isEmpty();
    }

    @Test
    void whoAllowsAnotherSiteThanThatOfTheConnectionIsNotLinked() {
        try (RecordedJira other = RecordedJira.start()) {
            other.healthy().when("GET /_edge/tenant_info", RecordedJira.json("{\"cloudId\":\"another-one\"}"));
            server.part(TrackerHosts.class).exempt(other.url());
            change("base_url = '" + other.url() + "'");

            assertRefused(atAtlassian.finish(decided("accept")), "wrong_site", "and not at " + other.url());
            assertThat(yours().get("linked").isNull()).isTrue();
            assertThat(other.asked())
                    .extracting(RecordedJira.Asked::authorization)
                    .containsOnly(Optional.empty());
        }
    }

    @Test // What was allowed for one address is not good for another.
    void whoComesBackToAConnectionThatWasMovedIsNotLinked() {
        Map<String, String> back = decided("accept");
        change("base_url = 'http://localhost:1'");
        assertThat(atAtlassian.finish(back).status()).isEqualTo(412);
        assertThat(yours().get("linked").isNull()).isTrue();
    }

    @Test
    void nobodyButAnAdministratorGivesAConnectionItsCredential() {
        assertThat(atAtlassian
                        .begin(Map.of("connection", connection), "https://espalier.example.com")
                        .status())
                .isEqualTo(403);
        rank("grace", true);
        Map<String, String> back = atAtlassian.accepted(Map.of("connection", connection));
        rank("grace", false);

        Http.Answer answer = atAtlassian.finish(back);

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().get("detail").asString())
                .contains("Only administrators")
                .contains("Nothing was changed");
        assertThat(connections.known(connection).get("signedIn").isNull()).isTrue();
    }

    private Map<String, String> decided(String decision) {
        return atAtlassian.decided(atAtlassian.beginLinking(connection), decision);
    }

    private JsonNode yours() {
        return yours(connection);
    }

    private JsonNode yours(String id) {
        return grace.http().get("connections/" + id).good().json().get("yours");
    }

    /** Who changed last what links of the issues below the parents. */
    private Set<String> authorsOf(LinkedOrchard orchard) {
        return orchard.links().stream()
                .map(Link::destination)
                .map(child ->
                        jira.get("/rest/api/3/issue/" + child + "/changelog").get("values"))
                .map(entries -> entries.get(entries.size() - 1)
                        .at("/author/displayName")
                        .asString())
                .collect(Collectors.toSet());
    }

    /** Past everybody, as another administrator might. */
    private void change(String what) {
        server.part(JdbcClient.class)
                .sql("update tracker_connection set " + what + ", version = version + 1 where id = ?")
                .param(connection)
                .update();
    }

    private void rank(String account, boolean administrator) {
        server.part(JdbcClient.class)
                .sql("update access_account set administrator = ? where name = ?")
                .param(administrator)
                .param(account)
                .update();
    }

    /** A member, in a session of their own. */
    private Api signedIn(String account) {
        server.part(JdbcClient.class).sql("""
                        insert into access_account (name, display_name, administrator, created)
                        values (?, ?, false, now())
                        on conflict do nothing
                        """).param(account).param(account).update();
        String session = server.part(SignIns.class).open(new Person(account, account, Rank.MEMBER));
        return ada.in(Map.of("Cookie", "espalier_session=" + session, "X-Espalier-Csrf", "1"));
    }
}
