package org.espalier.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scopes of the sandbox are those of Atlassian's documents, wherever these name any. */
class ScopesTest {

    /** What the sandbox has of the documents; they have much more. */
    private static final String KNOWN =
            "/rest/(api/3/(search/jql|issue|issueLink|issueLinkType|myself|serverInfo|user|field"
                    + "|mypermissions|permissions/check|permissions/project|project/search|webhook|jql/(parse|match)"
                    + "|changelog/bulkfetch|filter/search|bulk/issues/move|configuration|issuetype|status|priority)"
                    + "(/(refresh|failed|bulkfetch|\\{issueLinkTypeId}|\\{issueIdOrKey}(/(transitions|changelog|comment|archive))?))?|agile/1.0/.*)";

    /** What the sandbox does not have. */
    private static final String LEFT_OUT = ".*(/properties.*|/features|/reports.*|/quickfilter.*|/version|/estimation"
            + "|/swap|/bulkfetch/x|board/filter/.*|/rank|/settings/.*|/project/full|/epic/none/issue|.*epic/\\{epicIdOrKey})";

    @ParameterizedTest
    @ValueSource(strings = {"jira-cloud-platform-v3-2026-04-20.json", "jira-cloud-software-2024-03-28.json"})
    void everyCallNeedsWhatItsDocumentNames(String name) throws Exception {
        Path file = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-openapi", name);
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(file)
                    .as("Atlassian's documents, which are not part of this project")
                    .exists();
        }
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (var path : JsonMapper.shared()
                .readTree(Files.readString(file))
                .path("paths")
                .properties()) {
            for (var operation : path.getValue().properties()) {
                Set<String> named = named(operation.getValue().path("security"));
                // Of what Jira is set up with, the sandbox lets only types of links be changed.
                boolean setUp = named.contains("manage:jira-configuration")
                        && !path.getKey().contains("/issueLinkType");
                if (path.getKey().matches(KNOWN) && !path.getKey().matches(LEFT_OUT) && !named.isEmpty() && !setUp) {
                    compared++;
                    String call = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    boolean writing = named.contains("write:jira-work");
                    if (!named.equals(Scopes.needed(call, writing))) {
                        wrong.add(call + " needs " + named + ", not " + Scopes.needed(call, writing));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(20);
    }

    private static Set<String> named(JsonNode security) {
        Set<String> named = new TreeSet<>();
        security.values().forEach(each -> each.path("OAuth2").values().forEach(scope -> named.add(scope.asString())));
        return named;
    }
}
