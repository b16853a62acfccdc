package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Projects, fields and the other words of this Jira. */
@Tag("database")
class VocabularyTest {

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void theServerSaysItIsACloud() {
        JsonNode info = admin.get("/rest/api/2/serverInfo").json();
        assertThat(info.path("baseUrl").asString()).isEqualTo(sandbox.address().toString());
        assertThat(info.path("version").asString()).isEqualTo("1001.0.0-SNAPSHOT");
        assertThat(info.path("serverTime").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}");
    }

    @Test
    void projectsComeInPages() {
        JsonNode page = admin.get("/rest/api/3/project/search?maxResults=1").json();
        assertThat(page.path("total").intValue()).isEqualTo(2);
        assertThat(page.path("isLast").booleanValue()).isFalse();
        assertThat(page.at("/values/0/key").asString()).isEqualTo("SIDE");
        JsonNode rest = admin.get("/rest/api/3/project/search?maxResults=500&startAt=1&action=view&query=")
                .json();
        assertThat(rest.path("maxResults").intValue()).isEqualTo(100);
        assertThat(rest.path("isLast").booleanValue()).isTrue();
        assertThat(rest.at("/values/0/key").asString()).isEqualTo("TEST");
        assertThat(names(admin.get("/rest/api/3/project/search?keys=TEST&keys=GONE")
                        .json()
                        .path("values")))
                .containsExactly("TEST");
        assertThat(admin.get("/rest/api/3/project/search?startAt=2147483647")
                        .json()
                        .path("values"))
                .isEmpty();
        assertThat(names(admin.get("/rest/api/3/project").json())).containsExactly("SIDE", "TEST");
    }

    @Test
    void aProjectIsFoundByIdAndByKeyInItsCaseAlone() {
        JsonNode project = admin.get("/rest/api/3/project/TEST").json();
        assertThat(admin.get("/rest/api/3/project/" + project.path("id").asString())
                        .json())
                .isEqualTo(project);
        assertThat(names(project.path("issueTypes"))).contains("Epic", "Story", "Sub-task");
        for (String key : List.of("test", "GONE", "NOWHERE")) {
            Answer answer = admin.get("/rest/api/3/project/" + key);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.messages()).isEqualTo("No project could be found with key '" + key + "'.");
        }
    }

    @Test
    void theStatusesOfAProjectAreToldForEachType() {
        JsonNode types = admin.get("/rest/api/3/project/TEST/statuses").json();
        assertThat(names(types)).contains("Epic", "Sub-task");
        assertThat(names(types.at("/0/statuses"))).contains("To Do", "In Progress", "Done");
        assertThat(admin.get("/rest/api/3/project/GONE/statuses").status()).isEqualTo(404);
    }

    @Test
    void customFieldsAreFoundByTheirSchema() {
        JsonNode fields = admin.get("/rest/api/3/field").json();
        for (String kind : List.of("gh-lexo-rank", "gh-epic-link", "gh-epic-label", "gh-sprint")) {
            assertThat(fields.values().stream()
                            .filter(field ->
                                    field.at("/schema/custom").asString("").endsWith(":" + kind)))
                    .as(kind)
                    .hasSize(1);
        }
        assertThat(names(fields)).contains("Summary", "Linked Issues", "Parent", "Sub-tasks", "Rank");
    }

    @Test
    void typesKnowTheirLevel() {
        JsonNode types = admin.get("/rest/api/3/issuetype").json();
        assertThat(types.values().stream()
                        .map(type -> type.path("name").asString() + " "
                                + type.path("hierarchyLevel").intValue() + " "
                                + type.path("subtask").booleanValue()))
                .contains("Epic 1 false", "Story 0 false", "Sub-task -1 true");
        String id = types.at("/0/id").asString();
        assertThat(admin.get("/rest/api/3/issuetype/" + id).json()).isEqualTo(types.get(0));
    }

    @Test
    void statusesHaveACategory() {
        JsonNode statuses = admin.get("/rest/api/3/status").json();
        assertThat(statuses.values().stream()
                        .map(status -> status.path("name").asString() + " "
                                + status.at("/statusCategory/id").intValue() + " "
                                + status.at("/statusCategory/key").asString()))
                .contains("To Do 2 new", "In Progress 4 indeterminate", "Done 3 done");
    }

    @Test
    void prioritiesAndLinkTypesAreListed() {
        assertThat(names(admin.get("/rest/api/3/priority").json())).contains("Medium");
        JsonNode types = admin.get("/rest/api/3/issueLinkType").json().path("issueLinkTypes");
        assertThat(types.values().stream()
                        .map(type -> type.path("name").asString() + ": "
                                + type.path("outward").asString() + " / "
                                + type.path("inward").asString()))
                .contains("Blocks: blocks / is blocked by", "Subtask: is a subtask of / has a subtask of");
        assertThat(admin.get("/rest/api/3/issueLinkType/99999").status()).isEqualTo(404);
    }

    @Test
    void whatThisJiraDoesNotKnowIsAProblemInJson() {
        for (Answer answer : List.of(
                admin.get("/rest/api/3/dashboard"),
                admin.get("/rest/api/4/myself"),
                admin.send("PATCH", "/rest/api/3/issue/TEST-1", "{}"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(admin.get("/nonsense").messages()).startsWith("There is nothing at /nonsense;");
        assertThat(admin.post("/sandbox/faults", "{}").messages())
                .startsWith("POST is not known at /sandbox/faults, so nothing was done;");
    }

    @Test
    void pagesShowWhatThereIsAndEscapeIt() {
        assertThat(admin.get("/").text()).contains("<a href=\"/projects/TEST\">TEST</a>");
        assertThat(admin.get("/projects/TEST").text()).contains("Repair the crane");
        String page = admin.get("/browse/TEST-5").text();
        assertThat(page)
                .contains("&#39;!@$%^&amp;*(){}&quot;:?&gt;&lt;|][~&#39;")
                .contains("/browse/TEST-2");
        assertThat(admin.get("/browse/TEST-2").text()).contains("<dt>Sprints</dt><dd>Sprint 7 (closed)</dd>");
        assertThat(admin.get("/browse/TEST-3").text())
                .contains("is a subtask of")
                .doesNotContain("GONE");
        for (String path : List.of("/browse/GONE-1", "/browse/TEST-99", "/projects/GONE")) {
            Answer answer = admin.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.text()).contains("or nobody may see it");
        }
    }

    private static List<String> names(JsonNode list) {
        return list.values().stream()
                .map(node -> node.has("projectTypeKey")
                        ? node.path("key").asString()
                        : node.path("name").asString())
                .toList();
    }
}
