package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.espalier.sandbox.Receiver.Told;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.AfterEach;
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

    private static final String EVENTS =
            "\"jira:issue_created\",\"jira:issue_updated\",\"jira:issue_deleted\",\"issuelink_created\","
                    + "\"issuelink_deleted\",\"sprint_created\",\"sprint_updated\",\"sprint_started\",\"sprint_closed\"";

    /** A write whose delivery ends what is looked at. */
    private static final String MARK = "mark";

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
        TestClient admin = admin(given.dialect());
        register(given.dialect(), "{'url':'%s','events':[%s],'filters':{'issue-related-events-section':'%s'}}");
        admin.send(
                given.write().get(0), given.write().get(1), given.write().get(2).replace('\'', '"'));
        assertThat(toldBefore(admin)).map(WebhookTest::line).containsExactlyElementsOf(given.told());
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
        register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
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
        TestClient admin = admin(Dialect.CLOUD);
        harbours.of(Dialect.CLOUD).execute("update board set kind = 'scrum'");
        register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
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
        register(dialect, "{'url':'%s','events':[%s],'secret':'It is a secret'}");
        admin(dialect).put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"Früh — 早い\"}}");
        Told told = receiver.next();
        assertThat(told.header("X-Hub-Signature")).isEqualTo(signature(told.body(), "It is a secret"));
        admin(dialect).put("/sandbox/deliveries", "{\"forgedPercent\":100}");
        admin(dialect).put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"Late\"}}");
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
        register(Dialect.CLOUD, "{'url':'%s','events':[%s],'excludeBody':true}");
        edit(Dialect.CLOUD, "New");
        assertThat(receiver.next().body()).isEmpty();
    }

    @Test
    void whatWasNotTakenIsToldAgainUnderTheSameIdentifier() {
        TestClient admin = admin(Dialect.CLOUD);
        admin.put("/sandbox/deliveries", "{\"retryMillis\":1}");
        register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        receiver.answer(503, 429, 408, 425);
        edit(Dialect.CLOUD, "New");
        List<Told> told = Stream.generate(receiver::next).limit(5).toList();
        assertThat(told).map(Told::identifier).containsOnly(told.getFirst().identifier());
        assertThat(told).map(each -> each.header("X-Atlassian-Webhook-Retry")).containsExactly("", "1", "2", "3", "4");
        assertThat(toldBefore(admin)).isEmpty();
    }

    @Test
    void fiveTriesAreAllAndARefusalIsTheLast() {
        TestClient admin = admin(Dialect.CLOUD);
        admin.put("/sandbox/deliveries", "{\"retryMillis\":0}");
        register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        receiver.answer(500, 500, 500, 500, 500, 400);
        edit(Dialect.CLOUD, "First");
        assertThat(Stream.generate(receiver::next).limit(5))
                .map(Told::identifier)
                .hasSize(5);
        edit(Dialect.CLOUD, "Second");
        assertThat(toldBefore(admin))
                .map(WebhookTest::line)
                .containsExactly("jira:issue_updated Primary TEST-7 Second [summary]");
    }

    @Test
    void deliveriesGetLostArriveTwiceOrLateOnDemand() {
        TestClient admin = admin(Dialect.CLOUD);
        register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        admin.put("/sandbox/deliveries", "{\"droppedPercent\":100}");
        edit(Dialect.CLOUD, "Lost");
        admin.put("/sandbox/deliveries", "{\"doubledPercent\":100}");
        edit(Dialect.CLOUD, "Twice");
        List<Told> twice = Stream.generate(receiver::next).limit(2).toList();
        assertThat(twice).map(WebhookTest::line).containsOnly("jira:issue_updated Primary TEST-7 Twice [summary]");
        assertThat(twice.get(0).identifier()).isEqualTo(twice.get(1).identifier());
        admin.put("/sandbox/deliveries", "{\"heldBackPercent\":100,\"heldBackMillis\":3000}");
        edit(Dialect.CLOUD, "Late");
        admin.put("/sandbox/deliveries", "{}");
        edit(Dialect.CLOUD, "Early");
        assertThat(Stream.generate(receiver::next).limit(2))
                .map(told ->
                        told.json().path("issue").path("fields").path("summary").asString())
                .containsExactly("Early", "Late");
    }

    @Test
    void ranksAndLinksCountAsUpdatesOnDemand() {
        TestClient admin = admin(Dialect.CLOUD);
        register(Dialect.CLOUD, "{'url':'%s','events':['jira:issue_updated']}");
        admin.put("/sandbox/deliveries", "{\"tellRanks\":true,\"tellLinks\":true}");
        admin.put("/rest/agile/1.0/issue/rank", "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\"}");
        admin.delete("/rest/api/3/issueLink/501");
        assertThat(toldBefore(admin))
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
        register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        edit(Dialect.CLOUD, "Committed");
        first.execute("update webhook_delivery set due = now()");
        try (RunningSandbox second =
                RunningSandbox.start(new DelegatingDataSource(first.database()), Dialect.CLOUD, 0)) {
            assertThat(second.port()).isPositive();
            assertThat(line(receiver.next())).isEqualTo("jira:issue_updated Primary TEST-7 Committed [summary]");
        }
    }

    @Test
    void dataCenterKeepsWebhooksWhereItsVersionDoes() {
        TestClient admin = admin(Dialect.DATA_CENTER);
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
        assertThat(admin.get(second).status()).isEqualTo(404);
        assertThat(admin.put("/sandbox/version", "{\"version\":\"ten\"}").status())
                .isEqualTo(400);
        admin.put("/sandbox/version", "{}");
        assertThat(admin.get(second).status()).isEqualTo(200);
    }

    @Test
    void dataCenterTellsHowItWent() {
        TestClient admin = admin(Dialect.DATA_CENTER);
        String path = "/rest/jira-webhook/1.0/webhooks/" + register(Dialect.DATA_CENTER, "{'url':'%s','events':[%s]}");
        assertThat(admin.get(path + "/latest").status()).isEqualTo(204);
        edit(Dialect.DATA_CENTER, "New");
        receiver.next();
        edit(Dialect.DATA_CENTER, "Newer");
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
        TestClient admin = admin(dialect);
        String one = path(dialect) + "/" + register(dialect, "{'url':'%s','events':[%s],'secret':'hidden'}");
        assertThat(admin.get(one).text()).doesNotContain("hidden").contains("\"name\":\"Test\"");
        Answer changed = admin.put(
                one, "{\"name\":\"Other\",\"filters\":{\"issue-related-events-section\":\"project = SIDE\"}}");
        assertThat(changed.json().path("name").asString()).isEqualTo("Other");
        assertThat(changed.json().path("url").asString()).isEqualTo(receiver.address());
        assertThat(admin.get(path(dialect)).json().path(0).path("filters").toString())
                .contains("project = SIDE");
        edit(dialect, "Not of that project");
        assertThat(admin.delete(one).status()).isEqualTo(204);
        assertThat(admin.get(one).status()).isEqualTo(404);
        register(dialect, "{'url':'%s','events':[%s]}");
        assertThat(toldBefore(admin)).isEmpty();
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
            assertThat(admin(dialect)
                            .post(path(dialect), bad.replace('\'', '"'))
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(harbours.of(dialect).member().get(path(dialect)).status()).isEqualTo(403);
        assertThat(admin(dialect).get(path(dialect)).text()).isEqualTo("[]");
        assertThat(admin(dialect).get(path(dialect) + "/nonsense").status()).isEqualTo(404);
    }

    @Test
    void webhooksOfAppsAreNotForApiTokens() {
        TestClient admin = admin(Dialect.CLOUD);
        assertThat(admin.get("/rest/api/3/webhook").status()).isEqualTo(403);
        assertThat(admin.post("/rest/api/3/webhook", "{\"url\":\"http://localhost\",\"webhooks\":[]}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.put("/rest/api/3/webhook/refresh", "{\"webhookIds\":[1]}")
                        .status())
                .isEqualTo(403);
        assertThat(admin(Dialect.DATA_CENTER).get("/rest/api/2/webhook").status())
                .isEqualTo(404);
    }

    @Test
    void deliveriesGoOnAsTheyDidAfterASwitchThatCannotBe() {
        TestClient admin = admin(Dialect.CLOUD);
        String normal = admin.get("/sandbox/deliveries").text();
        for (String bad : List.of("{\"nonsense\":1}", "{\"droppedPercent\":101}", "{\"tellRanks\":1}", "[]")) {
            assertThat(admin.put("/sandbox/deliveries", bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(admin.get("/sandbox/deliveries").text()).isEqualTo(normal);
    }

    @AfterEach
    void forget() {
        for (Dialect dialect : Dialect.values()) {
            TestSandbox sandbox = harbours.of(dialect);
            sandbox.admin()
                    .get(path(dialect))
                    .json()
                    .values()
                    .forEach(webhook -> sandbox.admin().delete(path(dialect) + "/" + id(webhook)));
            sandbox.admin().put("/sandbox/deliveries", "{}");
        }
        receiver.forget();
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static String path(Dialect dialect) {
        return switch (dialect) {
            case CLOUD -> "/rest/webhooks/1.0/webhook";
            case DATA_CENTER -> "/rest/jira-webhook/1.0/webhooks";
        };
    }

    /** Registers a webhook of issues of one project, and gives its id. */
    private static String register(Dialect dialect, String form) {
        String body = form.replace("{'url'", "{'name':'Test','url'")
                .formatted(receiver.address(), EVENTS, "project = TEST")
                .replace('\'', '"');
        Answer answer = admin(dialect).post(path(dialect), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id(answer.json());
    }

    private static String id(JsonNode webhook) {
        String self = webhook.path("self").asString("");
        return self.isEmpty() ? webhook.path("id").toString() : self.substring(self.lastIndexOf('/') + 1);
    }

    private static void edit(Dialect dialect, String summary) {
        assertThat(admin(dialect)
                        .put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"summary\":\"" + summary + "\"}}")
                        .status())
                .isEqualTo(204);
    }

    /** Everything told so far: a last write is told behind all that was written before it. */
    private static List<Told> toldBefore(TestClient admin) {
        admin.put("/rest/api/2/issue/TEST-3", "{\"fields\":{\"labels\":[\"" + MARK + "\"]}}");
        return receiver.until(told -> told.json()
                .path("issue")
                .path("fields")
                .path("labels")
                .toString()
                .contains(MARK));
    }

    private static String signature(String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
