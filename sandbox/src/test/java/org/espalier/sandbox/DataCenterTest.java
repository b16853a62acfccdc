package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a Data Center does in a way of its own, but for its issues; everything else is the same code as for Cloud. */
@Tag("database")
class DataCenterTest {

    private static final String ISSUE = "/rest/api/2/issue/";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.dataCenterHarbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void theServerIsNoCloud() {
        JsonNode info = new TestClient(sandbox.address(), "")
                .get("/rest/api/2/serverInfo")
                .json();
        assertThat(info.path("deploymentType").asString()).isEqualTo("Server");
        assertThat(info.path("version").asString()).isEqualTo("10.3.24");
        assertThat(info.path("versionNumbers").toString()).isEqualTo("[10,3,24]");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /rest/api/3/myself",
        "GET,  /rest/api/2/search/jql?jql=project%3DTEST",
        "POST, /rest/api/2/issue/bulkfetch",
        "GET,  /rest/api/2/issue/TEST-1/changelog",
        "POST, /rest/api/2/changelog/bulkfetch",
        "POST, /rest/api/2/jql/parse",
        "POST, /rest/api/2/jql/match",
        "POST, /rest/api/2/jql/sanitize",
        "POST, /rest/api/2/permissions/check",
        "POST, /rest/api/2/permissions/project",
        "POST, /rest/api/2/search/approximate-count",
        "GET,  /rest/api/2/filter/search",
        "GET,  /rest/api/2/filter/my",
        "POST, /rest/api/2/bulk/issues/move",
        "GET,  /rest/api/2/dashboard"
    })
    void whatOnlyCloudHasIsNotThereAndIsToldInXml(String method, String path) {
        Answer answer = admin.send(method, path, method.equals("POST") ? "{}" : "");
        assertThat(answer.status()).isIn(404, 405);
        if (answer.status() == 404) {
            assertThat(answer.header("Content-Type")).startsWith("application/xml");
            assertThat(answer.text()).contains("<status-code>404</status-code><message>null for uri: http");
        }
    }

    @Test
    void accountsAreKnownByNameAndASecretAloneIsAToken() {
        for (String user : List.of("admin", "admin@example.com", "Bearer sandbox")) {
            Answer answer = new TestClient(sandbox.address(), user).get("/rest/api/2/myself");
            assertThat(answer.json().path("name").asString()).isEqualTo("admin");
            assertThat(answer.json().path("key").asString()).isEqualTo("admin");
            assertThat(answer.json().has("accountId")).isFalse();
            assertThat(answer.header("X-AUSERNAME")).isEqualTo("admin");
            assertThat(answer.header("X-Seraph-LoginReason")).isEqualTo("OK");
        }
        JsonNode assignee = admin.get(ISSUE + "TEST-2").json().at("/fields/assignee");
        assertThat(assignee.path("name").asString()).isEqualTo("u0123456789");
        assertThat(assignee.path("self").asString()).endsWith("/rest/api/2/user?username=u0123456789");
        assertThat(assignee.has("accountId")).isFalse();
    }

    @Test
    void refusedCredentialsAreAnsweredWithAPageForPeople() {
        for (String user : List.of("stranger", "Bearer wrong", TestClient.basic("admin:wrong"))) {
            for (String path : List.of("/rest/api/2/myself", "/rest/api/2/serverInfo", "/rest/api/2/search?jql=")) {
                Answer answer = new TestClient(sandbox.address(), user).get(path);
                assertThat(answer.status()).as(user + path).isEqualTo(401);
                assertThat(answer.header("Content-Type")).startsWith("text/html");
                assertThat(answer.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
            }
        }
    }

    @Test
    void aVisitorSeesAJiraWithoutProjects() {
        TestClient visitor = new TestClient(sandbox.address(), "");
        assertThat(visitor.get("/rest/api/2/project").text()).isEqualTo("[]");
        assertThat(visitor.get("/rest/api/2/search?jql=").json().path("total").intValue())
                .isZero();
        Answer myself = visitor.get("/rest/api/2/myself");
        assertThat(myself.status()).isEqualTo(401);
        assertThat(myself.messages())
                .isEqualTo("You are not authenticated. Authentication required to perform this operation.");
    }

    @Test
    void permissionsComeAllAtOnce() {
        JsonNode permissions =
                sandbox.member().get("/rest/api/2/mypermissions").json().path("permissions");
        assertThat(permissions.at("/LINK_ISSUES/havePermission").booleanValue()).isTrue();
        assertThat(permissions.at("/ADMINISTER/havePermission").booleanValue()).isFalse();
        assertThat(permissions.size()).isGreaterThan(10);
    }

    @Test
    void theWordsOfThisJiraAreThere() {
        assertThat(admin.get("/rest/api/2/project").json().values().stream()
                        .map(project -> project.path("key").asString())
                        .toList())
                .containsExactly("SIDE", "TEST");
        assertThat(admin.get("/rest/api/2/field").json().values().stream()
                        .map(field -> field.path("id").asString())
                        .toList())
                .contains("customfield_10014", "customfield_10018", "customfield_10011", "subtasks")
                .doesNotContain("parent");
        assertThat(admin.get("/rest/api/2/field").json().values())
                .as("fields, which have a key at Cloud alone")
                .noneMatch(field -> field.has("key"));
        for (String path : List.of("issuetype", "status", "priority", "resolution", "issueLinkType")) {
            assertThat(admin.get("/rest/api/latest/" + path).text()).as(path).contains("/rest/api/2/");
        }
    }
}
