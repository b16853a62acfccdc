package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Types of links are removed by administrators, and their links with them. */
@Tag("database")
class LinkTypeTest {

    private static final String TYPES = "/rest/api/2/issueLinkType";
    private static final String LINKS = "/rest/api/2/issueLink";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource
    void aTypeGoesWithItsLinksAndBothEndsTellIt(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String type = id(admin, "Blocks");

        Answer removed = admin.delete(TYPES + "/" + type);

        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.text()).isEmpty();
        assertThat(admin.get(TYPES).text()).contains("Relates").doesNotContain("Blocks");
        assertThat(admin.get(TYPES + "/" + type).status()).isEqualTo(404);
        assertThat(admin.get(LINKS + "/501").status()).isEqualTo(404);
        assertThat(admin.fields("TEST-2").path("issuelinks").values())
                .extracting(link -> link.at("/type/name").asString())
                .containsExactly("Subtask");
        assertThat(last(admin, "TEST-2").path("fromString").asString()).isEqualTo("This issue blocks TEST-3");
        assertThat(last(admin, "TEST-3").path("fromString").asString()).isEqualTo("This issue is blocked by TEST-2");
        String search = dialect == Dialect.CLOUD ? "/rest/api/3/search/jql" : "/rest/api/2/search";
        assertThat(admin.get(search + "?jql=issueLinkType%3DBlocks").status()).isEqualTo(400);
        for (Answer again : new Answer[] {admin.delete(TYPES + "/" + type), link(admin, type)}) {
            assertThat(again.status()).isEqualTo(404);
            assertThat(again.messages()).isEqualTo("No issue link type with id '" + type + "' found.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLOUD       | admin@example.com | 99999    | 404 No issue link type with id '99999' found.
            DATA_CENTER | admin             | 99999    | 404 No issue link type with id '99999' found.
            CLOUD       | admin@example.com | Relates  | 400 'Relates' is not the id of an issue link type, which is a number.
            DATA_CENTER | admin             | Relates  | 400 'Relates' is not the id of an issue link type, which is a number.
            CLOUD       | member            | 10001    | 404 Only administrators may remove types of links.
            DATA_CENTER | member            | 10001    | 404 Only administrators may remove types of links.
            """)
    void whatCannotBeRemovedIsRefusedAndStays(Dialect dialect, String user, String type, String refusal) {
        TestSandbox sandbox = harbours.of(dialect);
        String before = sandbox.admin().get(TYPES).text();

        Answer answer = new TestClient(sandbox.address(), user).delete(TYPES + "/" + type);

        assertThat(answer.status() + " " + answer.messages()).isEqualTo(refusal);
        assertThat(sandbox.admin().get(TYPES).text()).isEqualTo(before);
    }

    @ParameterizedTest // Whoever reads what is being removed sees it or does not; nobody meets an error.
    @EnumSource
    void whoeverLinksOrReadsMeanwhileIsAnsweredInWords(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String type = id(admin, "Subtask");
        var others = IntStream.range(0, 8)
                .mapToObj(turn -> CompletableFuture.supplyAsync(() -> turn % 2 == 0
                        ? link(admin, type).status()
                        : admin.get("/rest/api/2/issue/TEST-2").status()))
                .toList();

        assertThat(admin.delete(TYPES + "/" + type).status()).isEqualTo(204);

        assertThat(others.stream().map(CompletableFuture::join)).isSubsetOf(200, 201, 404);
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
    }

    private static Answer link(TestClient admin, String type) {
        return admin.post(
                LINKS,
                "{\"type\":{\"id\":\"" + type
                        + "\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"TEST-2\"}}");
    }

    private static String id(TestClient admin, String name) {
        return admin.get(TYPES).json().path("issueLinkTypes").values().stream()
                .filter(type -> type.path("name").asString().equals(name))
                .map(type -> type.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** The one thing that the history of an issue tells. */
    private static JsonNode last(TestClient admin, String issue) {
        return admin.get("/rest/api/2/issue/" + issue + "?expand=changelog")
                .json()
                .at("/changelog/histories/0/items/0");
    }
}
