package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Watching issues, voting for them and resolving them, and finding by JQL what was done. */
@Tag("database")
class FollowerTest {

    private static final String ISSUE = "/rest/api/2/issue/TEST-7";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWatchesAnIssueFindsIt(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        TestClient member = harbours.of(dialect).member();
        String updated = fields(member).path("updated").asString();
        assertThat(member.post(ISSUE + "/watchers", "").status()).isEqualTo(204);
        JsonNode myself = admin.get("/rest/api/2/myself").json();
        String parameter = dialect == Dialect.CLOUD ? "accountId" : "username";
        String name =
                myself.path(dialect == Dialect.CLOUD ? "accountId" : "name").asString();
        assertThat(member.post(ISSUE + "/watchers", "\"" + name + "\"").status())
                .isEqualTo(dialect == Dialect.CLOUD ? 403 : 401);
        assertThat(admin.post(ISSUE + "/watchers", "\"" + name + "\"").status()).isEqualTo(204);
        assertThat(admin.post(ISSUE + "/watchers", "\"nobody\"").status()).isEqualTo(404);
        JsonNode watchers = member.get(ISSUE + "/watchers").json();
        assertThat(watchers.path("watchCount").intValue()).isEqualTo(2);
        assertThat(watchers.path("isWatching").booleanValue()).isTrue();
        assertThat(fields(member).path("watches").toString())
                .endsWith("/issue/TEST-7/watchers\",\"watchCount\":2,\"isWatching\":true}");
        assertThat(harbours.of(dialect)
                        .admin()
                        .get("/rest/api/2/issue/TEST-6?fields=*navigable,-votes")
                        .json()
                        .path("fields")
                        .propertyNames())
                .contains("watches")
                .doesNotContain("votes");
        assertThat(keys(member, dialect, "watcher = currentUser() and key in watchedIssues()"))
                .isEqualTo("TEST-7");
        assertThat(admin.delete(ISSUE + "/watchers?" + parameter + "=" + name).status())
                .isEqualTo(204);
        assertThat(keys(admin, dialect, "key in watchedIssues()")).isEmpty();
        assertThat(fields(member).path("updated").asString()).isEqualTo(updated);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nobodyVotesForWhatTheyReported(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        TestClient member = harbours.of(dialect).member();
        Answer made = member.post(
                "/rest/api/2/issue",
                "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"issuetype\":{\"name\":\"Story\"},\"summary\":\"Mine\"}}");
        String own = "/rest/api/2/issue/" + made.json().path("key").asString() + "/votes";
        assertThat(member.post(own, "").status()).isEqualTo(404);
        assertThat(member.post(ISSUE + "/votes", "").status()).isEqualTo(dialect == Dialect.CLOUD ? 204 : 200);
        JsonNode votes = member.get(ISSUE + "/votes").json();
        assertThat(votes.path("votes").intValue()).isEqualTo(1);
        assertThat(votes.path("hasVoted").booleanValue()).isTrue();
        assertThat(fields(admin).path("votes").toString())
                .endsWith("/issue/TEST-7/votes\",\"votes\":1,\"hasVoted\":false}");
        assertThat(keys(member, dialect, "voter = currentUser() and key in votedIssues()"))
                .isEqualTo("TEST-7");
        assertThat(member.delete(ISSUE + "/votes").status()).isEqualTo(204);
        assertThat(keys(member, dialect, "voter is not EMPTY")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anIssueIsResolvedSinceItGotItsResolution(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        assertThat(fields(admin).path("resolutiondate").isNull()).isTrue();
        String done = "{\"transition\":{\"id\":\"31\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}}}";
        Answer taken = admin.post(ISSUE + "/transitions", done);
        assertThat(taken.status()).as(taken.text()).isEqualTo(204);
        JsonNode resolved = fields(admin);
        assertThat(resolved.path("resolutiondate").asString())
                .isEqualTo(resolved.path("updated").asString());
        admin.put(ISSUE, "{\"fields\":{\"summary\":\"Later\"}}");
        assertThat(fields(admin).path("resolutiondate")).isEqualTo(resolved.path("resolutiondate"));
        assertThat(keys(admin, dialect, "resolved >= -1h")).isEqualTo("TEST-7");
        admin.post(ISSUE + "/transitions", "{\"transition\":{\"id\":\"11\"}}");
        assertThat(fields(admin).path("resolutiondate").isNull()).isTrue();
    }

    private static JsonNode fields(TestClient client) {
        return client.get(ISSUE).json().path("fields");
    }

    private static String keys(TestClient client, Dialect dialect, String jql) {
        String path = dialect == Dialect.CLOUD ? "/rest/api/3/search/jql" : "/rest/api/2/search";
        return String.join(
                " ",
                client
                        .post(path, "{\"jql\":\"" + jql + "\",\"fields\":[\"key\"]}")
                        .json()
                        .path("issues")
                        .values()
                        .stream()
                        .map(issue -> issue.path("key").asString())
                        .toList());
    }
}
