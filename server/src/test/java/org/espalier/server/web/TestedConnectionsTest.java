package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.StrangersJira;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.Right;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test of a connection: what is lacking, each with its fix, and whatever is wrong in one sentence. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class TestedConnectionsTest {

    private static final String SERVER_INFO = "GET /rest/api/2/serverInfo";
    private static final String MYSELF = "GET /rest/api/3/myself";
    private static final String PROJECTS = "GET /rest/api/3/project/search";
    private static final String CHECK = "POST /rest/api/3/permissions/check";
    private static final String LINK_TYPES = "GET /rest/api/3/issueLinkType";

    private TestServer server;
    private RecordedJira jira;

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
    void recover() {
        jira.healthy()
                .when(SERVER_INFO, json("""
                        {"deploymentType":"Cloud","version":"1001.0.0","serverTimeZone":"Europe/Vienna",
                         "serverTime":"2001-01-01T00:00:00.000+0000"}"""))
                .when(MYSELF, json("""
                        {"accountId":"5b10a2","displayName":"Ada","timeZone":"Europe/Paris"}"""))
                .when(
                        CHECK,
                        granted(
                                "BROWSE_PROJECTS",
                                "LINK_ISSUES",
                                "EDIT_ISSUES",
                                "SCHEDULE_ISSUES",
                                "TRANSITION_ISSUES",
                                "RESOLVE_ISSUES"))
                .when(LINK_TYPES, json("""
                        {"issueLinkTypes":[{"id":"100","name":"Blocks","inward":"is blocked by","outward":"blocks"}]}"""))
                .forgetAsked();
    }

    @Test
    void aGoodConnectionTellsWhoWeAreAndWhatWeMay() {
        var tested = test(cloud());

        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().get("verdict").asString()).isEqualTo("GOOD");
        assertThat(tested.json().get("account").toString())
                .isEqualTo("{\"displayName\":\"Ada\",\"timeZone\":\"Europe/Paris\",\"permissions\":[{"
                        + "\"permission\":\"ADMINISTER\",\"name\":\"Administer Jira\",\"neededFor\":\"OPTIONAL\","
                        + "\"granted\":true}]}");
        assertThat(tested.json().at("/site/kind").asString()).isEqualTo("CLOUD");
        assertThat(tested.json().at("/site/version").asString()).isEqualTo("1001.0.0");
        assertThat(tested.json().at("/site/timeZone").asString()).isEqualTo("Europe/Vienna");
        assertThat(tested.json().at("/projects/0/permissions/1").toString())
                .isEqualTo("{\"permission\":\"LINK_ISSUES\",\"name\":\"Link Issues\",\"neededFor\":\"WRITING\","
                        + "\"granted\":true}");
        assertThat(tested.json().get("linkTypes").toString()).isEqualTo("[\"Blocks\"]");
    }

    @Test // Nobody pays more for a test than it is worth.
    void aTestOfManyProjectsTakesFiveRequests() {
        var id = cloud();
        jira.forgetAsked();
        test(id);

        assertThat(jira.asked())
                .extracting(RecordedJira.Asked::route)
                .containsExactly(SERVER_INFO, MYSELF, PROJECTS, CHECK, LINK_TYPES);
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                Arguments.of("a clock that is years behind", SERVER_INFO, null, "GOOD", "seconds behind this server's"),
                Arguments.of(
                        "no right to link",
                        CHECK,
                        granted("BROWSE_PROJECTS", "EDIT_ISSUES", "SCHEDULE_ISSUES", "TRANSITION_ISSUES"),
                        "LACKING_FOR_WRITING",
                        "In the project TEST this account lacks the permission Link Issues, needed only for writing;"),
                Arguments.of(
                        "no right to resolve",
                        CHECK,
                        granted(
                                "BROWSE_PROJECTS",
                                "LINK_ISSUES",
                                "EDIT_ISSUES",
                                "SCHEDULE_ISSUES",
                                "TRANSITION_ISSUES"),
                        "GOOD",
                        "In the project TEST this account lacks the permission Resolve Issues, which is optional: without"
                                + " it a transition that sets a resolution may be closed to it;"),
                Arguments.of(
                        "no administrator of the project",
                        CHECK,
                        member(),
                        "GOOD",
                        "lacks the permission Administer Projects, which is optional: without it Jira mails"),
                Arguments.of(
                        "no administrator of Jira",
                        CHECK,
                        member(),
                        "GOOD",
                        "This account lacks the permission Administer Jira, which is optional: without it no webhook"),
                Arguments.of(
                        "no rights at all",
                        CHECK,
                        json("{\"globalPermissions\":[],\"projectPermissions\":[]}"),
                        "LACKING_FOR_READING",
                        "lacks the permission Browse Projects; let"),
                Arguments.of(
                        "a project hidden since",
                        PROJECTS,
                        json("{\"isLast\":true,\"values\":[]}"),
                        "LACKING_FOR_READING",
                        "Jira does not show the project TEST to this account: deleted, hidden, or"),
                Arguments.of(
                        "linking switched off",
                        LINK_TYPES,
                        json(404, "{\"errorMessages\":[\"Issue linking is currently disabled.\"]}"),
                        "LACKING_FOR_WRITING",
                        "Issue linking is switched off in this Jira"),
                Arguments.of(
                        "no link types",
                        LINK_TYPES,
                        json("{\"issueLinkTypes\":[]}"),
                        "LACKING_FOR_WRITING",
                        "This Jira has no link types"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lacks")
    void whatIsLackingIsNamedWithItsFix(
            String what, String route, @Nullable Answer answer, String verdict, String words) {
        var id = cloud();
        if (answer != null) {
            jira.when(route, answer);
        }
        var tested = test(id);

        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().get("verdict").asString()).isEqualTo(verdict);
        assertThat(tested.json().get("fixes").toString()).as(what).contains(words);
    }

    @Test
    void aDataCenterIsAskedOnceForEachProject() {
        jira.when(SERVER_INFO, json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"))
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\",\"displayName\":\"Ada\",\"timeZone\":\"UTC\"}"))
                .when(
                        "GET /rest/api/2/project",
                        json("[{\"id\":\"1\",\"key\":\"TEST\"},{\"id\":\"2\",\"key\":\"GONE\"},"
                                + "{\"id\":\"3\",\"key\":\"OLD\",\"archived\":true}]"))
                .when(
                        "GET /rest/api/2/mypermissions",
                        asked -> asked.query().endsWith("=GONE")
                                        || asked.query().endsWith("=OLD")
                                ? json(404, "{\"errorMessages\":[\"No project could be found with that key.\"]}")
                                : json("{\"permissions\":{\"BROWSE_PROJECTS\":{\"havePermission\":true},"
                                        + "\"LINK_ISSUES\":{\"havePermission\":false}}}"))
                .when("GET /rest/api/2/issueLinkType", json("{\"issueLinkTypes\":[]}"));
        var tested = test(made("{\"name\":\"Test\",\"baseUrl\":\"" + jira.url() + "\",\"secret\":\"canary\"}"));

        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().at("/projects/0/key").asString()).isEqualTo("GONE");
        assertThat(tested.json().at("/projects/0/seen").asString()).isEqualTo("NOT_SHOWN");
        assertThat(tested.json().at("/projects/1/key").asString()).isEqualTo("OLD");
        assertThat(tested.json().at("/projects/1/seen").asString()).isEqualTo("ARCHIVED");
        assertThat(tested.json().at("/projects/2/seen").asString()).isEqualTo("SHOWN");
        assertThat(tested.json().at("/projects/2/permissions/0/granted").asBoolean())
                .isTrue();
        assertThat(tested.json().at("/projects/2/permissions/1/granted").asBoolean())
                .isFalse();
        assertThat(tested.json().at("/site/clockAheadSeconds").isNull()).isTrue();
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
                        "a page in place of everything", SERVER_INFO, html(200), "answer_is_a_page", "sign-in page"),
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
        var id = cloud();
        var before = server.get("/api/v1/connections/" + id).body();
        jira.when(route, answer);

        assertTrouble(test(id), what, code, words);
        assertThat(server.get("/api/v1/connections/" + id).body()).isEqualTo(before);
    }

    @Test
    void aCertificateThatNobodySignedIsNotTrusted() {
        try (var stranger = StrangersJira.start()) {
            server.part(TrackerHosts.class).exempt(stranger.url());
            assertTrouble(test(moved(stranger.url())), "TLS", "tracker_unreachable", "its certificate is not trusted");
            assertThat(stranger.requests()).isZero();
        }
    }

    @Test
    void aHostThatIsGoneIsNamed() {
        assertTrouble(
                test(moved(URI.create("https://nowhere.invalid"))), "DNS", "tracker_unreachable", "name is not known");
        var gone = RecordedJira.start();
        server.part(TrackerHosts.class).exempt(gone.url());
        gone.close();
        assertTrouble(test(moved(gone.url())), "closed", "tracker_unreachable", "the connection was refused");
        assertTrouble(
                test(moved(URI.create("http://127.0.0.1:1"))),
                "private",
                "tracker_unreachable",
                "address is private by now");
    }

    @Test
    void aConnectionThatIsNotThereIsNotFound() {
        assertThat(test("con_none").status()).isEqualTo(404);
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

    private TestServer.Answer test(String id) {
        return server.post("/api/v1/connections/" + id + "/test", "");
    }

    private String cloud() {
        return made("{\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\"" + jira.url()
                + "\",\"user\":\"ada\",\"secret\":\"canary\",\"projects\":[\"TEST\"]}");
    }

    /** A connection whose site has gone elsewhere since it was made. */
    private String moved(URI elsewhere) {
        var id = cloud();
        server.part(JdbcClient.class)
                .sql("update tracker_connection set base_url = ? where id = ?")
                .params(List.of(elsewhere.toString(), id))
                .update();
        return id;
    }

    private String made(String body) {
        var answer = server.post("/api/v1/connections", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** Who may do everything but what administrators alone may. */
    private static Answer member() {
        return json("{\"globalPermissions\":[],\"projectPermissions\":["
                + Right.of(Right.Scope.PROJECT).stream()
                        .filter(right -> right != Right.ADMINISTER_PROJECTS)
                        .map(right -> granted(right.name()))
                        .collect(Collectors.joining(","))
                + "]}");
    }

    private static Answer granted(String... rights) {
        return json("{\"globalPermissions\":[\"ADMINISTER\"],\"projectPermissions\":["
                + String.join(
                        ",",
                        Stream.of(rights).map(TestedConnectionsTest::granted).toList()) + "]}");
    }

    private static String granted(String right) {
        return "{\"permission\":\"" + right + "\",\"issues\":[],\"projects\":[10000]}";
    }
}
