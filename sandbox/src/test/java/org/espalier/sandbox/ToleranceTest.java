package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients send carelessly, and Jira takes all the same, in both kinds of Jira. */
@Tag("database")
class ToleranceTest {

    private static final String API = "/rest/api/2/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    private record Careless(String name, String method, String path, String body) {}

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void carelessRequestsAreTaken(Dialect dialect) {
        String search = dialect == Dialect.CLOUD ? "search/jql" : "search";
        Stream<Careless> both = Stream.of(
                new Careless("empty parameters", "GET", "issue/TEST-7?fields=&expand=&properties=", ""),
                new Careless("empty fields", "GET", search + "?jql=project%3DTEST&fields=&expand=", ""),
                new Careless("repeated and comma lists", "GET", "issue/TEST-7?fields=summary,status&fields=labels", ""),
                new Careless("a body on GET", "GET", "issue/TEST-7", "{\"ignored\":true}"),
                new Careless(
                        "capital truth", "PUT", "issue/TEST-7?returnIssue=True&notifyUsers=True", "{\"fields\":{}}"),
                new Careless(
                        "no comment on a link",
                        "POST",
                        "issueLink",
                        "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"TEST-3\"},\"comment\":null}"),
                new Careless(
                        "ids as numbers",
                        "POST",
                        "issueLink",
                        "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"id\":107},\"outwardIssue\":{\"id\":\"103\"}}"),
                new Careless(
                        "a transition by number", "POST", "issue/TEST-6/transitions", "{\"transition\":{\"id\":21}}"),
                new Careless("deletion in capitals", "DELETE", "issue/TEST-2?deleteSubtasks=True", ""));
        Stream<Careless> own = dialect == Dialect.CLOUD
                ? Stream.of(new Careless(
                        "numbers and texts together",
                        "POST",
                        "issue/bulkfetch",
                        "{\"issueIdsOrKeys\":[107,\"103\",\"TEST-6\"],\"expand\":null}"))
                : Stream.of(
                        new Careless("an empty query", "GET", "search?jql=", ""),
                        new Careless("capital strictness", "GET", "search?jql=project%3DTEST&validateQuery=True", ""));
        Stream.concat(both, own).forEach(careless -> {
            Answer answer =
                    harbours.of(dialect).admin().send(careless.method(), API + careless.path(), careless.body());
            assertThat(answer.status()).as(careless.name() + answer.text()).isBetween(200, 204);
        });
    }
}
