package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where webhooks are kept, who may see them, and what cannot be one (jira-api.md §14). */
@Tag("database")
class WebhookRegistrationTest {

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @RegisterExtension
    static final Receiver receiver = new Receiver();

    @RegisterExtension
    final TestWebhooks webhooks = new TestWebhooks(harbours, receiver);

    @Test
    void dataCenterKeepsWebhooksWhereItsVersionDoes() {
        TestClient admin = webhooks.admin(Dialect.DATA_CENTER);
        String first = "/rest/webhooks/1.0/webhook";
        String second = "/rest/jira-webhook/1.0/webhooks";
        assertThat(admin.get(first).status()).isEqualTo(404);
        assertThat(admin.get(second).text()).isEqualTo("[]");
        admin.put("/sandbox/version", "{\"version\":\"9.12.5\"}");
        assertThat(admin.get("/rest/api/2/serverInfo")
                        .json()
                        .path("versionNumbers")
                        .toString())
                .isEqualTo("[9,12,5]");
        assertThat(admin.get(first).text()).isEqualTo("[]");
        assertThat(new Browser(harbours.of(Dialect.DATA_CENTER).address(), "").page("/switches"))
                .contains("<option value=\"9.12.5\" selected>");
        assertThat(admin.get(second).status()).isEqualTo(404);
        assertThat(admin.put("/sandbox/version", "{\"version\":\"ten\"}").status())
                .isEqualTo(400);
        admin.put("/sandbox/version", "{}");
        assertThat(admin.get(second).status()).isEqualTo(200);
    }

    @Test
    void dataCenterTellsHowItWent() {
        TestClient admin = webhooks.admin(Dialect.DATA_CENTER);
        String path = "/rest/jira-webhook/1.0/webhooks/"
                + webhooks.register(Dialect.DATA_CENTER, "{'url':'%s','events':[%s]}");
        assertThat(admin.get(path + "/latest").status()).isEqualTo(204);
        webhooks.edit(Dialect.DATA_CENTER, "New");
        receiver.next();
        webhooks.edit(Dialect.DATA_CENTER, "Newer");
        receiver.next();
        Answer latest = admin.get(path + "/latest");
        assertThat(latest.json().path("event").asString()).isEqualTo("jira:issue_updated");
        assertThat(latest.json().path("result").path("outcome").asString()).isEqualTo("SUCCESS");
        assertThat(admin.get(path + "/statistics")
                        .json()
                        .path("counts")
                        .path("failures")
                        .intValue())
                .isZero();
        assertThat(admin.get(path + "/statistics/summary").json().propertyNames())
                .containsExactly("jira:issue_updated");
    }

    @ParameterizedTest
    @EnumSource
    void aWebhookIsShownChangedAndForgotten(Dialect dialect) {
        TestClient admin = webhooks.admin(dialect);
        String one = TestWebhooks.path(dialect) + "/"
                + webhooks.register(dialect, "{'url':'%s','events':[%s],'secret':'hidden'}");
        assertThat(admin.get(one).text()).doesNotContain("hidden").contains("\"name\":\"Test\"");
        Answer changed = admin.put(
                one, "{\"name\":\"Other\",\"filters\":{\"issue-related-events-section\":\"project = SIDE\"}}");
        assertThat(changed.json().path("name").asString()).isEqualTo("Other");
        assertThat(changed.json().path("url").asString()).isEqualTo(receiver.address());
        assertThat(admin.get(TestWebhooks.path(dialect))
                        .json()
                        .path(0)
                        .path("filters")
                        .toString())
                .contains("project = SIDE");
        webhooks.edit(dialect, "Not of that project");
        assertThat(admin.delete(one).status()).isEqualTo(204);
        assertThat(admin.get(one).status()).isEqualTo(404);
        webhooks.register(dialect, "{'url':'%s','events':[%s]}");
        assertThat(webhooks.toldBefore(admin)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aWebhookThatCannotBeIsRefusedInOneSentence(Dialect dialect) {
        for (String bad : List.of(
                "{'name':'','url':'http://localhost/','events':[]}",
                "{'name':'x','events':[]}",
                "{'name':'x','url':'file:///etc/passwd','events':[]}",
                "{'name':'x','url':'ftp://localhost/','events':[]}",
                "{'name':'x','url':'http://','events':[]}",
                "{'name':'x','url':'http://localhost/ x','events':[]}",
                "{'name':'x','url':'http://localhost/','events':['nonsense']}",
                "{'name':'x','url':'http://localhost/','filters':{'issue-related-events-section':'project ='}}",
                "{'name':'x','url':'http://localhost/','excludeBody':'perhaps'}",
                "[]")) {
            Answer answer = webhooks.admin(dialect).post(TestWebhooks.path(dialect), bad.replace('\'', '"'));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.text()).as(bad).contains("errorMessages");
        }
        assertThat(harbours.of(dialect).member().get(TestWebhooks.path(dialect)).status())
                .isEqualTo(403);
        assertThat(webhooks.admin(dialect).get(TestWebhooks.path(dialect)).text())
                .isEqualTo("[]");
        assertThat(webhooks.admin(dialect)
                        .get(TestWebhooks.path(dialect) + "/nonsense")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void webhooksOfAppsAreNotForApiTokens() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        assertThat(admin.get("/rest/api/3/webhook").status()).isEqualTo(403);
        assertThat(admin.post("/rest/api/3/webhook", "{\"url\":\"http://localhost\",\"webhooks\":[]}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.put("/rest/api/3/webhook/refresh", "{\"webhookIds\":[1]}")
                        .status())
                .isEqualTo(403);
        assertThat(webhooks.admin(Dialect.DATA_CENTER)
                        .get("/rest/api/2/webhook")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void deliveriesGoOnAsTheyDidAfterASwitchThatCannotBe() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        String normal = admin.get("/sandbox/deliveries").text();
        for (String bad : List.of("{\"nonsense\":1}", "{\"droppedPercent\":101}", "{\"tellRanks\":1}", "[]")) {
            assertThat(admin.put("/sandbox/deliveries", bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(admin.get("/sandbox/deliveries").text()).isEqualTo(normal);
    }
}
