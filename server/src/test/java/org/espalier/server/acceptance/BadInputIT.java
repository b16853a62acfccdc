package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Gateway.Manner;
import org.espalier.server.acceptance.Http.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes in at the door, a problem of RFC 9457 comes back, and no table of the database changes. In the tables,
 * {@code #word} stands for the id of something that is there.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith({SharedSite.class, OutputOnFailure.class})
class BadInputIT {

    private final Map<String, String> there = new TreeMap<>();
    private Database database;
    private Gateway gateway;
    private URI door;
    private URI jira;
    private Http http;
    private Map<String, String> before;

    @BeforeAll
    void arrange(SharedSite.Site site) {
        Api api = site.server().api();
        jira = site.sandbox().jira().address();
        http = api.http();
        door = http.base();
        database = site.database();
        gateway = Gateway.to(jira);
        gateway.behave(Manner.SIGN_IN_PAGE);

        String connection = api.connect(jira);
        String structure = api.createStructure("Bad input", connection);
        api.add(structure, "-1:0:" + OrchardFile.FIRST);
        String filter =
                api.install(structure, "FILTER", Map.of("query", Map.of("jql", "project = TREE AND key <= TREE-3")));
        Job job = api.plan(filter, "INTO_STRUCTURE");
        assertThat(job.state()).isEqualTo("AWAITING_CONFIRMATION");
        there.put("#con", connection);
        there.put("#str", structure);
        there.put("#syn", filter);
        there.put("#job", job.id());
        there.put("#plan", Objects.requireNonNull(job.plan()));
        there.put("#fingerprint", api.plan(job).fingerprint());
        before = database.sums();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(database.sums()).isEqualTo(before);
    }

    @AfterAll
    void end() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            structures                    | {"name":"A","connection":"#con","more":1}                       | 400 | unknown_field
            structures                    | {"name":7,"connection":"#con"}                                  | 400 | wrong_type
            structures                    | {"name":"A"}                                                    | 400 | missing_field
            structures                    | {"name":"a\\u0000b","connection":"#con"}                        | 422 | unusable_character
            structures                    | {"name":"a\\ud83cb","connection":"#con"}                        | 422 | unusable_character
            structures                    | {"name":"A","connection":"con_none"}                            | 422 | unknown_connection
            structures                    | {"name":"A","connection":                                       | 400 | malformed_json
            structures                    | [{"name":"A","connection":"#con"}]                              | 400 | wrong_type
            structures/#str/synchronizers | {"type":"FILTER","state":"ENABLED"}                             | 400 | unknown_field
            structures/#str/synchronizers | {"type":"ROBOT"}                                                | 422 | unknown_value
            structures/#str/synchronizers | {"type":"SUB_TASKS","name":"a\\u0000b"}                         | 422 | unusable_character
            structures/#str/synchronizers | {"type":"SUB_TASKS","name":"a\\ud83cb"}                         | 422 | unusable_character
            structures/#str/synchronizers | {"type":"SUB_TASKS","name":["A"]}                               | 400 | wrong_type
            structures/#str/synchronizers | {"type":"SUB_TASKS","parameters":[]}                            | 400 | not_an_object
            structures/#str/synchronizers | {"type":"SUB_TASKS","parameters":{"more":1}}                    | 422 | unknown_field
            structures/#str/synchronizers | {"type":"SUB_TASKS","parameters":{"autoAdd":"yes"}}             | 422 | not_a_boolean
            structures/#str/synchronizers | {"type":"SUB_TASKS","parameters":{"subTaskTypes":"Bug"}}        | 422 | not_a_list
            structures/#str/synchronizers | {"type":"SUB_TASKS","parameters":{"subTaskTypes":["Story"]}}    | 422 | unknown_sub_task_type
            structures/#str/synchronizers | {"type":"SUB_TASKS","parameters":{"onConflict":"LAST_WINS"}}    | 422 | unknown_value
            structures/#str/synchronizers | {"type":"LINKS","parameters":{"direction":"OUTWARD"}}           | 422 | required
            structures/#str/synchronizers | {"type":"LINKS","parameters":{"linkType":"Blocks"}}             | 422 | required
            structures/#str/synchronizers | {"type":"LINKS","parameters":{"linkType":"blocks","direction":"OUTWARD"}}     | 422 | unknown_link_type
            structures/#str/synchronizers | {"type":"LINKS","parameters":{"linkType":"B\\u0000","direction":"OUTWARD"}}   | 422 | unusable_character
            structures/#str/synchronizers | {"type":"FILTER"}                                               | 422 | required
            structures/#str/synchronizers | {"type":"FILTER","parameters":{"query":"project = TREE"}}       | 422 | not_a_query
            structures/#str/synchronizers | {"type":"FILTER","parameters":{"query":{"jql":"project ="}}}    | 422 | query_refused
            structures/#str/synchronizers | {"type":"FILTER","parameters":{"query":{"jql":"project = NOPE"}}}             | 422 | query_refused
            structures/#str/synchronizers | {"type":"FILTER","parameters":{"query":{"jql":"apple = 7"}}}    | 422 | query_refused
            structures/#str/synchronizers | {"type":"FILTER","parameters":{"query":{"jql":"summary ~ \\"a\\ud83cb\\""}}}  | 422 | unusable_character
            structures/#str/synchronizers | {"type":"FILTER","parameters":{"query":{"jql":"project = TREE"},"target":{"issue":"TREE-999"}}} | 422 | unknown_issue
            structures/str_99/synchronizers | {"type":"SUB_TASKS"}                                          | 404 | not_found
            structures/#str/plans         | {"direction":"INTO_STRUCTURE","type":"FILTER","parameters":{"query":{"jql":"project ="}}} | 422 | query_refused
            structures/#str/plans         | {"direction":"FROM_STRUCTURE","type":"SUB_TASKS"}               | 422 | direction_not_supported
            structures/#str/plans         | {"direction":"BOTH_WAYS","type":"SUB_TASKS"}                    | 422 | unknown_value
            structures/str_99/plans       | {"direction":"INTO_STRUCTURE","type":"SUB_TASKS"}               | 404 | not_found
            structures/#str/values        | {"rows":"1"}                                                    | 400 | wrong_type
            structures/str_99/values      | {"rows":[1]}                                                    | 404 | not_found
            synchronizers/#syn/plans      | {"direction":"INTO_STRUCTURE","dryRun":true}                    | 400 | unknown_field
            synchronizers/#syn/plans      | {"direction":"INTO_STRUCTURE","enableAfter":"yes"}              | 400 | wrong_type
            synchronizers/#syn/plans      | {"direction":"SIDEWAYS"}                                        | 422 | unknown_value
            synchronizers/#syn/plans      | {"direction":"FROM_STRUCTURE"}                                  | 422 | direction_not_supported
            synchronizers/#syn/plans      | {}                                                              | 400 | missing_field
            synchronizers/#syn/plans      | ``                                                              | 400 | body_missing
            synchronizers/syn_none/plans  | {"direction":"INTO_STRUCTURE"}                                  | 404 | not_found
            plans/#plan/apply             | {}                                                              | 400 | missing_field
            plans/#plan/apply             | {"fingerprint":"another"}                                       | 409 | fingerprint_mismatch
            plans/#plan/apply             | {"fingerprint":"#fingerprint","force":true}                     | 400 | unknown_field
            plans/#plan/apply             | {"fingerprint":"#fingerprint","include":"ROW_REMOVE"}           | 400 | wrong_type
            plans/#plan/apply             | {"fingerprint":"#fingerprint","include":["EVERYTHING"]}         | 422 | unknown_value
            plans/#plan/apply             | {"fingerprint":"#fingerprint","release":["ALL"]}                | 422 | unknown_value
            plans/plan_none/apply         | {"fingerprint":"another"}                                       | 404 | not_found
            plans/plan_none/discard       | {}                                                              | 404 | not_found
            jobs/#job/undo-plan           | {}                                                              | 409 | not_ended
            jobs/#job/retry-failed        | {}                                                              | 409 | not_ended
            jobs/#job/stop                | {}                                                              | 409 | not_running
            jobs/job_none/stop            | {}                                                              | 404 | not_found
            jobs/job_none/undo-plan       | {}                                                              | 404 | not_found
            jobs/job_none/retry-failed    | {}                                                              | 404 | not_found
            synchronizers/syn_none/enable | {}                                                              | 404 | not_found
            nothing                       | {}                                                              | 404 | not_found
            """)
    void aBodyThatCannotBeIsRefused(String path, @Nullable String body, int status, String code) {
        assertProblem(http.post(filled(path), filled(Objects.requireNonNullElse(body, ""))), status, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | structures/str_99                  | 404 | not_found
            GET    | structures/7                       | 404 | not_found
            GET    | structures/str_99/forest           | 404 | not_found
            GET    | structures/str_99/synchronizers    | 404 | not_found
            GET    | connections/con_none               | 404 | not_found
            GET    | connections/con_none/link-types    | 404 | not_found
            GET    | synchronizers/7                    | 404 | not_found
            DELETE | synchronizers/syn_none             | 404 | not_found
            GET    | jobs/7                             | 404 | not_found
            GET    | plans/7                            | 404 | not_found
            GET    | plans/plan_none/changes            | 404 | not_found
            GET    | plans/#plan?include=EVERYTHING     | 422 | unknown_value
            GET    | plans/#plan/changes?kind=ROW       | 422 | unknown_value
            GET    | plans/#plan/changes?cursor=first   | 400 | wrong_cursor
            GET    | structures?cursor=first            | 400 | wrong_cursor
            GET    | audit?cursor=first                 | 400 | wrong_cursor
            GET    | audit?structure=7                  | 404 | not_found
            GET    | audit?job=%00                      | 422 | unusable_character
            GET    | audit?issue=a%00b                  | 422 | unusable_character
            GET    | jobs?cursor=%00                    | 422 | unusable_character
            GET    | jobs/%00                           | 400 | bad_request
            GET    | synchronizers/%ED%A0%80            | 400 | bad_request
            GET    | synchronizers/a%2Fb                | 400 | bad_request
            PUT    | structures/#str                    | 405 | method_not_allowed
            DELETE | structures/#str                    | 405 | method_not_allowed
            GET    | plans/#plan/apply                  | 405 | method_not_allowed
            GET    | nothing                            | 404 | not_found
            """)
    void anAddressThatCannotBeIsRefused(String method, String path, int status, String code) {
        assertProblem(http.send(method, filled(path), Map.of()), status, code);
    }

    @ParameterizedTest // What the good body of a connection says otherwise.
    @CsvSource(delimiter = '|', textBlock = """
            baseUrl  | http://localhost:1                   | 422 | tracker_unreachable
            baseUrl  | #jira/jira                           | 422 | not_a_jira
            baseUrl  | #gateway                             | 422 | answer_is_a_page
            baseUrl  | #espalier                            | 422 | closed_to_visitors
            baseUrl  | http://192.168.17.17                 | 422 | private_host
            baseUrl  | https://nowhere.invalid              | 422 | tracker_unreachable
            baseUrl  | ftp://localhost                      | 422 | bad_base_url
            secret   | wrong                                | 422 | credential_refused
            user     | nobody                               | 422 | credential_refused
            kind     | SERVER                               | 422 | unknown_value
            password | sandbox                              | 400 | unknown_field
            """)
    void aConnectionThatCannotBeIsRefused(String field, String value, int status, String code) {
        Map<String, Object> body = new HashMap<>(Api.connection(jira));
        body.put(
                field,
                value.replace("#jira", jira.toString())
                        .replace("#gateway", gateway.address().toString())
                        .replace("#espalier", door.resolve("/").toString()));

        assertProblem(http.post("connections", body), status, code);
    }

    @Test
    void aSecretThatIsHalfACharacterIsRefused() {
        String body = Http.JSON.writeValueAsString(Api.connection(jira)).replace("\"sandbox\"", "\"\\ud83c\"");

        assertProblem(http.post("connections", body), 422, "unusable_character");
    }

    @ParameterizedTest // Of an edit that adds a row.
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            X-Nothing    | x                                 | 428 | if_match_missing
            If-Match     | newest                            | 400 | wrong_if_match
            If-Match     | "1-99999"                         | 412 | unknown_version
            Content-Type | text/plain                        | 415 | unsupported_media_type
            Content-Type | application/x-www-form-urlencoded | 415 | unsupported_media_type
            Content-Type | nonsense                          | 415 | unsupported_media_type
            """)
    void headersThatCannotBeAreRefused(String header, String value, int status, String code) {
        String body = "{\"actions\":[{\"action\":\"add\",\"under\":0,\"before\":0,\"forest\":\"-1:0:10002\"}]}";

        assertProblem(http.send("POST", filled("structures/#str/edits"), Map.of(header, value), body), status, code);
    }

    @Test // A refusal of the answer's form would come only after the deed.
    void anAnswerIsJsonWhateverIsAskedFor() {
        Answer answer = http.send("GET", filled("structures/#str"), Map.of("Accept", "text/html"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.type()).startsWith("application/json");
    }

    @Test
    void bodiesThatAreTooMuchAreRefused() {
        String edits = filled("structures/#str/edits");
        Map<String, String> version = Map.of("If-Match", "\"1-0\"");
        String long11 = "{\"actions\":[],\"more\":\"" + "x".repeat(11 << 20) + "\"}";
        String deep = "{\"actions\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        String digits = "{\"rows\":[" + "9".repeat(5_000) + "]}";

        assertProblem(http.send("POST", edits, version, long11), 413, "body_too_large");
        assertProblem(http.send("POST", edits, version, deep), 400, "wrong_type");
        assertProblem(http.post(filled("structures/#str/values"), digits), 400, "wrong_value");
    }

    @ParameterizedTest // What no client of HTTP sends.
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/v1/structures?cursor=%zz HTTP/1.1 | 400
            GET /api/v1/%zz HTTP/1.1                   | 400
            GET /api/v1/structures/{a} HTTP/1.1        | 400
            FROB /api/v1/structures HTTP/1.1           | 400
            GET /api/v1/../../secret.key HTTP/1.1      | 400
            """)
    void aLineThatIsNoRequestIsRefused(String line, int status) throws IOException {
        String answer = raw(line);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase("application/problem+json");
        JsonNode problem = Http.JSON.readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isEqualTo("bad_request");
    }

    private String raw(String line) throws IOException {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            List<String> lines = List.of(
                    line,
                    "Host: localhost",
                    "Authorization: Bearer " + RunningServer.TOKEN,
                    "Connection: close",
                    "",
                    "");
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).as(answer.body()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString())
                .matches("[A-Za-z](?s:.)*\\.")
                .doesNotContain("Exception", "REDACTED", "org.espalier");
    }

    private String filled(String text) {
        String filled = text;
        for (var entry : there.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }
}
