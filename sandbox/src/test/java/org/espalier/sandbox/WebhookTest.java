package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.espalier.sandbox.Receiver.Told;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;

/** What is written is told to whoever wants to hear of it, in Jira's form, at least once (jira-api.md §14). */
@Tag("database")
class WebhookTest {

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @RegisterExtension
    static final Receiver receiver = new Receiver();

    @RegisterExtension
    final TestWebhooks webhooks = new TestWebhooks(harbours, receiver);

    @ParameterizedTest
    @MethodSource("org.espalier.sandbox.ToldWrites#all")
    void aWriteIsTold(ToldWrites.Case given) {
        TestClient admin = webhooks.admin(given.dialect());
        webhooks.register(
                given.dialect(), "{'url':'%s','events':[%s],'filters':{'issue-related-events-section':'%s'}}");
        admin.send(
                given.write().get(0), given.write().get(1), given.write().get(2).replace('\'', '"'));
        assertThat(webhooks.toldBefore(admin)).map(ToldWrites::line).containsExactlyElementsOf(given.told());
    }

    @Test
    void aBodyIsThatOfTheSecondApiWithWhoDidItAndWhat() {
        TestClient member = harbours.of(Dialect.CLOUD).member();
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        member.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"labels\":[\"wet\"]}}");
        JsonNode body = receiver.next().json();
        assertThat(body.path("timestamp").isIntegralNumber()).isTrue();
        assertThat(body.path("issue_event_type_name").asString()).isEqualTo("issue_updated");
        assertThat(body.path("user").path("displayName").asString()).isEqualTo("Project Member");
        assertThat(body.path("issue").has("expand")).isFalse();
        assertThat(body.path("issue").path("self").asString())
                .isEqualTo(harbours.of(Dialect.CLOUD).address() + "/rest/api/2/issue/107");
        assertThat(body.path("issue").path("fields").path("updated").asString())
                .isEqualTo(member.fields("TEST-7").path("updated").asString());
        assertThat(body.path("changelog").path("items").path(0).path("toString").asString())
                .isEqualTo("wet");
    }

    @Test
    void aSprintIsToldWithWhatItWas() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        harbours.of(Dialect.CLOUD).execute("update board set kind = 'scrum'");
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        String sprint = admin.post("/rest/agile/1.0/sprint", "{\"name\":\"Ebb\",\"originBoardId\":2}")
                .json()
                .path("id")
                .toString();
        admin.post("/rest/agile/1.0/sprint/" + sprint, "{\"name\":\"Flood\"}");
        admin.post(
                "/rest/agile/1.0/sprint/" + sprint,
                "{\"state\":\"active\",\"startDate\":\"2026-01-01T10:00:00.000Z\",\"endDate\":\"2026-01-09T10:00:00.000Z\"}");
        assertThat(receiver.next().event()).isEqualTo("sprint_created");
        JsonNode updated = receiver.next().json();
        assertThat(updated.path("sprint").path("name").asString()).isEqualTo("Flood");
        assertThat(updated.path("oldValue").path("name").asString()).isEqualTo("Ebb");
        assertThat(receiver.next().event()).isEqualTo("sprint_started");
        admin.delete("/rest/agile/1.0/sprint/" + sprint);
        assertThat(ToldWrites.line(receiver.next())).isEqualTo("sprint_deleted Primary Flood");
    }

    @ParameterizedTest
    @EnumSource
    void aCommentIsToldFromItsBeginningToItsEnd(Dialect dialect) {
        TestClient admin = webhooks.admin(dialect);
        String path = "/rest/api/2/issue/TEST-7/comment";
        webhooks.register(dialect, "{'url':'%s','events':[%s],'filters':{'issue-related-events-section':'%s'}}");
        String id = admin.post(path, "{\"body\":\"Wet\"}").json().path("id").asString();
        admin.put(path + "/" + id, "{\"body\":\"Dry\"}");
        admin.delete(path + "/" + id);
        admin.post("/rest/api/2/issue/SIDE-1/comment", "{\"body\":\"Not in the query\"}");
        List<Told> told = webhooks.toldBefore(admin);
        assertThat(told)
                .map(ToldWrites::line)
                .filteredOn(line -> line.startsWith("comment_"))
                .map(line -> line.replaceFirst("TEST-7.*] ", ""))
                .containsExactly(
                        "comment_created Primary Wet", "comment_updated Primary Dry", "comment_deleted Primary Dry");
        assertThat(told)
                .map(each -> each.json().path("issue_event_type_name").asString(""))
                .filteredOn(kind -> !kind.isEmpty())
                .containsExactlyElementsOf(
                        dialect == Dialect.CLOUD
                                ? List.of()
                                : List.of("issue_commented", "issue_comment_edited", "issue_comment_deleted"));
        assertThat(told.getLast().json().at("/issue/key").asString(""))
                .isEqualTo(dialect == Dialect.CLOUD ? "TEST-7" : "");
        assertThat(told.getLast().json().at("/comment/self").asString()).contains("/issue/107/comment/" + id);
    }

    @ParameterizedTest
    @EnumSource
    void aVersionIsToldFromItsBeginningToItsEnd(Dialect dialect) {
        TestClient admin = webhooks.admin(dialect);
        String path = "/rest/api/2/version";
        webhooks.register(dialect, "{'url':'%s','events':[%s]}");
        String id = admin.post(path, "{\"name\":\"Low water\",\"project\":\"SIDE\"}")
                .json()
                .path("id")
                .asString();
        admin.put(path + "/" + id, "{\"name\":\"High water\"}");
        admin.put(path + "/" + id, "{\"released\":true}");
        admin.put(path + "/" + id, "{\"released\":false,\"archived\":true}");
        admin.post(path + "/" + id + "/move", "{\"position\":\"First\"}");
        admin.post(path + "/" + id + "/removeAndSwap", "{}");
        assertThat(webhooks.toldBefore(admin))
                .map(ToldWrites::line)
                .containsExactly(
                        "jira:version_created Primary Low water",
                        "jira:version_updated Primary High water",
                        "jira:version_released Primary High water",
                        "jira:version_unreleased Primary High water",
                        "jira:version_updated Primary High water",
                        "jira:version_moved Primary High water",
                        "jira:version_deleted Primary High water");
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureIsThatOfTheBytesSent(Dialect dialect) throws Exception {
        webhooks.register(dialect, "{'url':'%s','events':[%s],'secret':'It is a secret'}");
        webhooks.admin(dialect).put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"Früh — 早い\"}}");
        Told told = receiver.next();
        assertThat(told.header("X-Hub-Signature")).isEqualTo(signature(told.body(), "It is a secret"));
        webhooks.admin(dialect).put("/sandbox/deliveries", "{\"forgedPercent\":100}");
        webhooks.admin(dialect).put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"Late\"}}");
        Told forged = receiver.next();
        assertThat(forged.header("X-Hub-Signature"))
                .startsWith("sha256=")
                .isNotEqualTo(signature(forged.body(), "It is a secret"));
    }

    /** The example that Atlassian gives. */
    @Test
    void theSignatureIsTheOneOfTheExample() throws Exception {
        assertThat(signature("Hello World!", "It's a Secret to Everybody"))
                .isEqualTo("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    }

    @Test
    void whoWantsNoBodyGetsNone() {
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s],'excludeBody':true}");
        webhooks.edit(Dialect.CLOUD, "New");
        assertThat(receiver.next().body()).isEmpty();
    }

    @Test
    void whatWasNotTakenIsToldAgainUnderTheSameIdentifier() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        admin.put("/sandbox/deliveries", "{\"retryMillis\":1}");
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        receiver.answer(503, 429, 408, 425);
        webhooks.edit(Dialect.CLOUD, "New");
        List<Told> told = Stream.generate(receiver::next).limit(5).toList();
        assertThat(told).map(Told::identifier).containsOnly(told.getFirst().identifier());
        assertThat(told).map(each -> each.header("X-Atlassian-Webhook-Retry")).containsExactly("", "1", "2", "3", "4");
        assertThat(webhooks.toldBefore(admin)).isEmpty();
    }

    @Test
    void fiveTriesAreAllAndARefusalIsTheLast() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        admin.put("/sandbox/deliveries", "{\"retryMillis\":0}");
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        receiver.answer(500, 500, 500, 500, 500, 400);
        webhooks.edit(Dialect.CLOUD, "First");
        assertThat(Stream.generate(receiver::next).limit(5))
                .map(Told::identifier)
                .hasSize(5);
        webhooks.edit(Dialect.CLOUD, "Second");
        assertThat(webhooks.toldBefore(admin))
                .map(ToldWrites::line)
                .containsExactly("jira:issue_updated Primary TEST-7 Second [summary]");
    }

    @Test // jira-api.md 14: Data Center can lose what it tells.
    void aDataCenterTriesOnce() {
        TestClient admin = webhooks.admin(Dialect.DATA_CENTER);
        admin.put("/sandbox/deliveries", "{\"retryMillis\":0}");
        webhooks.register(Dialect.DATA_CENTER, "{'url':'%s','events':[%s]}");
        receiver.answer(503);
        webhooks.edit(Dialect.DATA_CENTER, "Lost");
        assertThat(ToldWrites.line(receiver.next())).isEqualTo("jira:issue_updated Primary TEST-7 Lost [summary]");
        assertThat(webhooks.toldBefore(admin)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSiteTriesAsOftenAsIsSet(Dialect dialect) {
        TestClient admin = webhooks.admin(dialect);
        admin.put("/sandbox/deliveries", "{\"tries\":3,\"retryMillis\":0}");
        webhooks.register(dialect, "{'url':'%s','events':[%s]}");
        receiver.answer(503, 503, 503);
        webhooks.edit(dialect, "Thrice");
        assertThat(Stream.generate(receiver::next).limit(3).toList())
                .map(ToldWrites::line)
                .containsOnly("jira:issue_updated Primary TEST-7 Thrice [summary]");
        assertThat(webhooks.toldBefore(admin)).isEmpty();
    }

    @Test
    void deliveriesGetLostArriveTwiceOrLateOnDemand() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        admin.put("/sandbox/deliveries", "{\"droppedPercent\":100}");
        webhooks.edit(Dialect.CLOUD, "Lost");
        admin.put("/sandbox/deliveries", "{\"doubledPercent\":100}");
        webhooks.edit(Dialect.CLOUD, "Twice");
        List<Told> twice = Stream.generate(receiver::next).limit(2).toList();
        assertThat(twice).map(ToldWrites::line).containsOnly("jira:issue_updated Primary TEST-7 Twice [summary]");
        assertThat(twice.get(0).identifier()).isEqualTo(twice.get(1).identifier());
        admin.put("/sandbox/deliveries", "{\"heldBackPercent\":100,\"heldBackMillis\":3000}");
        webhooks.edit(Dialect.CLOUD, "Late");
        admin.put("/sandbox/deliveries", "{}");
        webhooks.edit(Dialect.CLOUD, "Early");
        assertThat(Stream.generate(receiver::next).limit(2))
                .map(told ->
                        told.json().path("issue").path("fields").path("summary").asString())
                .containsExactly("Early", "Late");
    }

    @Test
    void ranksAndLinksCountAsUpdatesOnDemand() {
        TestClient admin = webhooks.admin(Dialect.CLOUD);
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':['jira:issue_updated']}");
        admin.put("/sandbox/deliveries", "{\"tellRanks\":true,\"tellLinks\":true}");
        admin.put("/rest/agile/1.0/issue/rank", "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\"}");
        admin.delete("/rest/api/3/issueLink/501");
        assertThat(webhooks.toldBefore(admin))
                .map(ToldWrites::line)
                .containsExactly(
                        "jira:issue_updated Primary TEST-7 Nobody has planned this yet [Rank]",
                        "jira:issue_updated Primary TEST-2 Repair the crane [Link]",
                        "jira:issue_updated Primary TEST-3 Paint the crane [Link]");
    }

    /** The end of the process loses nothing that was committed. */
    @Test
    void whatWasNotToldIsToldByTheNextStart() {
        TestSandbox first = harbours.of(Dialect.CLOUD);
        first.admin().put("/sandbox/deliveries", "{\"delayMillis\":600000}");
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        webhooks.edit(Dialect.CLOUD, "Committed");
        first.execute("update webhook_delivery set due = now()");
        try (RunningSandbox second =
                RunningSandbox.start(new DelegatingDataSource(first.database()), Dialect.CLOUD, 0)) {
            assertThat(second.port()).isPositive();
            assertThat(ToldWrites.line(receiver.next()))
                    .isEqualTo("jira:issue_updated Primary TEST-7 Committed [summary]");
        }
    }

    private static String signature(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
