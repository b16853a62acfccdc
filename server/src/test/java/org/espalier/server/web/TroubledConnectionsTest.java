package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.RecordedJira.signIn;
import static org.espalier.server.web.TestedSite.CHECK;
import static org.espalier.server.web.TestedSite.LINK_TYPES;
import static org.espalier.server.web.TestedSite.MYSELF;
import static org.espalier.server.web.TestedSite.PROJECTS;
import static org.espalier.server.web.TestedSite.SERVER_INFO;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.StrangersJira;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.TrackerHosts;
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

/** The test of a connection where the site does not answer as it should: each trouble in one sentence. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class TroubledConnectionsTest {

    private TestedSite site;
    private RecordedJira jira;

    @BeforeAll
    void start() {
        site = new TestedSite();
        jira = site.jira();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @BeforeEach
    void recover() {
        site.recover();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        "a wrong token",
                        MYSELF,
                        json(401, "{}"),
                        "credential_refused",
                        "refuses the user or the secret"),
                Arguments.of(
                        "a dead token that is answered as a visitor",
                        MYSELF,
                        json("{}").with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"),
                        "credential_refused",
                        "Enter a valid token"),
                Arguments.of(
                        "a token that dies in the middle",
                        PROJECTS,
                        json("{\"total\":0,\"isLast\":true,\"values\":[]}")
                                .with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED"),
                        "credential_refused",
                        "Enter a valid token"),
                Arguments.of("an account without licence", MYSELF, json(403, "{}"), "account_refused", "licence"),
                Arguments.of("a page in place of data", MYSELF, html(200), "answer_is_a_page", "a page for people"),
                Arguments.of(
                        "a sign-in page in place of everything",
                        SERVER_INFO,
                        signIn(200),
                        "answer_is_a_page",
                        "to sign in on"),
                Arguments.of(
                        "a sign-in page that forbids", SERVER_INFO, signIn(403), "answer_is_a_page", "to sign in on"),
                Arguments.of(
                        "a proxy that sends to its sign-in",
                        MYSELF,
                        empty(302).with("Location", "https://proxy.invalid/login"),
                        "redirected",
                        "sends on to another address"),
                Arguments.of(
                        "no Jira any more", SERVER_INFO, json("{\"hello\":1}"), "not_a_jira", "not as a Jira does"),
                Arguments.of(
                        "another kind of Jira",
                        SERVER_INFO,
                        json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"),
                        "wrong_kind",
                        "is a Jira Data Center site"),
                Arguments.of(
                        "an error of its own",
                        MYSELF,
                        json(500, "{}"),
                        "tracker_unreachable",
                        "an error of its own (500)"),
                Arguments.of(
                        "an answer that breaks off",
                        MYSELF,
                        json("{}").ending(Ending.CUT_INSIDE),
                        "tracker_unreachable",
                        "broke off"),
                Arguments.of(
                        "a request to wait",
                        MYSELF,
                        json(429, "{}").with("Retry-After", "60"),
                        "tracker_throttled",
                        "asks to wait 60 seconds"),
                Arguments.of("half a list", LINK_TYPES, json("{}"), "answer_unclear", "left the link types out"),
                Arguments.of("half a check", CHECK, json("{}"), "answer_unclear", "left the permissions out"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void troubleIsToldInOneSentenceAndNothingIsChanged(
            String what, String route, Answer answer, String code, String words) {
        var id = site.cloud();
        var before = site.server().get("/api/v1/connections/" + id).body();
        jira.when(route, answer);

        assertTrouble(site.test(id), what, code, words);
        assertThat(site.server().get("/api/v1/connections/" + id).body()).isEqualTo(before);
    }

    @Test
    void aCertificateThatNobodySignedIsNotTrusted() {
        try (var stranger = StrangersJira.start()) {
            site.server().part(TrackerHosts.class).exempt(stranger.url());
            assertTrouble(
                    site.test(moved(stranger.url())), "TLS", "tracker_unreachable", "its certificate is not trusted");
            assertThat(stranger.requests()).isZero();
        }
    }

    @Test
    void aHostThatIsGoneIsNamed() {
        assertTrouble(
                site.test(moved(URI.create("https://nowhere.invalid"))),
                "DNS",
                "tracker_unreachable",
                "name is not known");
        var gone = RecordedJira.start();
        site.server().part(TrackerHosts.class).exempt(gone.url());
        gone.close();
        assertTrouble(site.test(moved(gone.url())), "closed", "tracker_unreachable", "the connection was refused");
        assertTrouble(
                site.test(moved(URI.create("http://127.0.0.1:1"))),
                "private",
                "tracker_unreachable",
                "address is private by now");
    }

    private static void assertTrouble(TestServer.Answer tested, String what, String code, String words) {
        assertThat(tested.status()).as(tested.body()).isEqualTo(422);
        assertThat(tested.json().get("code").asString()).as(what).isEqualTo(code);
        assertThat(tested.json().get("detail").asString())
                .as(what)
                .contains(words)
                .doesNotContain("canary", "Exception")
                .endsWith("Nothing was changed.");
    }

    /** A connection whose site has gone elsewhere since it was made. */
    private String moved(URI elsewhere) {
        var id = site.cloud();
        site.server()
                .part(JdbcClient.class)
                .sql("update tracker_connection set base_url = ? where id = ?")
                .params(List.of(elsewhere.toString(), id))
                .update();
        return id;
    }
}
