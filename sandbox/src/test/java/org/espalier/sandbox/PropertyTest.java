package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What programs keep with issues, in both kinds of Jira. */
@Tag("database")
class PropertyTest {

    private static final String PROPERTIES = "/rest/api/2/issue/TEST-7/properties";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aValueIsMadeReplacedAsAWholeReadAndForgotten(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String before = stamp(admin);
        assertThat(admin.put(PROPERTIES + "/mark", "{\"b\":{\"n\":1.50},\"a\":[1,null]}")
                        .status())
                .isEqualTo(201);
        assertThat(admin.get(PROPERTIES + "/mark").text())
                .isEqualTo("{\"key\":\"mark\",\"value\":{\"b\":{\"n\":1.50},\"a\":[1,null]}}");
        assertThat(admin.put(PROPERTIES + "/mark", "{\"c\":true}").status()).isEqualTo(200);
        assertThat(admin.get(PROPERTIES + "/mark").json().path("value").toString())
                .isEqualTo("{\"c\":true}");
        JsonNode keys = admin.get(PROPERTIES).json().path("keys");
        assertThat(keys.at("/0/key").asString()).isEqualTo("mark");
        assertThat(keys.at("/0/self").asString()).endsWith("/rest/api/2/issue/107/properties/mark");
        assertThat(admin.delete(PROPERTIES + "/mark").status()).isEqualTo(204);
        assertThat(admin.delete(PROPERTIES + "/mark").status()).isEqualTo(404);
        assertThat(admin.get(PROPERTIES + "/mark").status()).isEqualTo(404);
        assertThat(stamp(admin)).isEqualTo(before);
        assertThat(admin.history("TEST-7")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsNoPropertyIsRefused(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String longest = "\"" + "x".repeat(32_766) + "\"";
        assertThat(admin.put(PROPERTIES + "/mark", longest).status()).isEqualTo(201);
        assertThat(admin.put(PROPERTIES + "/mark", longest.replaceFirst("x", "xx"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.put(PROPERTIES + "/mark", "{broken").messages())
                .isEqualTo("The property value must be valid JSON.");
        assertThat(admin.put(PROPERTIES + "/" + "k".repeat(256), "1").status()).isEqualTo(400);
        assertThat(admin.put("/rest/api/2/issue/GONE-1/properties/mark", "1").status())
                .isEqualTo(404);
        admin.put("/sandbox/permissions", "{\"TEST\":[\"EDIT_ISSUES\"]}");
        assertThat(harbours.of(dialect).member().put(PROPERTIES + "/mark", "1").status())
                .isEqualTo(403);
        assertThat(harbours.of(dialect).member().get(PROPERTIES + "/mark").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void valuesComeWithEditsAndWithReads(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        assertThat(admin.put(
                                "/rest/api/2/issue/TEST-7",
                                "{\"properties\":[{\"key\":\"mark\",\"value\":7},{\"key\":\"other\",\"value\":8}]}")
                        .status())
                .isEqualTo(204);
        JsonNode issue = admin.get("/rest/api/2/issue/TEST-7?fields=key&properties=mark,none")
                .json();
        assertThat(issue.path("properties").toString()).isEqualTo("{\"mark\":7}");
        assertThat(admin.get("/rest/api/2/issue/TEST-7").json().has("properties"))
                .isFalse();
        String search = dialect == Dialect.CLOUD ? "/rest/api/2/search/jql" : "/rest/api/2/search";
        JsonNode found = admin.get(search + "?jql=key%3DTEST-7&properties=mark&properties=other")
                .json();
        assertThat(found.at("/issues/0/properties").toString()).isEqualTo("{\"mark\":7,\"other\":8}");
    }

    @Test
    void cloudGivesAtMostFiveInBulk() {
        TestClient admin = harbours.of(Dialect.CLOUD).admin();
        admin.put(PROPERTIES + "/mark", "7");
        String body = "{\"issueIdsOrKeys\":[\"TEST-7\"],\"fields\":[\"key\"],\"properties\":[%s]}";
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", body.formatted("\"mark\""))
                        .json()
                        .at("/issues/0/properties/mark")
                        .intValue())
                .isEqualTo(7);
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", body.formatted("1,2,3,4,5,6"))
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/rest/api/3/search/jql", "{\"jql\":\"key = TEST-7\",\"properties\":[\"mark\"]}")
                        .json()
                        .at("/issues/0/properties/mark")
                        .intValue())
                .isEqualTo(7);
    }

    private static String stamp(TestClient admin) {
        return admin.get("/rest/api/2/issue/TEST-7")
                .json()
                .at("/fields/updated")
                .asString();
    }
}
