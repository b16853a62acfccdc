package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.espalier.server.tracker.TrackerHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the rows of a page say. The structure shows issue 1, issue 2, which is hidden, and a folder. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class RowValuesTest {

    private static final String BULK_FETCH = "POST /rest/api/3/issue/bulkfetch";

    private TestServer server;
    private RecordedJira jira;
    private String structure;
    private long first;
    private long hidden;
    private long folder;

    @BeforeAll
    void start() {
        server = TestServer.start();
        jira = RecordedJira.start().healthy();
        server.part(TrackerHosts.class).exempt(jira.url());
        var connection = made(
                "/api/v1/connections",
                "{\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\"" + jira.url()
                        + "\",\"user\":\"admin\",\"secret\":\"sandbox\"}");
        structure = made("/api/v1/structures", "{\"name\":\"Road map\",\"connection\":\"" + connection + "\"}");
        var path = "/api/v1/structures/" + structure;
        var rows = server.send(
                        "POST",
                        path + "/edits",
                        "{\"actions\":[{\"action\":\"add\",\"under\":0,\"after\":0,\"before\":0,"
                                + "\"forest\":\"-1:0:1,-2:0:2,-3:0\","
                                + "\"items\":{\"-3\":{\"type\":\"folder\",\"name\":\"Later\"}}}]}",
                        Map.of("If-Match", server.get(path + "/forest").header("ETag")))
                .json()
                .get("rowIds");
        first = rows.get("-1").asLong();
        hidden = rows.get("-2").asLong();
        folder = rows.get("-3").asLong();
    }

    @AfterAll
    void stop() {
        server.close();
        jira.close();
    }

    @BeforeEach
    void recover() {
        jira.when(BULK_FETCH, json("""
                {"issues":[{"id":"1","key":"TEST-1","fields":{"summary":"Plant","issuetype":{"name":"Story"},
                 "status":{"name":"Done","statusCategory":{"key":"done"}}}}]}"""));
    }

    @Test
    void issuesSayWhatJiraSaysAndFoldersTheirName() {
        var answer = values("[" + folder + "," + hidden + "," + first + ",987654321]");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var values = answer.json().get("values");
        assertThat(values).hasSize(3);
        assertThat(values.get(0).get("name").asString()).isEqualTo("Later");
        assertThat(values.get(1).get("hidden").asBoolean()).isTrue();
        assertThat(values.get(1).get("issue").asString()).isEqualTo("2");
        assertThat(values.get(2).toString())
                .isEqualTo(
                        "{\"row\":" + first + ",\"key\":\"TEST-1\",\"summary\":\"Plant\",\"type\":\"Story\","
                                + "\"status\":\"Done\",\"statusCategory\":\"done\",\"issue\":\"1\",\"name\":null,\"hidden\":false}");
    }

    @Test
    void aJiraThatGivesNoAnswerIsToldInOneSentence() {
        jira.when(BULK_FETCH, json(403, "{}"));

        var answer = values("[" + first + "]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString())
                .contains("does not allow this account to read here")
                .endsWith("Nothing was changed.");
    }

    @Test // L2
    void anIssueThatJiraCannotGiveHidesNoOther() {
        jira.when(BULK_FETCH, json("""
                {"issues":[{"id":"1","key":"TEST-1","fields":{"summary":"Plant"}}],
                 "issueErrors":[{"id":"2","errorMessage":"Broken."}]}"""));

        var values = values("[" + first + "," + hidden + "]").json().get("values");

        assertThat(values.get(0).get("key").asString()).isEqualTo("TEST-1");
        assertThat(values.get(1).get("hidden").asBoolean()).isTrue();
    }

    @Test
    void whatIsNoListOfRowsIsRefused() {
        assertThat(values("[1,null]").json().at("/code").asString()).isEqualTo("missing_field");
        assertThat(values("null").status()).isEqualTo(400);
        assertThat(values("[\"1\"]").status()).isEqualTo(400);
        var many = IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        assertThat(values(many).json().get("code").asString()).isEqualTo("too_many");
    }

    private Answer values(String rows) {
        return server.post("/api/v1/structures/" + structure + "/values", "{\"rows\":" + rows + "}");
    }

    private String made(String path, String body) {
        var answer = server.post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }
}
