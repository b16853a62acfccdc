package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Synchronizers as scripts install them: what cannot be kept is refused, and nothing is ignored. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class SynchronizersTest {

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

    @ParameterizedTest // Body, code, place, and words that tell what would help.
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type":"SUB_TASKS","parameters":{"respectManualRemoval":true} | not_yet | /parameters/respectManualRemoval | set it to false
            "type":"SUB_TASKS","parameters":{"intersect":true}            | not_yet | /parameters/intersect            | set it to false
            "type":"SUB_TASKS","parameters":{"jiraMail":false}            | not_yet | /parameters/jiraMail             | set it to true
            "type":"AGILE","parameters":{}      | not_yet       | /type | AGILE come later
            "type":"AGIL","parameters":{}       | unknown_value | /type | SUB_TASKS, LINKS, FILTER
            """)
    void whatCannotBeKeptIsRefused(String fields, String code, String pointer, String words) {
        var answer = install("{" + fields + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().get("detail").asString()).contains(words, "Nothing was changed");
    }

    @Test // api-contract: the common parameters are accepted for every type.
    void theDefaultsOfAllCommonParametersAreAccepted() {
        var answer = install("""
                {"type":"SUB_TASKS","parameters":{"respectManualRemoval":false,"chainWrites":false,"onConflict":"ASK",
                 "schedule":null,"intersect":false,"jiraMail":true}}""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test // A character outside the first plane takes two chars, and half of one cannot be kept.
    void aLongNameIsCutBetweenCharacters() {
        var answer = install("{\"type\":\"SUB_TASKS\",\"name\":\"x" + "\uD83C\uDF33".repeat(200) + "\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("name").asString()).isEqualTo("x" + "\uD83C\uDF33".repeat(189));
    }

    @Test
    void bothWaysIsNoDirectionOfAResync() {
        var id = install("{\"type\":\"SUB_TASKS\"}").json().get("id").asString();

        var answer = server.post("/api/v1/synchronizers/" + id + "/plans", "{\"direction\":\"BOTH_WAYS\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/direction", "INTO_STRUCTURE, FROM_STRUCTURE");
    }

    private Answer install(String body) {
        return server.post("/api/v1/structures/" + structure + "/synchronizers", body);
    }
}
