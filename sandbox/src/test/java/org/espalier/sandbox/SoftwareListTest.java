package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The lists of issues that Cloud gives by token say what those by offset say (jira-api 11). */
@Tag("database")
class SoftwareListTest {

    private static final String SOFTWARE = "/rest/software/1.0";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    private final TestClient cloud = harbours.of(Dialect.CLOUD).admin();

    @ParameterizedTest
    @CsvSource({
        "/board/2/issue",
        "/board/2/backlog",
        "/board/2/epic/TEST-1/issue",
        "/board/2/epic/none/issue",
        "/board/2/sprint/7/issue",
        "/epic/TEST-1/issue",
        "/epic/none/issue",
        "/sprint/7/issue"
    })
    void pagesByTokenAreThoseByOffset(String list) {
        List<String> keys = keys(cloud.get("/rest/agile/1.0" + list).json());
        assertThat(keys).isNotEmpty();
        assertThat(pages(list + "?maxResults=1&fields=sprint")).isEqualTo(keys);
        assertThat(keys(cloud.get(SOFTWARE + list + "?jql=key%20=%20" + keys.getLast())
                        .json()))
                .containsExactly(keys.getLast());
        assertThat(harbours.of(Dialect.DATA_CENTER).admin().get(SOFTWARE + list).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/board/2/issue", "/board/2/backlog"})
    void aCountIsThatOfTheList(String list) {
        int size = keys(cloud.get(SOFTWARE + list).json()).size();
        assertThat(cloud.get(SOFTWARE + list + "/approximate-count")
                        .json()
                        .path("count")
                        .intValue())
                .isEqualTo(size);
    }

    @ParameterizedTest // A token is good for its own list and query.
    @CsvSource({"/board/2/backlog?", "/board/2/issue?jql=key%20is%20not%20EMPTY&", "/board/1/issue?"})
    void aTokenOfAnotherListIsRefused(String list) {
        String token = cloud.get(SOFTWARE + "/board/2/issue?maxResults=1")
                .json()
                .path("nextPageToken")
                .asString();
        Answer answer = cloud.get(SOFTWARE + list + "nextPageToken=" + token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.messages()).contains("next page token is invalid");
    }

    private List<String> pages(String list) {
        List<String> keys = new ArrayList<>();
        JsonNode page = cloud.get(SOFTWARE + list).json();
        keys.addAll(keys(page));
        while (!page.path("isLast").booleanValue()) {
            page = cloud.get(SOFTWARE + list + "&nextPageToken="
                            + page.path("nextPageToken").asString())
                    .json();
            keys.addAll(keys(page));
        }
        return keys;
    }

    private static List<String> keys(JsonNode page) {
        return page.path("issues").values().stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }
}
