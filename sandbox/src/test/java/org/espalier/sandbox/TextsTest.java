package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Texts with marks, in descriptions and comments. */
@Tag("database")
class TextsTest {

    private static final String DOCUMENT =
            "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":["
                    + "{\"type\":\"text\",\"text\":\"Very \"},{\"type\":\"text\",\"text\":\"rusty\",\"marks\":[{\"type\":\"strong\"}]}]}]}";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @Test
    void theThirdVersionTakesDocumentsAndTheSecondWikiText() {
        TestClient admin = harbours.of(Dialect.CLOUD).admin();
        for (String field : new String[] {"description", "environment"}) {
            Answer refused = admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"" + field + "\":\"Very *rusty*\"}}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/errors/" + field).asString())
                    .isEqualTo("Operation value must be an Atlassian Document (see the Atlassian Document Format)");
            assertThat(admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"" + field + "\":" + DOCUMENT + "}}")
                            .status())
                    .isEqualTo(204);
            JsonNode document = admin.fields("TEST-7").path(field);
            assertThat(document.at("/content/0/attrs/localId").asString("")).isNotEmpty();
            assertThat(wiki(admin, field)).isEqualTo("Very *rusty*");
            assertThat(admin.put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"" + field + "\":\"h2. _Dry_\"}}")
                            .status())
                    .isEqualTo(204);
            assertThat(admin.fields("TEST-7").path(field).at("/content/0/type").asString())
                    .isEqualTo("heading");
            assertThat(wiki(admin, field)).isEqualTo("h2. _Dry_");
            assertThat(admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"" + field + "\":null}}")
                            .status())
                    .isEqualTo(204);
            assertThat(admin.fields("TEST-7").path(field).isNull()).isTrue();
        }
        assertThat(admin.history("TEST-7"))
                .contains("description: null>Very *rusty*", "description: Very *rusty*>h2. _Dry_");
    }

    @Test
    void aDocumentThatIsSentAgainIsNoChange() {
        TestClient admin = harbours.of(Dialect.CLOUD).admin();
        admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"description\":" + DOCUMENT + "}}");
        JsonNode read = admin.fields("TEST-7");
        admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"description\":" + read.path("description") + "}}");
        admin.put("/rest/api/3/issue/TEST-7", "{\"fields\":{\"description\":" + DOCUMENT + "}}");
        assertThat(admin.fields("TEST-7").path("updated")).isEqualTo(read.path("updated"));
    }

    @Test
    void dataCenterTakesNoDocument() {
        Answer refused = harbours.of(Dialect.DATA_CENTER)
                .admin()
                .put("/rest/api/2/issue/TEST-7", "{\"fields\":{\"description\":" + DOCUMENT + "}}");
        assertThat(refused.json().at("/errors/description").asString()).isEqualTo("Operation value must be a string");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCommentIsChangedByItsAuthorAndByWhoeverAdministers(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        TestClient member = harbours.of(dialect).member();
        String path = "/rest/api/2/issue/TEST-7/comment";
        String own = member.post(path, "{\"body\":\"Wet\"}").json().path("id").asString();
        String other = admin.post(path, "{\"body\":\"Deep\"}").json().path("id").asString();
        assertThat(admin.put(path + "/" + own, "{\"body\":\"Dry\"}").status()).isEqualTo(200);
        JsonNode changed = member.get(path + "/" + own).json();
        assertThat(changed.path("body").asString()).isEqualTo("Dry");
        assertThat(changed.at("/author/displayName").asString()).isEqualTo("Project Member");
        assertThat(changed.at("/updateAuthor/displayName").asString()).isEqualTo("Administrator");
        assertThat(member.put(path + "/" + other, "{\"body\":\"Shallow\"}").messages())
                .contains("permission to edit");
        assertThat(member.delete(path + "/" + other).messages()).contains("permission to delete");
        assertThat(member.delete(path + "/" + own).status()).isEqualTo(204);
        assertThat(member.get(path + "/" + own).status()).isEqualTo(404);
        assertThat(admin.get(path + "/" + other).json().path("body").asString()).isEqualTo("Deep");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void commentsAreAddedAndReadPageByPage(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String path = "/rest/api/2/issue/TEST-7/comment";
        Answer first = admin.post(path, "{\"body\":\"One *of* two\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("body").asString()).isEqualTo("One *of* two");
        assertThat(first.json().at("/author/displayName").asString()).isEqualTo("Administrator");
        harbours.of(dialect).member().post(path, "{\"body\":\"Two\"}");
        JsonNode page = admin.get(path + "?startAt=1&maxResults=1").json();
        assertThat(page.path("total").intValue()).isEqualTo(2);
        assertThat(page.at("/comments/0/body").asString()).isEqualTo("Two");
        assertThat(admin.get("/rest/api/2/issue/TEST-7?fields=comment").json().at("/fields/comment/comments"))
                .hasSize(2);
        assertThat(admin.post(path, "{\"body\":\"\"}").text()).contains("Comment body can not be empty!");
        admin.put("/sandbox/permissions", "{\"TEST\":[\"ADD_COMMENTS\"]}");
        assertThat(harbours.of(dialect)
                        .member()
                        .post(path, "{\"body\":\"Three\"}")
                        .status())
                .isEqualTo(400);
        if (dialect == Dialect.CLOUD) {
            assertThat(admin.get("/rest/api/3/issue/TEST-7/comment")
                            .json()
                            .at("/comments/0/body/type")
                            .asString())
                    .isEqualTo("doc");
            assertThat(admin.post("/rest/api/3/issue/TEST-7/comment", "{\"body\":\"Plain\"}")
                            .text())
                    .contains("must be an Atlassian Document");
        }
    }

    private static String wiki(TestClient admin, String field) {
        return admin.get("/rest/api/2/issue/TEST-7")
                .json()
                .at("/fields/" + field)
                .asString();
    }
}
