package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of real Jira sites are read without losing anything that synchronizers care for. */
@TestInstance(Lifecycle.PER_CLASS)
class RealAnswersTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** So many of the samples tell an epic by its key. */
    private static final int EPICS_TOLD = 5;

    private final Path samples = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-samples");

    @BeforeAll
    void findTheSamples() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(samples)
                    .as("the real answers, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isDirectory();
        }
        assertThat(samples).isDirectory();
    }

    @Test
    void issuesKeepTheirIdKeyParentSubTasksAndLinks() throws IOException, JiraFailure {
        int read = 0;
        for (var file : files()) {
            var node = JSON.readTree(Files.readAllBytes(file));
            if (node.has("key")) {
                var sight = new IssueReading("the sample")
                        .sight(Json.read(Files.readAllBytes(file), Shapes.Issue.class, "the sample"));
                assertSameAs(node, sight);
                read++;
            }
        }
        assertThat(read).isEqualTo(20);
    }

    @Test // jira-api 6: one of the sites has a field Rank and another called RT Rank.
    void issuesKeepTheirKindStatusEpicRankAndTime() throws IOException, JiraFailure {
        int epics = 0;
        for (var file : files()) {
            var node = JSON.readTree(Files.readAllBytes(file));
            if (node.has("key")) {
                var traits = new IssueReading("the sample")
                        .sight(
                                Json.read(Files.readAllBytes(file), Shapes.Issue.class, "the sample"),
                                Need.Wanted.TRAITS,
                                custom(file))
                        .traits()
                        .orElseThrow();
                assertTraits(node.get("fields"), traits, custom(file));
                epics += traits.above() instanceof Above.Hidden ? 1 : 0;
            }
        }
        assertThat(epics).isEqualTo(EPICS_TOLD);
    }

    private static void assertTraits(JsonNode fields, Traits traits, CustomFields custom) {
        assertThat(traits.kind().project()).isEqualTo(fields.at("/project/id").asString());
        assertThat(traits.kind().type()).isEqualTo(fields.at("/issuetype/id").asString());
        assertThat(traits.kind().level() == IssueKind.SUB_TASK)
                .isEqualTo(fields.at("/issuetype/subtask").asBoolean());
        assertThat(traits.status().id())
                .isEqualTo(Long.parseLong(fields.at("/status/id").asString()));
        assertThat(traits.status().category().name())
                .isEqualToIgnoringCase(fields.at("/status/statusCategory/key").asString());
        custom.ranks()
                .keySet()
                .forEach(number -> assertThat(traits.ranks())
                        .containsEntry(
                                number, fields.get(CustomFields.id(number)).asString()));
        var epic = custom.epicLink().map(fields::get).filter(link -> !link.isNull());
        if (epic.isPresent() && !fields.has("parent")) {
            assertThat(traits.above())
                    .isEqualTo(new Above.Hidden(new IssueKey(epic.get().asString()), Above.Relation.EPIC));
        }
        assertThat(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneOffset.of(stamp(fields).substring(23)))
                        .format(traits.updated()))
                .isEqualTo(stamp(fields).substring(0, 19));
    }

    private static String stamp(JsonNode fields) {
        return fields.get("updated").asString();
    }

    /** The fields of the site of a sample; only one of the three lists them itself. */
    private CustomFields custom(Path file) throws IOException, JiraFailure {
        return switch (file.getName(file.getNameCount() - 2).toString()) {
            case "eucalyptus-cloud-2017" ->
                CustomFields.of(
                        new DataCenterDialect(),
                        Json.read(
                                Files.readAllBytes(file.resolveSibling("field.json")),
                                Shapes.Field[].class,
                                "the sample"));
            case "apache-server-2022" -> ranked("customfield_12311820");
            default -> ranked("customfield_10005");
        };
    }

    private static CustomFields ranked(String id) {
        return CustomFields.of(new DataCenterDialect(), new Shapes.Field[] {
            new Shapes.Field(id, "Rank", new Shapes.FieldSchema("com.pyxis.greenhopper.jira:gh-lexo-rank"))
        });
    }

    @Test
    void aPageOfASearchKeepsItsIssuesInOrder() throws IOException, JiraFailure {
        var file = Files.readAllBytes(samples.resolve("eucalyptus-cloud-2017/search-page-startAt100.json"));
        var page = Json.read(file, Shapes.SearchPage.class, "the sample");
        var expected = elements(JSON.readTree(file).get("issues"))
                .map(each -> each.get("id").asString() + " " + each.get("key").asString())
                .toList();

        var issues = Optional.ofNullable(page.issues()).orElse(List.of());
        assertThat(issues)
                .extracting(each -> each.id() + " " + each.key())
                .isEqualTo(expected)
                .hasSize(100);
    }

    private static void assertSameAs(JsonNode issue, IssueSight sight) {
        var fields = issue.get("fields");
        assertThat(sight.id()).isEqualTo(id(issue));
        assertThat(sight.key().value()).isEqualTo(issue.get("key").asString());
        assertThat(sight.parent())
                .isEqualTo(fields.has("parent") ? Optional.of(id(fields.get("parent"))) : Optional.empty());
        assertThat(sight.subTasks())
                .extracting(each -> each.id() + " " + each.key() + " " + each.type())
                .isEqualTo(elements(fields.get("subtasks"))
                        .map(each -> each.get("id").asString() + " "
                                + each.get("key").asString() + " "
                                + each.at("/fields/issuetype/id").asString())
                        .toList());
        var links = new HashSet<String>();
        elements(fields.get("issuelinks")).forEach(link -> links.add(described(issue, link)));
        assertThat(described(sight))
                .isEqualTo(links)
                .hasSize(fields.get("issuelinks").size());
    }

    /** Number, type, source, destination and the other end's key. */
    private static String described(JsonNode issue, JsonNode link) {
        var here = issue.get("id").asString();
        var outward = link.path("outwardIssue");
        var ends = outward.isMissingNode()
                ? link.at("/inwardIssue/id").asString() + ">" + here
                : here + ">" + outward.get("id").asString();
        var other = outward.isMissingNode() ? link.get("inwardIssue") : outward;
        return link.get("id").asString() + " " + link.at("/type/id").asString() + " " + ends + " "
                + other.get("key").asString();
    }

    private static Set<String> described(IssueSight sight) {
        var links = new HashSet<String>();
        sight.links()
                .forEach(seen -> links.add(seen.id() + " " + seen.link().type().value() + " "
                        + seen.link().source() + ">" + seen.link().destination() + " " + seen.otherKey()));
        return links;
    }

    private static IssueId id(JsonNode issue) {
        return new IssueId(Long.parseLong(issue.get("id").asString()));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(samples)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
