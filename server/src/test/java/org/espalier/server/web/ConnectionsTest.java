package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
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

/** Connections as scripts make them: whatever is wrong is said in one sentence, and a secret never comes out again. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionsTest {

    private static final String SECRET = "canary-7d1f2";
    private static final String SERVER_INFO = "GET /rest/api/2/serverInfo";
    private static final String MYSELF = "GET /rest/api/3/myself";
    private static final String PROJECTS = "GET /rest/api/3/project/search";

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
        jira.healthy().forgetAsked();
    }

    @Test
    void aConnectionIsMadeOnceTheSiteAnsweredAsWhatItIsSaidToBe() {
        var made = create(body().replace("\"TEST\"", "\"10000\",\"TEST\""));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asString();
        assertThat(id).startsWith("con_");
        assertThat(made.header("Location")).isEqualTo("/api/v1/connections/" + id);
        assertThat(server.get("/api/v1/connections/" + id).body())
                .isEqualTo("{\"id\":\"" + id + "\",\"version\":1,\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\""
                        + jira.url() + "\",\"label\":\"SANDBOX\",\"writable\":true,\"projects\":[\"TEST\"],"
                        + "\"expiresOn\":null,\"expiresSoon\":false,\"asServiceAccount\":false,\"enteredBy\":\"ada\","
                        + "\"throughGateway\":false,\"requestsPerSecond\":null,\"signedIn\":null,"
                        + "\"yours\":{\"whoAsks\":\"CONNECTION\",\"obstacle\":null,\"linked\":null}}");
        assertThat(server.get("/api/v1/connections").body()).contains(id);
    }

    @Test // jira-api 3: what may not be a Jira at all gets no credential.
    void theCredentialIsSentOnlyOnceTheSiteIsKnownAsAJira() {
        create(body());

        assertThat(jira.asked()).extracting(RecordedJira.Asked::route).containsExactly(SERVER_INFO, MYSELF, PROJECTS);
        assertThat(jira.asked().getFirst().authorization()).isEmpty();
        assertThat(jira.asked().getLast().authorization()).isNotEqualTo(Optional.empty());
    }

    @ParameterizedTest // A field of the body, what stands there instead, and what is answered.
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name"      | "nome"                      | 400 | unknown_field   | nome
            "name":"Test",   |                        | 400 | missing_field   | /name
            "user":"admin",  |                        | 400 | missing_field   | /user
            "user":"admin"   | "user":" "             | 400 | missing_field   | /user
            "secret":"canary-7d1f2", |                | 400 | missing_field   | /secret
            "name":"Test"    | "name":7               | 400 | wrong_type      | /name
            "name":"Test"    | "name":"a\\u0000b"     | 422 | unusable_character | /name
            "writable":true  | "writable":"yes"       | 400 | wrong_type      | /writable
            ["TEST"]         | "TEST"                 | 400 | wrong_type      | /projects
            ["TEST"]         | [null]                 | 400 | missing_field   | /projects/0
            ["TEST"]         | ["TEST",""]            | 400 | missing_field   | /projects/1
            "CLOUD"          | "CLOUDY"               | 422 | unknown_value   | CLOUD, DATA_CENTER
            "CLOUD"          | "DATA_CENTER"          | 422 | wrong_kind      | is a Jira Cloud site and not a Jira Data Center site
            "kind"           | "label":"LIVE","kind"  | 422 | unknown_value   | PROD, TEST, SANDBOX
            "user":"admin"   | "user":"a:b"           | 422 | bad_user        | /user
            ["TEST"]         | ["NOPE"]               | 422 | unknown_project | There is no project NOPE
            ["TEST"]         | ["test"]               | 422 | unknown_project | There is no project test
            http://localhost:#  | localhost:#         | 422 | bad_base_url    | /baseUrl
            http://localhost:#  | http://ada:canary-7d1f2@localhost:# | 422 | bad_base_url | /baseUrl
            http://localhost:#  | http://localhost:1  | 422 | private_host    | ESPALIER_TRACKER_HOSTS
            http://localhost:#  | https://nowhere.invalid | 422 | tracker_unreachable | nowhere.invalid
            http://localhost:#  | http://localhost:#/jira | 422 | not_a_jira  | not as a Jira does
            """)
    void aBodyThatCannotBeIsRefused(String field, @Nullable String instead, int status, String code, String words) {
        var port = Integer.toString(jira.url().getPort());
        var wanted = body().replace(field.replace("#", port), instead == null ? "" : instead.replace("#", port));
        assertThat(wanted).isNotEqualTo(body());

        assertRefused(create(wanted), status, code, words);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertRefused(create(body().replace("\"Test\"", "\"" + "x".repeat(191) + "\"")), 422, "too_long", "190");
    }

    @Test
    void aSiteThatIsNotThereIsUnreachable() {
        var gone = RecordedJira.start();
        server.part(TrackerHosts.class).exempt(gone.url());
        gone.close();

        var answer = create(body().replace(jira.url().toString(), gone.url().toString()));

        assertRefused(answer, 422, "tracker_unreachable", "the connection was refused");
    }

    @Test
    void whatAnswersWithAPageIsNoJira() {
        jira.when(SERVER_INFO, html(200));
        assertRefused(create(body()), 422, "answer_is_a_page", "a page for people");
        jira.when(SERVER_INFO, html(404));
        assertRefused(create(body()), 422, "not_a_jira", "not as a Jira does");
        jira.when(SERVER_INFO, json("{\"hello\":\"world\"}"));
        assertRefused(create(body()), 422, "not_a_jira", "not as a Jira does");
        jira.when(SERVER_INFO, empty(301).with("Location", "https://elsewhere.invalid/"));
        assertRefused(create(body()), 422, "redirected", "Enter Jira's final address");
        jira.when(SERVER_INFO, json(401, "{}"));
        assertRefused(create(body()), 422, "closed_to_visitors", "before it says whether it is a Jira");
        assertThat(jira.asked()).extracting(RecordedJira.Asked::authorization).containsOnly(Optional.empty());
    }

    @Test
    void aWrongSecretIsToldFromAWrongAddress() {
        jira.when(MYSELF, json(401, "{\"errorMessages\":[\"canary-7d1f2 is wrong\"]}"));
        assertRefused(create(body()), 422, "credential_refused", "refuses the user or the secret");
        jira.when(MYSELF, json("{}").with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"));
        assertRefused(create(body()), 422, "credential_refused", "refuses the user or the secret");
        jira.when(MYSELF, json(403, "{}"));
        assertRefused(create(body()), 422, "account_refused", "Check the account's licence");
    }

    @Test // jira-api 2: anything but Cloud means Data Center.
    void aDataCenterIsNotTakenForACloudSite() {
        jira.when(SERVER_INFO, json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"));

        assertRefused(create(body()), 422, "wrong_kind", "is a Jira Data Center site and not a Jira Cloud site");
        assertRefused(create(body()), 422, "wrong_kind", "choose the kind DATA_CENTER");
    }

    @Test
    void whichKindASiteIsOfNeedNotBeSaid() {
        assertThat(kindOf(create(body().replace("\"kind\":\"CLOUD\",", "")))).isEqualTo("CLOUD");

        aDataCenter();
        assertThat(kindOf(create(body().replace("\"kind\":\"CLOUD\",", "")))).isEqualTo("DATA_CENTER");
    }

    private String kindOf(Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return server.get(made.header("Location")).json().get("kind").asString();
    }

    @Test
    void aDataCenterIsConnectedWithATokenAlone() {
        aDataCenter();
        for (var user : List.of("", "\"user\":\"\",", "\"user\":null,")) {
            var made = create(dataCenterBody().replace("\"user\":\"admin\",", user));

            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(server.get(made.header("Location")).body()).contains("\"kind\":\"DATA_CENTER\"", "[\"TEST\"]");
            assertThat(jira.asked().getFirst().authorization()).isEmpty();
            assertThat(jira.asked())
                    .extracting(RecordedJira.Asked::route)
                    .endsWith("GET /rest/api/2/project", "GET /rest/pat/latest/tokens");
            assertThat(jira.asked().getLast().authorization()).contains("Bearer " + SECRET);
        }
    }

    @Test // jira-api 3: where a site still takes passwords.
    void aDataCenterIsConnectedWithAUserAndAPassword() {
        aDataCenter();

        assertThat(create(dataCenterBody()).status()).isEqualTo(201);
        assertThat(jira.asked().getLast().authorization().orElseThrow()).startsWith("Basic ");
    }

    @Test
    void aTokenThatCannotBeOneIsRefusedAndNotSent() {
        var wanted = dataCenterBody().replace("\"user\":\"admin\",", "").replace(SECRET, "two words");

        assertRefused(create(wanted), 422, "bad_secret", "personal access token");
        assertRefused(create(dataCenterBody().replace("admin", "a:b")), 422, "bad_user", "colon");
        assertThat(jira.asked()).isEmpty();
    }

    private void aDataCenter() {
        jira.when(SERVER_INFO, json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"));
        jira.when("GET /rest/api/2/myself", json("{\"name\":\"ada\",\"key\":\"ada\"}"));
        jira.when("GET /rest/api/2/project", json("[{\"id\":\"10000\",\"key\":\"TEST\"}]"));
    }

    private String dataCenterBody() {
        return body().replace("CLOUD", "DATA_CENTER");
    }

    @Test
    void projectsAreReadPageByPage() {
        jira.when(
                PROJECTS,
                json("{\"isLast\":false,\"values\":[{\"id\":\"1\",\"key\":\"A\"},{\"id\":\"2\",\"key\":\"B\"}]}"),
                json("{\"isLast\":true,\"values\":[{\"id\":\"3\",\"key\":\"TEST\"}]}"));

        assertThat(create(body()).status()).isEqualTo(201);
        assertThat(jira.asked().getLast().query()).contains("startAt=2");
    }

    @Test
    void projectsLeftOutMeanAll() {
        var made = create(body().replace(",\"projects\":[\"TEST\"]", ""));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(server.get(made.header("Location")).json().get("projects").isNull())
                .isTrue();
        assertThat(jira.asked()).extracting(RecordedJira.Asked::route).containsExactly(SERVER_INFO, MYSELF);
    }

    @Test
    void aConnectionThatIsNotThereIsNotFound() {
        for (var path : List.of("", "/link-types", "/issue-types", "/capabilities")) {
            assertThat(server.get("/api/v1/connections/con_none" + path).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theSecretIsInNoTableAndInNoAnswer() {
        var made = create(body());
        jira.when("GET /rest/api/3/issueLinkType", json(401, "{}"));
        var answers = List.of(
                made,
                server.get("/api/v1/connections"),
                server.get(made.header("Location")),
                server.get(made.header("Location") + "/link-types"));

        assertThat(answers).extracting(Answer::body).noneMatch(text -> text.contains(SECRET));
        assertThat(everyTable())
                .contains("tracker_connection", "admin")
                .doesNotContain(SECRET)
                .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    /** All that the database holds, as text. */
    private String everyTable() {
        var jdbc = server.part(JdbcClient.class);
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(table -> table + " "
                        + jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from \"" + table + "\" t")
                                .query(String.class)
                                .single())
                .collect(Collectors.joining("\n"));
    }

    private void assertRefused(Answer answer, int status, String code, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.body()).contains(words).doesNotContain(SECRET);
        assertThat(answer.json().get("detail").asString())
                .matches("(?s).*[Nn]othing was (changed|done).*")
                .endsWith(".");
    }

    private Answer create(String body) {
        return server.post("/api/v1/connections", body);
    }

    private String body() {
        return "{\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\"" + jira.url()
                + "\",\"user\":\"admin\",\"secret\":\"" + SECRET + "\",\"writable\":true,\"projects\":[\"TEST\"]}";
    }
}
