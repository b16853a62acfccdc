package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an administrator of Jira does to a whole project while plans wait: archives it, or gives it another key. */
@ExtendWith(OutputOnFailure.class)
@TestInstance(Lifecycle.PER_CLASS)
class ChangedProjectsIT {

    private static final Set<String> REMOVALS = Set.of("ROW_REMOVE", "LINK_DELETE");
    private static final int ISSUES = 6;
    private static final String FAMILY = "-1:0:10001,-2:1:10002,-3:1:10003,-4:0:10004,-5:0:10005,-6:0:10006";

    private RunningServer server;
    private Database database;
    private Api api;
    private Path folder;
    private int started;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        server = RunningServer.watching(folder.resolve("server"));
        database = new Database(folder.resolve("server"));
        api = server.api();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @ParameterizedTest // L2, L9
    @ValueSource(strings = {"cloud", "data-center"})
    void anArchivedProjectLosesNothingAndIsNamed(String dialect) {
        try (RunningSandbox sandbox = sandbox(dialect)) {
            SandboxJira jira = sandbox.jira();
            String structure = api.createStructure("Archived", api.connect(jira));
            api.add(structure, FAMILY);
            Job links = api.plan(
                    api.install(structure, "LINKS", Map.of("linkType", "Relates", "direction", "OUTWARD")),
                    "FROM_STRUCTURE");
            String filter = api.install(
                    structure,
                    "FILTER",
                    Map.of("query", Map.of("jql", "issuetype = Epic"), "remove", true, "removeOnlyAtTarget", false));
            Forest forest = api.forest(structure);
            String agreed = agreements();
            jira.shelve("TREE", "archive");

            Job pruned = api.plan(filter, "INTO_STRUCTURE");
            assertThat(pruned.state()).as("%s", pruned).isEqualTo("FINISHED");
            assertThat(api.plan(pruned).counts()).isEmpty();
            assertThat(skips(pruned))
                    .as("the others stand below one that perhaps matches")
                    .hasSize(4)
                    .allSatisfy(skip -> {
                        assertThat(skip.get("cause").asString()).isEqualTo("UNLISTED");
                        assertThat(skip.toString()).contains("archived in Jira");
                    });
            Job refused = api.apply(links, REMOVALS);
            assertThat(refused.state()).isEqualTo("INCOMPLETE");
            assertThat(refused.counts()).isEqualTo(Map.of("REFUSED", 2));
            assertThat(refused.messages().toString())
                    .contains("Nothing was changed there. The project TREE is archived in Jira: restore it");
            assertThat(api.forest(structure)).isEqualTo(forest);
            assertThat(agreements()).isEqualTo(agreed);

            jira.shelve("TREE", "restore");
            assertThat(jira.links("Relates")).isEmpty();
            Job again = api.plan(filter, "INTO_STRUCTURE");
            assertThat(api.plan(again).counts()).isEqualTo(Map.of("ROW_REMOVE", ISSUES));
        }
    }

    @ParameterizedTest // L8: a plan is for a project, whatever key that has.
    @ValueSource(strings = {"cloud", "data-center"})
    void aProjectWithAnotherKeyIsFollowedAndWhatWaitsForItStaysRight(String dialect) {
        try (RunningSandbox sandbox = sandbox(dialect)) {
            SandboxJira jira = sandbox.jira();
            String connection = connectedTo(jira, "TREE");
            String structure = api.createStructure("Other key", connection);
            api.add(structure, FAMILY);
            String rule = api.install(structure, "LINKS", Map.of("linkType", "Relates", "direction", "OUTWARD"));
            Job links = api.plan(rule, "FROM_STRUCTURE");
            assertThat(api.plan(links).counts()).isEqualTo(Map.of("LINK_CREATE", 2));
            until(
                    "its number is known",
                    "select project_key from tracker_project where connection = '%s'",
                    connection,
                    "TREE");

            jira.tell("PUT", "/rest/api/2/project/TREE", Map.of("key", "WOOD"));
            // A turn that counts, which ten minutes would make due; one that is under way puts it off again.
            Polling.until("the other key", Duration.ofMinutes(1), () -> {
                database.change("update tracker_watch set next_count = null, next_poll = now() - interval '1 minute'"
                        + " where connection = '" + connection + "' and next_count is not null");
                return Optional.of(database.text(
                                "select projects::text from tracker_connection where id = '" + connection + "'"))
                        .filter("{WOOD}"::equals);
            });

            Job done = api.apply(links, REMOVALS);
            assertThat(done.state()).as("%s", done).isEqualTo("FINISHED");
            assertThat(jira.links("Relates")).hasSize(2);
            Job undone = api.apply(api.undo(done), REMOVALS);
            assertThat(undone.state()).as("%s", undone).isEqualTo("FINISHED");
            assertThat(jira.links("Relates")).isEmpty();
            assertThat(api.plan(api.plan(rule, "FROM_STRUCTURE")).counts()).isEqualTo(Map.of("LINK_CREATE", 2));
            assertThat(database.text(
                            "select before || after || reason from audit_entry where kind = 'CONNECTION_PROJECT_KEY'"
                                    + " and reason like '%" + connection + "%'"))
                    .startsWith("[\"TREE\", \"WOOD\"]");
        }
    }

    private void until(String awaited, String query, String connection, String value) {
        Polling.until(
                awaited,
                Duration.ofMinutes(1),
                () -> Optional.of(database.text(query.formatted(connection))).filter(value::equals));
    }

    private String agreements() {
        return String.valueOf(database.sums().get("agreement"));
    }

    private List<JsonNode> skips(Job job) {
        return List.copyOf(api.http()
                .get("plans/" + job.plan() + "/skips")
                .good()
                .json()
                .get("values")
                .values());
    }

    private String connectedTo(SandboxJira jira, String project) {
        return api.http()
                .post(
                        "connections",
                        Map.of(
                                "name", "Sandbox",
                                "kind", jira.kind(),
                                "baseUrl", jira.address().toString(),
                                "user", jira.user(),
                                "secret", "sandbox",
                                "writable", true,
                                "projects", List.of(project)))
                .as(Api.Id.class)
                .id();
    }

    private RunningSandbox sandbox(String dialect) {
        started++;
        return RunningSandbox.start(
                dialect, OrchardFile.write(folder.resolve("orchard.jsonl"), ISSUES), folder.resolve("jira-" + started));
    }
}
