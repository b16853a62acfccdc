package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What editors of queries are told about fields, functions and values, and what sites answer differently. */
@Tag("database")
class AutocompleteTest {

    private static final String WORDS = "/rest/api/2/jql/autocompletedata";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void fieldsAndFunctionsAreToldWithTruthAsText(Dialect dialect) {
        JsonNode words = admin(dialect).get(WORDS).json();
        JsonNode sprint = named(words.path("visibleFieldNames"), "Sprint");
        assertThat(sprint.path("displayName").asString()).isEqualTo("Sprint - cf[10020]");
        assertThat(sprint.path("cfid").asString()).isEqualTo("cf[10020]");
        assertThat(sprint.path("orderable").isString()).isTrue();
        assertThat(sprint.path("searchable").asString()).isEqualTo("true");
        assertThat(texts(sprint.path("operators"))).containsExactly("=", "!=", "in", "not in", "is", "is not");
        assertThat(named(words.path("visibleFieldNames"), "Rank").has("searchable"))
                .isFalse();
        assertThat(named(words.path("visibleFieldNames"), "\"Epic Link\"").isObject())
                .isTrue();
        assertThat(texts(named(words.path("visibleFieldNames"), "status").path("operators")))
                .endsWith("was", "was not", "was in", "was not in", "changed");
        assertThat(named(words.path("visibleFieldNames"), "hierarchyLevel").isObject())
                .isEqualTo(dialect == Dialect.CLOUD);
        assertThat(named(words.path("visibleFunctionNames"), "openSprints()")
                        .path("isList")
                        .asString())
                .isEqualTo("true");
        assertThat(named(words.path("visibleFunctionNames"), "currentUser()").has("isList"))
                .isFalse();
        assertThat(texts(words.path("jqlReservedWords"))).contains("abort", "with");
        assertThat(admin(dialect).post(WORDS, "{}").status()).isEqualTo(dialect == Dialect.CLOUD ? 200 : 404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void valuesAreSuggestedThatBeginSo(Dialect dialect) {
        assertThat(suggested(dialect, "fieldName=status&fieldValue=d")).containsExactly("Done: <b>D</b>one");
        assertThat(suggested(dialect, "fieldName=project&fieldValue=te")).containsExactly("TEST: <b>TE</b>ST");
        assertThat(suggested(dialect, "fieldName=project")).hasSize(2);
        assertThat(suggested(dialect, "fieldName=status&predicateName=by&predicateValue=admin"))
                .hasSize(1);
        assertThat(suggested(dialect, "fieldName=summary&fieldValue=c")).isEmpty();
        assertThat(suggested(dialect, "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatSitesAnswerDifferentlyIsSwitched(Dialect dialect) {
        TestClient admin = admin(dialect);
        assertThat(operators(admin)).doesNotContain("~");
        assertThat(admin.put("/sandbox/queries", "{\"versionsByName\":true,\"weekStart\":\"MONDAY\"}")
                        .text())
                .isEqualTo("{\"wholeWords\":false,\"wholeMinutes\":false,\"versionsByName\":true,\"shuffled\":false,"
                        + "\"weekStart\":\"MONDAY\"}");
        assertThat(operators(admin)).contains("~", "!~");
        assertThat(admin.put("/sandbox/queries", "{\"weekStart\":\"Moonday\"}").text())
                .contains("It must be a day of the week, such as MONDAY, so queries are answered as before.");
        assertThat(operators(admin)).contains("~");
        admin.put("/sandbox/queries", "{}");
        assertThat(operators(admin)).doesNotContain("~");
    }

    private static List<String> operators(TestClient admin) {
        return texts(named(admin.get(WORDS).json().path("visibleFieldNames"), "fixVersion")
                .path("operators"));
    }

    private static List<String> suggested(Dialect dialect, String words) {
        return admin(dialect).get(WORDS + "/suggestions?" + words).json().path("results").values().stream()
                .map(value -> value.path("value").asString() + ": "
                        + value.path("displayName").asString())
                .toList();
    }

    private static JsonNode named(JsonNode list, String value) {
        return list.values().stream()
                .filter(entry -> entry.path("value").asString().equals(value))
                .findFirst()
                .orElseGet(() -> list.path("missing"));
    }

    private static List<String> texts(JsonNode list) {
        Stream<JsonNode> values = list.values().stream();
        return values.map(JsonNode::asString).toList();
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }
}
