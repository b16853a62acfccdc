package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What nobody would send, and somebody does: long and deep queries, and names in every script. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith({SharedSite.class, OutputOnFailure.class})
class FirmGroundIT {

    private static final List<String> NAMES = Names.IN_EVERY_SCRIPT;
    private static final int ASKED = SharedSite.ISSUES - 1;
    private static final long NOT_ASKED = OrchardFile.FIRST + ASKED;

    private Api api;
    private String connection;

    @BeforeAll
    void arrange(SharedSite.Site site) {
        api = site.server().api();
        connection = api.connect(site.sandbox().jira().address());
    }

    @Test
    void aQueryOf10000CharactersIsSavedPlannedAndTestedAgain() {
        String structure = structure("Long query");
        String query = queryOf(10_000);
        String filter = api.install(structure, "FILTER", Map.of("query", Map.of("jql", query), "remove", true));
        assertThat(queryOf(filter)).isEqualTo(query);

        assertThat(finish(api.plan(filter, "INTO_STRUCTURE")).counts()).isEqualTo(Map.of("APPLIED", ASKED));

        // One issue more, which the query is then tested against by itself.
        api.add(structure, "-1:0:" + NOT_ASKED);
        assertThat(api.plan(api.plan(filter, "INTO_STRUCTURE")).counts()).isEqualTo(Map.of("ROW_REMOVE", 1));
    }

    /**
     * A query with a list of the keys of all stories but one, over and over again, filled with blanks to this length.
     */
    private static String queryOf(int length) {
        StringBuilder query = new StringBuilder("project = TREE AND key in (TREE-1");
        for (int number = 1; query.length() + 12 < length; number++) {
            query.append(",TREE-").append(number % ASKED + 1);
        }
        query.append(')');
        return query.append(" ".repeat(length - query.length())).toString();
    }

    @ParameterizedTest // What is repeated before and after a query, how often, and the words that refuse it.
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `(`     | `)` |   5000 | nested
            `NOT `  | ``  |   5000 | nested
            `!`     | ``  |   5000 | nested
            ` `     | ``  | 100000 | longer than 50000 characters
            """)
    void aQueryThatIsTooDeepOrTooLongIsRefusedInOneSentence(String before, String after, int times, String words) {
        String structure = structure("Refused query");
        String jql = before.repeat(times) + "project = TREE" + after.repeat(times);

        Http.Answer answer = api.http()
                .post(
                        "structures/" + structure + "/synchronizers",
                        Map.of("type", "FILTER", "parameters", Map.of("query", Map.of("jql", jql))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString()).hasSizeLessThan(400).contains(words, "Nothing was changed");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aNameOfAnyScriptIsKeptCharacterByCharacter(String name) {
        String structure = structure(name);
        assertThat(nameOf(structure)).isEqualTo(name.strip());
        Map<String, Object> items = Map.of(
                "-1", Map.of("type", "folder", "name", name), "-2", Map.of("type", "memo", "name", name + "\n" + name));
        add(structure, "-1:0,-2:1", items);
        assertThat(values(structure, "name")).containsExactly(name, name + "\n" + name);
        JsonNode installed = api.http()
                .post("structures/" + structure + "/synchronizers", Map.of("type", "SUB_TASKS", "name", name))
                .good()
                .json();
        assertThat(installed.get("name").asString()).isEqualTo(name.strip());
    }

    @Test
    void aQueryWithNamesOfEveryScriptIsKeptAndFindsWhatBearsThem() {
        String structure = structure("Every script");
        String query = NAMES.stream()
                .map(name -> "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", ", "project = NAME AND labels in (", ") ORDER BY key"));
        String filter = api.install(structure, "FILTER", Map.of("query", Map.of("jql", query)));
        assertThat(queryOf(filter)).isEqualTo(query);

        assertThat(finish(api.plan(filter, "INTO_STRUCTURE")).counts()).isEqualTo(Map.of("APPLIED", NAMES.size()));

        assertThat(values(structure, "summary")).isEqualTo(NAMES);
    }

    @ParameterizedTest
    @CsvSource({"\\u0007,U+0007", "\\n,U+000A", "\\u0085,U+0085"})
    void aNameWithAControlCharacterIsRefusedInOneSentence(String escape, String code) {
        String structure = structure("Refused names");
        String seen = api.forest(structure).etag();
        List<Http.Answer> answers = List.of(
                api.http()
                        .post("structures", "{\"name\":\"a%sb\",\"connection\":\"%s\"}".formatted(escape, connection)),
                api.http()
                        .post(
                                "structures/" + structure + "/synchronizers",
                                "{\"type\":\"SUB_TASKS\",\"name\":\"a%sb\"}".formatted(escape)),
                api.http().send("POST", "structures/" + structure + "/edits", Map.of("If-Match", seen), """
                                {"actions":[{"action":"add","under":0,"after":0,"before":0,"forest":"-1:0",
                                "items":{"-1":{"type":"folder","name":"a%sb"}}}]}""".formatted(
                                escape)));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().get("detail").asString()).contains(code, "Nothing was changed");
        });
        assertThat(api.forest(structure).rows()).isEmpty();
    }

    @Test
    void aNameIsCutAfter190CharactersAndNeverWithinOne() {
        String long200 = "a" + "𠮷".repeat(199);
        String structure = structure(long200);
        assertThat(nameOf(structure)).isEqualTo("a" + "𠮷".repeat(189));
        JsonNode installed = api.http()
                .post("structures/" + structure + "/synchronizers", Map.of("type", "SUB_TASKS", "name", long200))
                .good()
                .json();
        assertThat(installed.get("name").asString()).isEqualTo("a" + "𠮷".repeat(189));
    }

    private String structure(String name) {
        return api.createStructure(name, connection);
    }

    private String nameOf(String structure) {
        return api.http()
                .get("structures/" + structure)
                .good()
                .json()
                .get("name")
                .asString();
    }

    private String queryOf(String synchronizer) {
        return api.http()
                .get("synchronizers/" + synchronizer)
                .good()
                .json()
                .at("/parameters/query/jql")
                .asString();
    }

    private void add(String structure, String formula, Map<String, Object> items) {
        api.edit(
                structure,
                api.forest(structure),
                List.of(Map.of("action", "add", "under", 0, "before", 0, "forest", formula, "items", items)));
    }

    private Job finish(Job planned) {
        assertThat(planned.state()).as("%s", planned).isEqualTo("AWAITING_CONFIRMATION");
        Job done = api.apply(planned, Set.of());
        assertThat(done.state()).as("%s", done).isEqualTo("FINISHED");
        return done;
    }

    /** What the page asks to show the rows: one value of each that has it. */
    private List<String> values(String structure, String field) {
        List<Long> rows =
                api.forest(structure).rows().stream().map(Forest.Row::id).toList();
        return api.http()
                .post("structures/" + structure + "/values", Map.of("rows", rows))
                .good()
                .json()
                .get("values")
                .valueStream()
                .filter(value -> value.path(field).isString())
                .map(value -> value.get(field).asString())
                .toList();
    }
}
