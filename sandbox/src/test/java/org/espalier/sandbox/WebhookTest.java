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

    /** A write, and what is told of it: event, flow, and what tells one event from another of its kind. */
    record Case(String name, Dialect dialect, List<String> write, List<String> told) {

        Case {
            write = List.copyOf(write);
            told = List.copyOf(told);
        }

        @Override
        public String toString() {
            return dialect + ": " + name;
        }
    }

    private static Stream<Case> onBoth(String name, String write, String... told) {
        return Stream.of(Dialect.values()).map(dialect -> only(dialect, name, write, told));
    }

    private static Case only(Dialect dialect, String name, String write, String... told) {
        return new Case(name, dialect, List.of(write.split(" ", 3)), List.of(told));
    }

    static Stream<Case> writes() {
        return Stream.of(
                        onBoth(
                                "a field is set",
                                "PUT /rest/api/2/issue/TEST-7 {'fields':{'summary':'New'}}",
                                "jira:issue_updated Primary TEST-7 New [summary]"),
                        onBoth("nothing changes", "PUT /rest/api/2/issue/TEST-7 {'update':{'labels':[]}}"),
                        onBoth("a write is refused", "PUT /rest/api/2/issue/TEST-7 {'fields':{'summary':''}}"),
                        onBoth(
                                "a link is made",
                                "POST /rest/api/2/issueLink {'type':{'name':'Blocks'},'inwardIssue':{'id':'102'},'outwardIssue':{'id':'107'}}",
                                "issuelink_created Primary 102 Blocks 107"),
                        onBoth(
                                "a link is there already",
                                "POST /rest/api/2/issueLink {'type':{'name':'Blocks'},'inwardIssue':{'id':'102'},'outwardIssue':{'id':'103'}}"),
                        onBoth(
                                "a link is removed",
                                "DELETE /rest/api/2/issueLink/501 ",
                                "issuelink_deleted Primary 102 Blocks 103"),
                        onBoth(
                                "an issue is ranked",
                                "PUT /rest/agile/1.0/issue/rank {'issues':['TEST-7'],'rankBeforeIssue':'TEST-1'}"),
                        onBoth(
                                "an issue outside the query is changed",
                                "PUT /rest/api/2/issue/SIDE-1 {'fields':{'summary':'New'}}"),
                        Stream.of(
                                only(
                                        Dialect.CLOUD,
                                        "an issue is made in an epic",
                                        "POST /rest/api/2/issue {'fields':{'project':{'key':'TEST'},'issuetype':{'name':'Story'},'summary':'New','parent':{'key':'TEST-1'}}}",
                                        "jira:issue_created Primary TEST-8 New [IssueParentAssociation, Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "a sub-task is made",
                                        "POST /rest/api/2/issue {'fields':{'project':{'key':'TEST'},'issuetype':{'name':'Sub-task'},'summary':'New','parent':{'key':'TEST-2'}}}",
                                        "jira:issue_created Primary TEST-8 New []",
                                        "issuelink_created Primary 102 jira_subtask_link new"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "an issue leaves its epic",
                                        "POST /rest/agile/1.0/epic/none/issue {'issues':['TEST-2']}",
                                        "jira:issue_updated Primary TEST-2 Repair the crane [Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]",
                                        "issuelink_deleted Primary 101 Epic-Story Link 102"),
                                only(
                                        Dialect.CLOUD,
                                        "an issue leaves its epic",
                                        "POST /rest/agile/1.0/epic/none/issue {'issues':['TEST-2']}",
                                        "jira:issue_updated Primary TEST-2 Repair the crane [IssueParentAssociation, Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]"),
                                only(
                                        Dialect.CLOUD,
                                        "an issue is deleted with its sub-tasks and links",
                                        "DELETE /rest/api/2/issue/TEST-2?deleteSubtasks=true ",
                                        "jira:issue_deleted Primary TEST-2  []",
                                        "jira:issue_deleted Secondary TEST-4  []",
                                        "jira:issue_deleted Secondary TEST-5  []",
                                        "issuelink_deleted Secondary 102 Blocks 103",
                                        "issuelink_deleted Secondary 103 Subtask 102"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "an issue is deleted",
                                        "DELETE /rest/api/2/issue/TEST-7 ",
                                        "jira:issue_deleted Primary TEST-7 Nobody has planned this yet []")))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteIsTold(Case given) {
        TestClient admin = webhooks.admin(given.dialect());
        webhooks.register(
                given.dialect(), "{'url':'%s','events':[%s],'filters':{'issue-related-events-section':'%s'}}");
        admin.send(
                given.write().get(0), given.write().get(1), given.write().get(2).replace('\'', '"'));
        assertThat(webhooks.toldBefore(admin)).map(WebhookTest::line).containsExactlyElementsOf(given.told());
    }

    private static String line(Told told) {
        JsonNode link = told.json().path("issueLink");
        String what = link.isMissingNode()
                ? told.json().path("issue").path("key").asString() + " "
                        + told.json()
                                .path("issue")
                                .path("fields")
                                .path("summary")
                                .asString("") + " "
                        + told.json().path("changelog").path("items").values().stream()
                                .map(item -> item.path("field").asString())
                                .toList()
                : link.path("sourceIssueId").longValue() + " "
                        + link.path("issueLinkType").path("name").asString() + " "
                        + (link.path("destinationIssueId").longValue() > 109
                                ? "new"
                                : link.path("destinationIssueId").longValue());
        return told.event() + " " + told.header("X-Atlassian-Webhook-Flow") + " " + what;
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
                .map(WebhookTest::line)
                .containsExactly("jira:issue_updated Primary TEST-7 Second [summary]");
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
        assertThat(twice).map(WebhookTest::line).containsOnly("jira:issue_updated Primary TEST-7 Twice [summary]");
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
                .map(WebhookTest::line)
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
            assertThat(line(receiver.next())).isEqualTo("jira:issue_updated Primary TEST-7 Committed [summary]");
        }
    }

    private static String signature(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
