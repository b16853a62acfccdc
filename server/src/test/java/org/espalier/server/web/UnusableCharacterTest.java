package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.espalier.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** U+0000, the one character that the database cannot keep, is refused wherever a text can stand. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class UnusableCharacterTest {

    private static final String FOLDER = "{\"actions\":[{\"action\":\"add\",\"under\":0,\"after\":0,\"before\":0,"
            + "\"forest\":\"-1:0\",\"items\":{\"-1\":{\"type\":\"folder\",\"name\":\"a\\u0000b\"}}}]}";

    private TestServer server;
    private String structure;

    @BeforeAll
    void start() {
        server = TestServer.start();
        structure = server.silentStructure();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest // Where it is sent, the body, and the place that is blamed.
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /structures                  | {"name":"a\\u0000b","connection":"con_silent"}                  | /name
            /structures                  | {"name":"Road map","connection":"con_\\u0000"}                  | /connection
            /connections                 | {"name":"a\\u0000b"}                                            | /name
            /connections                 | {"projects":["TEST","\\u0000"]}                                 | /projects/1
            /structures/#/synchronizers  | {"type":"SUB_TASKS","name":"a\\u0000b"}                         | /name
            /structures/#/synchronizers  | {"type":"SUB_TASKS","parameters":{"subTaskTypes":["\\u0000"]}}  | /parameters/subTaskTypes/0
            /structures/#/synchronizers  | {"type":"FILTER","parameters":{"query":{"jql":"a\\u0000"}}}     | /parameters/query/jql
            /structures/#/plans          | {"type":"FILTER","parameters":{"query":{"j\\u0000":"a"}}}       | /parameters/query
            /session                     | {"user":"a\\u0000","password":"x"}                              | /user
            """)
    void aTextOfABodyIsRefusedWithItsPlace(String path, String body, String pointer) {
        var answer = server.post("/api/v1" + path.replace("#", structure), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo("unusable_character");
        assertThat(answer.json().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().get("detail").asString()).contains("U+0000", "Nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "memo"})
    void aFoldersAndAMemosTextIsRefused(String type) {
        var seen = server.get("/api/v1/structures/" + structure + "/forest").header("ETag");

        var answer = server.send(
                "POST",
                "/api/v1/structures/" + structure + "/edits",
                FOLDER.replace("folder", type),
                Map.of("If-Match", seen));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/actions/0/items/-1/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit?issue=%00", "/audit?job=a%00", "/jobs?cursor=%00"})
    void aTextOfAnAddressIsRefused(String address) {
        var answer = server.get("/api/v1" + address);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo("unusable_character");
    }
}
