package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.Receiver.Told;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** Webhooks that one receiver hears, gone after each test. */
final class TestWebhooks implements AfterEachCallback {

    private static final String EVENTS =
            "\"jira:issue_created\",\"jira:issue_updated\",\"jira:issue_deleted\",\"issuelink_created\","
                    + "\"issuelink_deleted\",\"sprint_created\",\"sprint_updated\",\"sprint_started\",\"sprint_closed\","
                    + "\"sprint_deleted\",\"comment_created\",\"comment_updated\",\"comment_deleted\","
                    + "\"issue_property_set\",\"issue_property_deleted\",\"project_archived\",\"project_created\","
                    + "\"project_updated\",\"project_deleted\",\"project_soft_deleted\","
                    + "\"project_restored_archived\",\"project_restored_deleted\",\"jira:version_created\",\"jira:version_updated\","
                    + "\"jira:version_released\",\"jira:version_unreleased\",\"jira:version_deleted\",\"jira:version_moved\","
                    + "\"board_created\",\"board_updated\",\"board_deleted\"";

    /** A write whose delivery ends what is looked at. */
    private static final String MARK = "mark";

    private final Harbours harbours;
    private final Receiver receiver;

    TestWebhooks(Harbours harbours, Receiver receiver) {
        this.harbours = harbours;
        this.receiver = receiver;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        for (Dialect dialect : Dialect.values()) {
            TestClient admin = admin(dialect);
            admin.get(path(dialect))
                    .json()
                    .values()
                    .forEach(webhook -> admin.delete(path(dialect) + "/" + id(webhook)));
            admin.put("/sandbox/deliveries", "{}");
        }
        receiver.forget();
    }

    TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    static String path(Dialect dialect) {
        return switch (dialect) {
            case CLOUD -> "/rest/webhooks/1.0/webhook";
            case DATA_CENTER -> "/rest/jira-webhook/1.0/webhooks";
        };
    }

    /** Registers a webhook of issues of one project, and gives its id. */
    String register(Dialect dialect, String form) {
        String body = form.replace("{'url'", "{'name':'Test','url'")
                .formatted(receiver.address(), EVENTS, "project = TEST")
                .replace('\'', '"');
        Answer answer = admin(dialect).post(path(dialect), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id(answer.json());
    }

    static String id(JsonNode webhook) {
        String self = webhook.path("self").asString("");
        return self.isEmpty() ? webhook.path("id").toString() : self.substring(self.lastIndexOf('/') + 1);
    }

    void edit(Dialect dialect, String summary) {
        assertThat(admin(dialect)
                        .put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"" + summary + "\"}}")
                        .status())
                .isEqualTo(204);
    }

    /** Everything told so far: a last write is told behind all that was written before it. */
    List<Told> toldBefore(TestClient admin) {
        admin.put("/rest/api/2/issue/TEST-3", "{\"fields\":{\"labels\":[\"" + MARK + "\"]}}");
        return receiver.until(told -> told.json()
                .path("issue")
                .path("fields")
                .path("labels")
                .toString()
                .contains(MARK));
    }
}
