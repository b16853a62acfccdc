package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edits as scripts send them. Each test begins with a structure of its own whose rows show, in this shape, the issues
 * {@code 1(2(3) 4) 5}; below, a row is named by its issue.
 */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class EditsTest {

    private TestServer server;
    private String structure;
    private String tag;
    private Map<String, Long> rows;

    @BeforeAll
    void start() {
        server = TestServer.start();
        server.addSilentConnection("con_1");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void makeStructure() {
        structure = server.post("/api/v1/structures", "{\"name\":\"Road map\",\"connection\":\"con_1\"}")
                .json()
                .get("id")
                .asString();
        tag = forest().header("ETag");
        Answer added = edit("{\"action\":\"add\",\"under\":0,\"after\":0,\"before\":0,"
                + "\"forest\":\"-1:0:1,-2:1:2,-3:2:3,-4:1:4,-5:0:5\"}");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        tag = added.header("ETag");
        rows = Map.of(
                "1", added.json().at("/rowIds/-1").asLong(),
                "2", added.json().at("/rowIds/-2").asLong(),
                "3", added.json().at("/rowIds/-3").asLong(),
                "4", added.json().at("/rowIds/-4").asLong(),
                "5", added.json().at("/rowIds/-5").asLong());
    }

    @ParameterizedTest // product 11.1
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"action":"move","rowId":#5,"under":#1,"after":0,"before":0}             | 1(5 2(3) 4)
                    {"action":"move","rowId":#5,"under":#1,"after":#2,"before":0}            | 1(2(3) 5 4)
                    {"action":"move","rowId":#5,"under":#1,"after":0,"before":#4}            | 1(2(3) 5 4)
                    {"action":"move","rowId":#5,"under":#1,"before":0}                       | 1(2(3) 4 5)
                    {"action":"move","rowId":#5,"under":#1,"after":#4,"before":#2}           | 1(2(3) 4 5)
                    {"action":"move","rowId":#5,"under":#1}                                  | 1(5 2(3) 4)
                    {"action":"move","rowId":#2,"under":0,"before":0}                        | 1(4) 5 2(3)
                    {"action":"move","rowId":#2,"under":#5,"after":0}                        | 1(4) 5(2(3))
                    {"action":"move","rowId":#4,"under":#1,"before":#2}                      | 1(4 2(3)) 5
                    {"action":"remove","rowId":#2}                                           | 1(4) 5
                    {"action":"remove","rowId":#1}                                           | 5
                    {"action":"add","under":#5,"forest":"-1:0:6,-2:1:7,-3:0:8"}              | 1(2(3) 4) 5(6(7) 8)
                    {"action":"add","under":0,"after":#1,"before":0,"forest":"-1:0:6,-2:0:7"} | 1(2(3) 4) 6 7 5
                    {"action":"add","under":0,"before":0,"forest":"-1:0:6"}                  | 1(2(3) 4) 5 6
                    {"action":"add","forest":"-1:0:6"},{"action":"move","rowId":#5,"under":-1} | 6(5) 1(2(3) 4)
                    {"action":"add","forest":"-1:0:6"},{"action":"add","under":-1,"forest":"-2:0:7"} | 6(7) 1(2(3) 4) 5
                    """)
    void everyActionDoesWhatItSays(String actions, String shape) {
        Answer answer = edit(actions);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(shape()).isEqualTo(shape);
        assertThat(answer.header("ETag")).isEqualTo(forest().header("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest // L1; all or nothing
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"action":"move","rowId":#1,"under":#3}                  | cannot be moved under row
                    {"action":"move","rowId":#1,"under":#1}                  | cannot be moved under itself
                    {"action":"move","rowId":999999999,"under":0}            | is not there
                    {"action":"move","rowId":#5,"under":999999999}           | that is not there
                    {"action":"move","rowId":#5,"under":#1,"after":#3}       | cannot stand beside row
                    {"action":"move","rowId":#5,"under":0,"after":#5}        | cannot stand beside itself
                    {"action":"move","rowId":0,"under":0}                    | Row 0 is not there
                    {"action":"remove","rowId":999999999}                    | is not there
                    {"action":"remove","rowId":-7}                           | is not one that this edit has added
                    {"action":"add","forest":"6:0:6"}                        | needs a negative id
                    {"action":"add","forest":"-1:0:6,-1:0:7"}                | stands twice
                    {"action":"add","forest":"-1:0:6,-2:2:7"}                | depth 2 stands where at most 1
                    {"action":"add","forest":"-1:1:6"}                       | depth 1 stands where at most 0
                    {"action":"add","forest":"-1:0"}                         | has no identity
                    {"action":"add","forest":"-1:0:x"}                       | was expected
                    {"action":"add","forest":"-1:0:6","items":{"-2":{"type":"folder","name":"F"}}} | does not add
                    {"action":"add","forest":"-1:0:6","items":{"-1":{"type":"folder","name":"F"}}} | give one of them
                    {"action":"add","forest":"-1:0","items":{"-1":{"type":"robot","name":"F"}}}    | cannot be made here
                    {"action":"remove","rowId":#5},{"action":"remove","rowId":#5} | is not there
                    """)
    void whatCannotBeIsRefusedInASentenceAndChangesNothing(String actions, String sentence) {
        Answer answer = edit(actions);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString()).contains(sentence).contains("Nothing was changed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).startsWith("/actions/");
        assertThat(forest().header("ETag")).isEqualTo(tag);
        assertThat(shape()).isEqualTo("1(2(3) 4) 5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                        | missing_field  | /actions
                    {"actions":{}}                                            | wrong_type     | /actions
                    {"actions":[null]}                                        | missing_field  | /actions/0
                    {"actions":[{"action":"frob"}]}                           | wrong_value    | /actions/0
                    {"actions":[{"rowId":1}]}                                 | wrong_value    | /actions/0
                    {"actions":[{"action":"move","rowId":"x"}]}               | wrong_type     | /actions/0/rowId
                    {"actions":[{"action":"move","rowId":1.5}]}               | wrong_type     | /actions/0/rowId
                    {"actions":[{"action":"move"}]}                           | missing_field  | /actions/0/rowId
                    {"actions":[{"action":"move","rowId":1,"below":2}]}       | unknown_field  | /actions/0/below
                    {"actions":[{"action":"move","rowId":99999999999999999999}]} | malformed_json | /actions/0/rowId
                    {"actions":[{"action":"add"}]}                            | missing_field  | /actions/0/forest
                    {"actions":[{"action":"add","forest":"-1:0","items":{"-1":null}}]} | missing_field | /actions/0/items/-1
                    """)
    void aBodyThatCannotBeReadNamesTheField(String body, String code, String pointer) {
        Answer answer = server.send("POST", path("/edits"), body, Map.of("If-Match", tag));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void anEditWithoutTheVersionItWasMadeOnIsRefused() {
        Answer answer = server.post(path("/edits"), "{\"actions\":[]}");

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.json().get("code").asString()).isEqualTo("if_match_missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    abc         | 400
                    ``          | 400
                    "abc"       | 400
                    "1-99999"   | 412
                    """)
    void aVersionThatIsNotOneOfTheStructureIsRefused(String header, int status) {
        Answer answer = server.send("POST", path("/edits"), "{\"actions\":[]}", Map.of("If-Match", header));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest // product 2.3: somebody moves row 4 under 5 in between
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"action":"remove","rowId":#4}                            | 412
                    {"action":"move","rowId":#2,"under":#4}                   | 412
                    {"action":"move","rowId":#3,"under":#5,"after":#4}        | 412
                    {"action":"move","rowId":#3,"under":#5,"before":#4}       | 412
                    {"action":"add","under":#4,"forest":"-1:0:6"}             | 412
                    {"action":"move","rowId":#3,"under":#5,"after":0}         | 200
                    {"action":"remove","rowId":#2}                            | 200
                    {"action":"add","under":#1,"forest":"-1:0:6"}             | 200
                    """)
    void anEditIsStaleOnlyIfARowThatItNamesChanged(String actions, int status) {
        Answer between = edit(named("{\"action\":\"move\",\"rowId\":#4,\"under\":#5}"));
        assertThat(between.status()).isEqualTo(200);

        Answer answer = edit(actions);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 412) {
            assertThat(answer.json().get("detail").asString()).contains("row " + rows.get("4"));
        }
    }

    @Test
    void aFolderComesToBeWithItsRowAndTellsItsName() {
        Answer answer = edit("{\"action\":\"add\",\"under\":0,\"before\":0,\"forest\":\"-1:0,-2:1:6\","
                + "\"items\":{\"-1\":{\"type\":\"folder\",\"name\":\"Later \\\\ \\\"\"}}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);

        Answer forest = forest();
        assertThat(forest.json().at("/itemTypes/1").asString()).isEqualTo("folder");
        assertThat(forest.json()
                        .at("/items/" + answer.json().at("/rowIds/-1").asLong() + "/name")
                        .asString())
                .isEqualTo("Later \\ \"");
    }

    @Test // L12
    void aMoveToWhereTheRowStandsMakesNoNewVersion() {
        Answer answer = edit("{\"action\":\"move\",\"rowId\":#4,\"under\":#1,\"after\":#2}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(tag);
    }

    @Test
    void aForestThatIsKnownIsNotSentAgain() {
        Answer known = server.send("GET", path("/forest"), "", Map.of("If-None-Match", tag));
        Answer other = server.send("GET", path("/forest"), "", Map.of("If-None-Match", "\"1-1\""));

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(other.status()).isEqualTo(200);
    }

    @Test // L19
    void everyRowThatAnEditChangesStandsInTheAuditLog() {
        edit("{\"action\":\"remove\",\"rowId\":#2}");

        Answer audit = server.get("/api/v1/audit?structure=" + structure);
        assertThat(audit.json().get("values").size()).isEqualTo(7);
        assertThat(audit.json().at("/values/5/kind").asString()).isEqualTo("ROW_REMOVE");
        assertThat(audit.json().at("/values/5/row").asLong()).isEqualTo(rows.get("3"));
        assertThat(audit.json().at("/values/5/before/under").asLong()).isEqualTo(rows.get("2"));
        assertThat(audit.json().at("/values/6/actor").asString()).isEqualTo("ada");
        assertThat(audit.json().at("/values/6/issue/id").asString()).isEqualTo("2");
        assertThat(audit.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void structuresAreListedWithTheirOwnersAndSizes() {
        Answer one = server.get(path(""));

        assertThat(one.json().get("name").asString()).isEqualTo("Road map");
        assertThat(one.json().get("owner").asString()).isEqualTo("ada");
        assertThat(one.json().get("rows").asInt()).isEqualTo(5);
        assertThat(one.json().at("/connection/id").asString()).isEqualTo("con_1");
        assertThat(server.get("/api/v1/structures").json().get("values").toString())
                .contains("\"" + structure + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    GET  | /api/v1/structures/str_999999         | ``                                  | 404 | not_found
                    GET  | /api/v1/structures/17                 | ``                                  | 404 | not_found
                    GET  | /api/v1/structures/str_999999/forest  | ``                                  | 404 | not_found
                    GET  | /api/v1/structures/x/forest           | ``                                  | 404 | not_found
                    POST | /api/v1/structures/str_999999/edits   | {"actions":[]}                      | 404 | not_found
                    POST | /api/v1/structures                    | {"name":" ","connection":"con_1"}   | 400 | missing_field
                    POST | /api/v1/structures                    | {"name":"A"}                        | 400 | missing_field
                    POST | /api/v1/structures                    | {"name":"A","connection":"c","x":1} | 400 | unknown_field
                    GET  | /api/v1/structures?cursor=x           | ``                                  | 400 | wrong_cursor
                    GET  | /api/v1/audit?cursor=-1               | ``                                  | 400 | wrong_cursor
                    GET  | /api/v1/audit?structure=x             | ``                                  | 404 | not_found
                    """)
    void whatIsNotThereAndWhatCannotBeAskedIsAProblem(
            String method, String path, String body, int status, String code) {
        Answer answer = server.send(method, path, body, Map.of("If-Match", tag));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
    }

    @Test
    void aNameIsCutTo190Characters() {
        Answer made =
                server.post("/api/v1/structures", "{\"name\":\"" + "ö".repeat(300) + "\",\"connection\":\"con_1\"}");

        assertThat(server.get("/api/v1/structures/" + made.json().get("id").asString())
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("ö".repeat(190));
    }

    private String path(String rest) {
        return "/api/v1/structures/" + structure + rest;
    }

    private Answer forest() {
        return server.get(path("/forest"));
    }

    /** Sends the actions, made on the version that the test began with. */
    private Answer edit(String actions) {
        return server.send("POST", path("/edits"), "{\"actions\":[" + named(actions) + "]}", Map.of("If-Match", tag));
    }

    private String named(String actions) {
        String text = actions;
        if (rows != null) {
            for (Map.Entry<String, Long> row : rows.entrySet()) {
                text = text.replace("#" + row.getKey(), Long.toString(row.getValue()));
            }
        }
        return text;
    }

    /** The issues of the forest, with those below in brackets. */
    private String shape() {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean first = true;
        for (String row : forest().json().get("formula").asString().split(",", -1)) {
            String[] parts = row.split(":", -1);
            int next = Integer.parseInt(parts[1]);
            if (next > depth) {
                text.append('(');
            } else {
                text.append(")".repeat(depth - next)).append(first ? "" : " ");
            }
            text.append(parts[2]);
            depth = next;
            first = false;
        }
        return text.append(")".repeat(depth)).toString();
    }
}
