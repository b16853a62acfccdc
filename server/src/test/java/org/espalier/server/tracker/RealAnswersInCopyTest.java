package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.espalier.server.RecordedJira.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.sight.Above;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What real Jira sites have answered is given to a whole server, and its copy holds what synchronizers need of it. What
 * that is, a few lines take from the answers by themselves.
 */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class RealAnswersInCopyTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern ID = Pattern.compile("\"(\\d+)\"");

    private final Path samples = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-samples");

    private TestServer server;

    @BeforeAll
    void start() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(samples)
                    .as("the real answers, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isDirectory();
        }
        assertThat(samples).isDirectory();
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** A site of the samples, and by which fields it ranks issues and names their epics. */
    record Site(String folder, Connection.Kind kind, String rank, String epicLink) {
        @Override
        public String toString() {
            return folder;
        }
    }

    static Stream<Arguments> sites() {
        var cloud = new Site("eucalyptus-cloud-2017", Connection.Kind.CLOUD, "customfield_12100", "customfield_11300");
        var server = Connection.Kind.DATA_CENTER;
        return Stream.of(
                Arguments.of(
                        cloud, 109, Map.of("EPIC 18076", 1L, "EPIC 17631", 1L, "EPIC 19416", 1L, "EPIC PRD-1", 1L)),
                Arguments.of(
                        new Site("apache-server-2022", server, "customfield_12311820", "customfield_12311120"),
                        7,
                        Map.of("PARENT 13396851", 1L)),
                Arguments.of(
                        new Site("devlake-datacenter-2023", server, "customfield_10005", "customfield_1"),
                        3,
                        Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sites")
    void nothingThatSynchronizersNeedIsLost(Site site, int number, Map<String, Long> above) throws IOException {
        var answers = answers(site);
        assertThat(answers).hasSize(number);
        try (var jira = RecordedJira.start()) {
            answer(jira, site, answers);
            var connection = WatchedJira.connect(server, jira);
            server.part(IssueRefresh.class)
                    .refresh(
                            connection,
                            new TreeSet<>(
                                    answers.keySet().stream().map(IssueId::new).toList()));

            var told = answers.values().stream()
                    .map(issue -> told(issue, site, answers))
                    .toList();
            assertThat(kept(connection)).containsExactlyElementsOf(told);
            // The samples hold what this is about.
            above.forEach((each, times) -> assertThat(told.stream().filter(facts -> facts.contains("above " + each)))
                    .as(each)
                    .hasSize(times.intValue()));
        }
    }

    /** The answers of a site that are issues, or hold them, by number. */
    private SortedMap<Long, JsonNode> answers(Site site) throws IOException {
        var issues = new TreeMap<Long, JsonNode>();
        try (var files = Files.list(samples.resolve(site.folder()))) {
            for (var file : files.sorted().toList()) {
                var node = MAPPER.readTree(Files.readAllBytes(file));
                (node.has("key") ? Stream.of(node) : node.path("issues").valueStream())
                        .forEach(issue -> issues.putIfAbsent(issue.get("id").asLong(), issue));
            }
        }
        return issues;
    }

    private void answer(RecordedJira jira, Site site, SortedMap<Long, JsonNode> answers) throws IOException {
        jira.when(
                "GET /rest/api/2/serverInfo",
                json(
                        site.kind() == Connection.Kind.CLOUD
                                ? "{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\"}"
                                : "{\"deploymentType\":\"Server\",\"version\":\"9.12.0\"}"));
        jira.when("GET /rest/api/3/myself", json("{\"accountId\":\"5b10a2\"}"))
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"));
        jira.when(
                        "GET /rest/api/3/project/search",
                        json("{\"isLast\":true,\"values\":[{\"id\":\"1\",\"key\":\"ANY\"}]}"))
                .when("GET /rest/api/2/project", json("[{\"id\":\"1\",\"key\":\"ANY\"}]"));
        jira.when("POST /rest/api/3/issue/bulkfetch", asked -> json(bulk(asked.body(), answers)));
        answers.forEach((id, issue) -> jira.when("GET /rest/api/2/issue/" + id, json(issue.toString())));
        var fields = samples.resolve(site.folder()).resolve("field.json");
        jira.when("GET /rest/api/3/field", json(Files.exists(fields) ? Files.readString(fields) : "[]"))
                .when("GET /rest/api/2/field", json("""
                        [{"id":"%s","name":"Rank","schema":{"custom":"com.pyxis.greenhopper.jira:gh-lexo-rank"}},
                         {"id":"%s","name":"Epic Link","schema":{"custom":"com.pyxis.greenhopper.jira:gh-epic-link"}}]
                        """.formatted(site.rank(), site.epicLink())));
    }

    private static String bulk(String asked, SortedMap<Long, JsonNode> answers) {
        var ids = ID.matcher(asked).results().map(id -> id.group(1)).toList();
        return answers.values().stream()
                .filter(issue -> ids.contains(issue.get("id").asString()))
                .map(JsonNode::toString)
                .collect(Collectors.joining(",", "{\"issues\":[", "]}"));
    }

    /** What an answer says of its issue. */
    private static List<String> told(JsonNode issue, Site site, SortedMap<Long, JsonNode> answers) {
        var fields = issue.get("fields");
        var stamp = fields.path("updated").asString("");
        var links = fields.path("issuelinks")
                .valueStream()
                .map(link -> link(issue.get("id").asString(), link))
                .sorted()
                .toList();
        var category = fields.at("/status/statusCategory/key").asString("undefined");
        return List.of(
                "id " + issue.get("id").asString(),
                "key " + issue.get("key").asString(),
                "project " + fields.at("/project/id").asString("unseen"),
                "type " + fields.at("/issuetype/id").asString("") + " "
                        + fields.at("/issuetype/name").asString(""),
                "status " + fields.at("/status/id").asString("") + " "
                        + fields.at("/status/name").asString("") + " " + category,
                "summary " + fields.get("summary").asString(),
                "parent " + fields.at("/parent/id").asString("none"),
                "above " + above(fields, fields.path(site.epicLink()).asString(""), answers),
                "links " + (fields.has("issuelinks") ? links : "unseen"),
                "rank " + fields.path(site.rank()).asString("none"),
                "updated "
                        + (stamp.isEmpty()
                                ? "unseen"
                                : OffsetDateTime.parse(stamp.replaceFirst("(\\d\\d)$", ":$1"))
                                        .toInstant()));
    }

    private static String above(JsonNode fields, String epic, SortedMap<Long, JsonNode> answers) {
        if (fields.has("parent")) {
            return "PARENT " + fields.at("/parent/id").asString();
        }
        if (epic.isEmpty()) {
            return "nothing";
        }
        return "EPIC "
                + answers.values().stream()
                        .filter(issue -> issue.get("key").asString().equals(epic))
                        .map(issue -> issue.get("id").asString())
                        .findFirst()
                        .orElse(epic);
    }

    private static String link(String here, JsonNode link) {
        var ends = link.has("outwardIssue")
                ? here + ">" + link.at("/outwardIssue/id").asString()
                : link.at("/inwardIssue/id").asString() + ">" + here;
        return link.get("id").asString() + " " + link.at("/type/id").asString() + " " + ends;
    }

    /** What the copy says of each issue, read back. */
    private List<List<String>> kept(ConnectionId connection) {
        var all = new ArrayList<List<String>>();
        server.part(IssueCopy.class).each(connection, (issue, seen) -> all.add(facts(issue)));
        return all;
    }

    private static List<String> facts(CopiedIssue issue) {
        var values = issue.values();
        var relations = issue.relations();
        var place = relations.place().orElseThrow();
        var links = relations
                .links()
                .map(all -> all.stream()
                        .map(each -> each.id() + " " + each.link().type().value() + " "
                                + each.link().source() + ">" + each.link().destination())
                        .sorted()
                        .toList()
                        .toString());
        return List.of(
                "id " + issue.id(),
                "key " + values.key(),
                "project " + issue.filing().project().map(String::valueOf).orElse("unseen"),
                "type " + issue.filing().type() + " " + values.type(),
                "status " + issue.filing().status() + " " + values.status().name() + " "
                        + values.status().category(),
                "summary " + values.summary(),
                "parent " + relations.parent().map(IssueId::toString).orElse("none"),
                "above "
                        + switch (place.above()) {
                            case Above.Nothing _ -> "nothing";
                            case Above.Under(var above, var relation) -> relation + " " + above;
                            case Above.Hidden(var key, var relation) -> relation + " " + key;
                        },
                "links " + links.orElse("unseen"),
                "rank "
                        + (place.ranks().isEmpty()
                                ? "none"
                                : String.join(" and ", place.ranks().values())),
                "updated " + issue.updated().map(Object::toString).orElse("unseen"));
    }
}
