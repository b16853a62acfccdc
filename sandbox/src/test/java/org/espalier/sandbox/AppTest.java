package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An app that acts in somebody's name, as Atlassian lets it (source: Atlassian, OAuth 2.0 (3LO) apps). */
@Tag("database")
class AppTest {

    private static final String SCOPES =
            "read:jira-work write:jira-work read:jira-user manage:jira-webhook offline_access";
    private static final String BACK = "http://localhost:1/back?a=b";
    private static final String GATEWAY = "/ex/jira/5a6d2b0e-0c1d-4e5f-8a9b-0c1d2e3f4a5b";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    @RegisterExtension
    static final Receiver receiver = new Receiver();

    private static final TestClient admin = sandbox.admin();

    @AfterEach
    void normal() {
        admin.put("/sandbox/grants", "{}");
        admin.delete("/sandbox/grants");
        receiver.forget();
    }

    @Test
    void whoeverAllowsItIsAskedFirstAndTheAppActsInTheirName() {
        String page = get("/authorize?" + question(Map.of())).body();
        assertThat(page).contains("Allow Espalier?", "write:jira-work", "http://localhost:1", "Project Member");
        JsonNode tokens = tokens("member", SCOPES);

        assertThat(tokens.path("expires_in").intValue()).isEqualTo(3600);
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        TestClient app = app(tokens);
        assertThat(app.get(GATEWAY + "/rest/api/3/myself")
                        .json()
                        .path("emailAddress")
                        .asString())
                .isEqualTo("member@example.com");
        JsonNode site = app.get("/oauth/token/accessible-resources").json().path(0);
        assertThat(site.path("id").asString()).isEqualTo("5a6d2b0e-0c1d-4e5f-8a9b-0c1d2e3f4a5b");
        assertThat(site.path("url").asString()).isEqualTo(sandbox.address().toString());
        assertThat(site.path("scopes").toString()).contains("read:jira-work");
        assertThat(get("/grants").body()).contains("Project Member", "Withdraw");
    }

    @Test
    void whoeverRefusesIsSentBackWithoutACode() {
        Map<String, String> back = decided("admin", "cancel", Map.of());

        assertThat(back)
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "User did not authorize the request")
                .containsEntry("state", "a state & more")
                .containsEntry("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"client_id, other, 400", "redirect_uri, file:///etc, 400", "redirect_uri, '', 400"})
    void nobodyIsSentToWhereNoAppIs(String word, String value, int status) {
        assertThat(get("/authorize?" + question(Map.of(word, value))).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, everything, invalid_scope",
        "scope, '', invalid_scope",
        "audience, other, invalid_scope"
    })
    void anAppLearnsThatItAskedForWhatCannotBe(String word, String value, String error) {
        HttpResponse<String> answer = get("/authorize?" + question(Map.of(word, value)));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(parameters(answer)).containsEntry("error", error);
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWhereItCameBack() {
        String code = code("admin", SCOPES);
        assertRefused(exchange(code, "http://localhost:2/"), "Invalid authorization code");
        assertThat(exchange(code, BACK).status()).isEqualTo(200);
        assertRefused(exchange(code, BACK), "Invalid authorization code");

        String late = code("admin", SCOPES);
        admin.put("/sandbox/grants", "{\"secondsAhead\":301}");
        assertRefused(exchange(late, BACK), "Invalid authorization code");
    }

    @Test
    void anAppMustProveThatItIsTheApp() {
        Answer answer = nobody().post("/oauth/token", """
                {"grant_type":"refresh_token","client_id":"espalier-sandbox","client_secret":"wrong","refresh_token":"x"}""");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asString()).isEqualTo("access_denied");
        assertThat(ask("password", "").json().path("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void onlyAnAppThatAskedForItMayComeAgainLater() {
        JsonNode tokens = tokens("admin", "read:jira-user");
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void anAccessTokenEndsAndIsRenewed() {
        JsonNode first = tokens("admin", SCOPES);
        admin.put("/sandbox/grants", "{\"secondsAhead\":3601}");
        Answer ended = app(first).get(GATEWAY + "/rest/api/3/project/search");
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.text()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized\"}");

        JsonNode second = renewed(first).json();
        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
        assertThat(app(second)
                        .get(GATEWAY + "/rest/api/3/project/search")
                        .json()
                        .path("total")
                        .intValue())
                .isEqualTo(2);
    }

    @Test // The answer to the first may have been lost.
    void aRefreshTokenIsTakenTwiceWithinTenMinutes() {
        JsonNode first = tokens("admin", SCOPES);
        assertThat(renewed(first).status()).isEqualTo(200);
        admin.put("/sandbox/grants", "{\"secondsAhead\":590}");
        assertThat(renewed(first).status()).isEqualTo(200);
    }

    @Test
    void whoComesWithAnOldRefreshTokenLaterEndsTheGrant() {
        JsonNode first = tokens("admin", SCOPES);
        JsonNode second = renewed(first).json();
        admin.put("/sandbox/grants", "{\"secondsAhead\":610}");

        assertRefused(renewed(first), "Unknown or invalid refresh token.");
        assertRefused(renewed(second), "Unknown or invalid refresh token.");
        assertThat(app(second).get(GATEWAY + "/rest/api/3/myself").status()).isEqualTo(401);
    }

    @Test
    void aGrantEndsAfterNinetyIdleDaysAndAfterAYearAnyway() {
        JsonNode idle = tokens("admin", SCOPES);
        admin.put("/sandbox/grants", "{\"secondsAhead\":" + 91 * 86_400 + "}");
        assertRefused(renewed(idle), "Unknown or invalid refresh token.");

        admin.put("/sandbox/grants", "{}");
        JsonNode used = tokens("admin", SCOPES);
        for (int day = 80; day <= 360; day += 70) {
            admin.put("/sandbox/grants", "{\"secondsAhead\":" + day * 86_400 + "}");
            used = renewed(used).json();
        }
        admin.put("/sandbox/grants", "{\"secondsAhead\":" + 366 * 86_400 + "}");
        assertRefused(renewed(used), "Unknown or invalid refresh token.");
    }

    @Test
    void whatWasAllowedIsWithdrawnOnThePage() {
        JsonNode tokens = tokens("admin", SCOPES);
        String form = get("/grants").body().replaceAll("(?s).*action=\"(/grants/[0-9]+/withdraw)\".*", "$1");
        assertThat(post(form, "").statusCode()).isEqualTo(303);

        assertRefused(renewed(tokens), "Unknown or invalid refresh token.");
        assertThat(app(tokens).get(GATEWAY + "/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(app(tokens).get("/oauth/token/accessible-resources").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /rest/api/3/serverInfo,                  read:me,                      200",
        "GET,  /rest/api/3/myself,                      read:jira-work,               401",
        "GET,  /rest/api/3/myself,                      read:jira-user,               200",
        "GET,  /rest/api/3/issue/TEST-1,                read:jira-user,               401",
        "GET,  /rest/api/3/issue/TEST-1,                read:jira-work,               200",
        "PUT,  /rest/api/3/issue/TEST-1,                read:jira-work,               401",
        "PUT,  /rest/api/3/issue/TEST-1,                write:jira-work,              204",
        "GET,  /rest/agile/1.0/board,                   read:jira-work,               401",
        "GET,  /rest/agile/1.0/board,                   read:board-scope:jira-software read:project:jira, 200",
        "GET,  /rest/webhooks/1.0/webhook,              read:jira-work manage:jira-webhook, 401",
        "GET,  /rest/api/3/webhook,                     manage:jira-webhook,          401",
        "GET,  /rest/api/3/webhook,                     read:jira-work manage:jira-webhook, 200"
    })
    void aScopeOpensWhatTheDocumentsSay(String method, String path, String scopes, int status) {
        Answer answer = app(tokens("admin", scopes))
                .send(method, GATEWAY + path, method.equals("PUT") ? "{\"fields\":{\"summary\":\"New\"}}" : "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text().contains("Unauthorized; scope does not match")).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/3/myself", "/rest/api/3/issue/TEST-1"})
    void theSiteItselfKnowsNoTokenOfAnApp(String path) {
        assertThat(app(tokens("admin", SCOPES)).get(path).header("X-Seraph-LoginReason"))
                .isEqualTo("AUTHENTICATED_FAILED");
    }

    @Test
    void anAppKeepsWebhooksOfItsOwnForThirtyDays() {
        TestClient app = app(tokens("admin", SCOPES));
        String path = GATEWAY + "/rest/api/3/webhook";
        Answer made = app.post(
                path,
                ("{'url':'" + receiver.address() + "','webhooks':["
                                + "{'events':['jira:issue_updated'],'jqlFilter':'project = TEST'},"
                                + "{'events':['jira:issue_updated'],'jqlFilter':'summary ~ x'},"
                                + "{'events':['user_created'],'jqlFilter':'project = TEST'}]}")
                        .replace('\'', '"'));
        JsonNode results = made.json().path("webhookRegistrationResult");
        long id = results.path(0).path("createdWebhookId").longValue();
        assertThat(results.path(1).toString()).isEqualTo("{\"errors\":[\"The clause summary ~ x is unsupported\"]}");
        assertThat(results.path(2).toString()).contains("user_created");
        assertThat(admin.get("/rest/webhooks/1.0/webhook").text()).isEqualTo("[]");

        admin.put("/rest/api/3/issue/SIDE-1", "{\"fields\":{\"summary\":\"Not of that project\"}}");
        admin.put("/rest/api/3/issue/TEST-1", "{\"fields\":{\"summary\":\"Newer\"}}");
        assertThat(receiver.next().json().path("matchedWebhookIds").toString()).isEqualTo("[" + id + "]");

        JsonNode page = app.get(path).json();
        assertThat(page.path("total").intValue()).isEqualTo(1);
        long ends = page.at("/values/0/expirationDate").longValue();
        admin.put("/sandbox/grants", "{\"secondsAhead\":1000}");
        long later = app.put(path + "/refresh", "{\"webhookIds\":[" + id + ",999]}")
                .json()
                .path("expirationDate")
                .longValue();
        assertThat(later).isGreaterThan(ends);
        assertThat(app(tokens("member", SCOPES)).get(path).json().path("total").intValue())
                .isZero();
        assertThat(app.get(path + "/failed").status()).isEqualTo(403);
        assertThat(app.send("DELETE", path, "{\"webhookIds\":[]}").status()).isEqualTo(400);
        assertThat(app.send("DELETE", path, "{\"webhookIds\":[" + id + "]}").status())
                .isEqualTo(202);
        assertThat(app.get(path).json().path("total").intValue()).isZero();
    }

    private static TestClient app(JsonNode tokens) {
        return new TestClient(
                sandbox.address(), "Bearer " + tokens.path("access_token").asString());
    }

    private static TestClient nobody() {
        return new TestClient(sandbox.address(), "");
    }

    private static JsonNode tokens(String person, String scopes) {
        Answer answer = exchange(code(person, scopes), BACK);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String code(String person, String scopes) {
        return decided(person, "accept", Map.of("scope", scopes)).getOrDefault("code", "");
    }

    private static Map<String, String> decided(String person, String decision, Map<String, String> other) {
        HttpResponse<String> answer =
                post("/authorize", question(other) + "&person=" + person + "&decision=" + decision);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return parameters(answer);
    }

    private static Answer exchange(String code, String back) {
        return ask("authorization_code", ",\"code\":\"" + code + "\",\"redirect_uri\":\"" + back + "\"");
    }

    private static Answer renewed(JsonNode tokens) {
        return ask(
                "refresh_token",
                ",\"refresh_token\":\"" + tokens.path("refresh_token").asString() + "\"");
    }

    private static Answer ask(String grant, String more) {
        return nobody().post(
                        "/oauth/token",
                        "{\"grant_type\":\"" + grant
                                + "\",\"client_id\":\"espalier-sandbox\",\"client_secret\":\"espalier-sandbox-secret\""
                                + more
                                + "}");
    }

    private static void assertRefused(Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"" + description + "\"}");
    }

    private static String question(Map<String, String> other) {
        Map<String, String> words = new TreeMap<>(Map.of(
                "audience", "api.atlassian.com",
                "client_id", "espalier-sandbox",
                "scope", SCOPES,
                "redirect_uri", BACK,
                "state", "a state & more",
                "response_type", "code",
                "prompt", "consent"));
        words.putAll(other);
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + TestClient.encoded(word.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parameters(HttpResponse<String> answer) {
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return Arrays.stream(back.getQuery().replace("& more", "+ more").split("&", -1))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1].replace("+ more", "& more")));
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(sandbox.address().resolve(path)).build());
    }

    private static HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(sandbox.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
