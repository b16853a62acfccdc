package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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

    private static final String SCOPES = TestApp.SCOPES;
    private static final String BACK = TestApp.BACK;
    private static final String GATEWAY = "/ex/jira/5a6d2b0e-0c1d-4e5f-8a9b-0c1d2e3f4a5b";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    @RegisterExtension
    static final Receiver receiver = new Receiver();

    private static final TestClient admin = sandbox.admin();

    private static final TestApp espalier = new TestApp(sandbox.address());

    @AfterEach
    void normal() {
        admin.put("/sandbox/grants", "{}");
        admin.delete("/sandbox/grants");
        receiver.forget();
    }

    @Test
    void whoeverAllowsItIsAskedFirstAndTheAppActsInTheirName() {
        String page = espalier.get("/authorize?" + espalier.question(Map.of())).body();
        assertThat(page).contains("Allow Espalier?", "write:jira-work", "http://localhost:1", "Project Member");
        JsonNode tokens = espalier.tokens("member", SCOPES);

        assertThat(tokens.path("expires_in").intValue()).isEqualTo(3600);
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        TestClient app = espalier.app(tokens);
        assertThat(app.get(GATEWAY + "/rest/api/3/myself")
                        .json()
                        .path("emailAddress")
                        .asString())
                .isEqualTo("member@example.com");
        JsonNode site = app.get("/oauth/token/accessible-resources").json().path(0);
        assertThat(site.path("id").asString()).isEqualTo("5a6d2b0e-0c1d-4e5f-8a9b-0c1d2e3f4a5b");
        assertThat(site.path("url").asString()).isEqualTo(sandbox.address().toString());
        assertThat(site.path("scopes").toString()).contains("read:jira-work");
        assertThat(espalier.get("/grants").body()).contains("Project Member", "Withdraw");
    }

    @Test
    void whoeverRefusesIsSentBackWithoutACode() {
        Map<String, String> back = espalier.decided("admin", "cancel", Map.of());

        assertThat(back)
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "User did not authorize the request")
                .containsEntry("state", "a state & more")
                .containsEntry("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"client_id, other, 400", "redirect_uri, file:///etc, 400", "redirect_uri, '', 400"})
    void nobodyIsSentToWhereNoAppIs(String word, String value, int status) {
        assertThat(espalier.get("/authorize?" + espalier.question(Map.of(word, value)))
                        .statusCode())
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
        HttpResponse<String> answer = espalier.get("/authorize?" + espalier.question(Map.of(word, value)));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(TestApp.parameters(answer)).containsEntry("error", error);
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWhereItCameBack() {
        String code = espalier.code("admin", SCOPES);
        assertRefused(espalier.exchange(code, "http://localhost:2/"), "Invalid authorization code");
        assertThat(espalier.exchange(code, BACK).status()).isEqualTo(200);
        assertRefused(espalier.exchange(code, BACK), "Invalid authorization code");

        String late = espalier.code("admin", SCOPES);
        admin.put("/sandbox/grants", "{\"secondsAhead\":301}");
        assertRefused(espalier.exchange(late, BACK), "Invalid authorization code");
    }

    @Test
    void anAppMustProveThatItIsTheApp() {
        Answer answer = espalier.nobody().post("/oauth/token", """
                {"grant_type":"refresh_token","client_id":"espalier-sandbox","client_secret":"wrong","refresh_token":"x"}""");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asString()).isEqualTo("access_denied");
        assertThat(espalier.ask("password", "").json().path("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void onlyAnAppThatAskedForItMayComeAgainLater() {
        JsonNode tokens = espalier.tokens("admin", "read:jira-user");
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void anAccessTokenEndsAndIsRenewed() {
        JsonNode first = espalier.tokens("admin", SCOPES);
        admin.put("/sandbox/grants", "{\"secondsAhead\":3601}");
        Answer ended = espalier.app(first).get(GATEWAY + "/rest/api/3/project/search");
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.text()).isEqualTo("{\"code\":401,\"message\":\"Unauthorized\"}");

        JsonNode second = espalier.renewed(first).json();
        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
        assertThat(espalier.app(second)
                        .get(GATEWAY + "/rest/api/3/project/search")
                        .json()
                        .path("total")
                        .intValue())
                .isEqualTo(2);
    }

    @Test // The answer to the first may have been lost.
    void aRefreshTokenIsTakenTwiceWithinTenMinutes() {
        JsonNode first = espalier.tokens("admin", SCOPES);
        assertThat(espalier.renewed(first).status()).isEqualTo(200);
        admin.put("/sandbox/grants", "{\"secondsAhead\":590}");
        assertThat(espalier.renewed(first).status()).isEqualTo(200);
    }

    @Test
    void whoComesWithAnOldRefreshTokenLaterEndsTheGrant() {
        JsonNode first = espalier.tokens("admin", SCOPES);
        JsonNode second = espalier.renewed(first).json();
        admin.put("/sandbox/grants", "{\"secondsAhead\":610}");

        assertRefused(espalier.renewed(first), "Unknown or invalid refresh token.");
        assertRefused(espalier.renewed(second), "Unknown or invalid refresh token.");
        assertThat(espalier.app(second).get(GATEWAY + "/rest/api/3/myself").status())
                .isEqualTo(401);
    }

    @Test
    void aGrantEndsAfterNinetyIdleDaysAndAfterAYearAnyway() {
        JsonNode idle = espalier.tokens("admin", SCOPES);
        admin.put("/sandbox/grants", "{\"secondsAhead\":" + 91 * 86_400 + "}");
        assertRefused(espalier.renewed(idle), "Unknown or invalid refresh token.");

        admin.put("/sandbox/grants", "{}");
        JsonNode used = espalier.tokens("admin", SCOPES);
        for (int day = 80; day <= 360; day += 70) {
            admin.put("/sandbox/grants", "{\"secondsAhead\":" + day * 86_400 + "}");
            used = espalier.renewed(used).json();
        }
        admin.put("/sandbox/grants", "{\"secondsAhead\":" + 366 * 86_400 + "}");
        assertRefused(espalier.renewed(used), "Unknown or invalid refresh token.");
    }

    @Test
    void whatWasAllowedIsWithdrawnOnThePage() {
        JsonNode tokens = espalier.tokens("admin", SCOPES);
        String form = espalier.get("/grants").body().replaceAll("(?s).*action=\"(/grants/[0-9]+/withdraw)\".*", "$1");
        assertThat(espalier.post(form, "").statusCode()).isEqualTo(303);

        assertRefused(espalier.renewed(tokens), "Unknown or invalid refresh token.");
        assertThat(espalier.app(tokens).get(GATEWAY + "/rest/api/3/myself").status())
                .isEqualTo(401);
        assertThat(espalier.app(tokens).get("/oauth/token/accessible-resources").status())
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
        Answer answer = espalier.app(espalier.tokens("admin", scopes))
                .send(method, GATEWAY + path, method.equals("PUT") ? "{\"fields\":{\"summary\":\"New\"}}" : "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text().contains("Unauthorized; scope does not match")).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/api/3/myself", "/rest/api/3/issue/TEST-1"})
    void theSiteItselfKnowsNoTokenOfAnApp(String path) {
        assertThat(espalier.app(espalier.tokens("admin", SCOPES)).get(path).header("X-Seraph-LoginReason"))
                .isEqualTo("AUTHENTICATED_FAILED");
    }

    @Test
    void anAppKeepsWebhooksOfItsOwnForThirtyDays() {
        TestClient app = espalier.app(espalier.tokens("admin", SCOPES));
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
        assertThat(espalier.app(espalier.tokens("member", SCOPES))
                        .get(path)
                        .json()
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(app.get(path + "/failed").status()).isEqualTo(403);
        assertThat(app.send("DELETE", path, "{\"webhookIds\":[]}").status()).isEqualTo(400);
        assertThat(app.send("DELETE", path, "{\"webhookIds\":[" + id + "]}").status())
                .isEqualTo(202);
        assertThat(app.get(path).json().path("total").intValue()).isZero();
    }

    @Test // jira-api.md 14
    void aWebhookOfAnAppEndsAfterThirtyDaysUnlessItIsRefreshed() {
        String path = GATEWAY + "/rest/api/3/webhook";
        Answer made = espalier.app(espalier.tokens("admin", SCOPES))
                .post(
                        path,
                        ("{'url':'" + receiver.address() + "','webhooks':["
                                        + "{'events':['jira:issue_updated'],'jqlFilter':'project = TEST'},"
                                        + "{'events':['jira:issue_updated'],'jqlFilter':'project = SIDE'}]}")
                                .replace('\'', '"'));
        List<Long> ids = made.json().path("webhookRegistrationResult").values().stream()
                .map(result -> result.path("createdWebhookId").longValue())
                .toList();

        TestClient later = afterDays(29);
        assertThat(later.get(path).json().path("total").intValue()).isEqualTo(2);
        later.put(path + "/refresh", "{\"webhookIds\":[" + ids.getLast() + "]}");
        admin.put("/rest/api/3/issue/TEST-1", "{\"fields\":{\"summary\":\"The day before\"}}");
        assertThat(receiver.next().json().path("matchedWebhookIds").toString()).isEqualTo("[" + ids.getFirst() + "]");

        TestClient after = afterDays(31);
        admin.put("/rest/api/3/issue/TEST-1", "{\"fields\":{\"summary\":\"Told to nobody\"}}");
        admin.put("/rest/api/3/issue/SIDE-1", "{\"fields\":{\"summary\":\"Told still\"}}");
        assertThat(receiver.next().json().path("matchedWebhookIds").toString()).isEqualTo("[" + ids.getLast() + "]");
        assertThat(after.get(path).json().at("/values/0/id").longValue()).isEqualTo(ids.getLast());
        assertThat(after.get(path).json().path("total").intValue()).isOne();
        after.send("DELETE", path, "{\"webhookIds\":[" + ids.getLast() + "]}");
    }

    /** The app once it has signed in again, so many days later. */
    private static TestClient afterDays(int days) {
        admin.put("/sandbox/grants", "{\"secondsAhead\":" + days * 86_400 + "}");
        return espalier.app(espalier.tokens("admin", SCOPES));
    }

    private static void assertRefused(Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"" + description + "\"}");
    }
}
