package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espalier.sandbox.load.DataFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the sandbox answers about a real site's issues is what was counted in their file by other means. */
class RealFileTest {

    private static Optional<TestSandbox> running = Optional.empty();

    @BeforeAll
    static void start() {
        String shared = System.getenv().getOrDefault("ESPALIER_SHARED", "../shared");
        Path file = Path.of(shared, "data", "eucalyptus.jsonl.gz");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(file)
                    .as("the real issues, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isRegularFile();
        }
        assertThat(Files.isRegularFile(file)).as("the real issues at %s", file).isTrue();
        running = Optional.of(TestSandbox.with(DataFile.read(file)));
    }

    @AfterAll
    static void end() {
        running.ifPresent(TestSandbox::close);
    }

    @Test
    void queriesCountWhatWasCountedInTheFile() {
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "project = EUCA", 10_436,
                "project = GUI", 2_807,
                "project = DOC", 1_843,
                "project = TOOLS", 564,
                "issuetype = Bug", 9_195,
                "issuetype in (Sub-task, \"Architecture subtask\")", 1_819,
                "statusCategory = Done", 13_322,
                "statusCategory = \"To Do\"", 2_253,
                "parent = EUCA-12293", 32,
                "\"Epic Link\" = EUCA-10517", 82));
        expected.put("statusCategory = \"In Progress\"", 75);
        expected.put("created >= 0", 15_650);
        Map<String, Integer> counted = new TreeMap<>();
        expected.keySet().forEach(jql -> counted.put(jql, count(jql)));
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void everyIssueIsFoundOnceInLargePages() {
        TestClient admin = sandbox().admin();
        Map<String, String> keys = new TreeMap<>();
        String token = "";
        int pages = 0;
        int found = 0;
        do {
            JsonNode page = admin.post(
                            "/rest/api/3/search/jql",
                            "{\"jql\":\"project in (EUCA, GUI, DOC, TOOLS)\",\"fields\":[\"key\"],\"maxResults\":5000"
                                    + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\"") + "}")
                    .json();
            for (JsonNode issue : page.path("issues").values()) {
                keys.put(issue.path("id").asString(), issue.path("key").asString());
                found++;
            }
            token = page.path("nextPageToken").asString("");
            pages++;
        } while (!token.isEmpty());
        assertThat(pages).isEqualTo(4);
        assertThat(found).isEqualTo(15_650);
        assertThat(keys).hasSize(15_650);
    }

    @Test
    void anIssueAndItsLinksAreThoseOfTheFile() {
        TestClient admin = sandbox().admin();
        assertThat(admin.fields("EUCA-2441").path("issuelinks").size()).isEqualTo(40);
        assertThat(admin.fields("EUCA-4419").at("/parent/key").asString()).isEqualTo("EUCA-4406");
        assertThat(admin.fields("EUCA-4419").path("subtasks")).hasSize(15);
        // Its epic is not in the file: what a project that may not be read looks like.
        assertThat(admin.fields("EUCA-2056").has("parent")).isFalse();
        assertThat(admin.get("/rest/api/3/issue/PRD-1").status()).isEqualTo(404);
        // The file shows this link on its target alone.
        assertThat(admin.get("/rest/api/3/issueLink/51602")
                        .json()
                        .at("/inwardIssue/key")
                        .asString())
                .isEqualTo("EUCA-13366");
    }

    private static int count(String jql) {
        return sandbox()
                .admin()
                .post("/rest/api/3/search/approximate-count", "{\"jql\":\"" + jql.replace("\"", "\\\"") + "\"}")
                .json()
                .path("count")
                .intValue();
    }

    private static TestSandbox sandbox() {
        return running.orElseThrow();
    }
}
