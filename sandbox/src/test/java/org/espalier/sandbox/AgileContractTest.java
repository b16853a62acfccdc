package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the agile API of the sandbox answers has no name and no kind of value that Atlassian's documents lack. */
class AgileContractTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Dialect, String> FILES = Map.of(
            Dialect.CLOUD, "jira-cloud-software-2024-03-28.json",
            Dialect.DATA_CENTER, "jira-software-dc-10.3.24-openapi.json");
    private static final Map<Dialect, JsonNode> DOCUMENTS = new EnumMap<>(Dialect.class);
    private static final Map<Dialect, TestSandbox> SANDBOXES = new EnumMap<>(Dialect.class);

    /** What the documents lack and real answers have, with the reason to know it. */
    private static final Map<String, String> CORRECTIONS = Map.of(
            "/board/{boardId}/configuration /location/key is not declared",
            "The document's own example has it.",
            "/board/{boardId}/configuration /location/id is not declared",
            "The document's own example has it.",
            "/board/{boardId}/configuration /location/self is not declared",
            "The document's own example has it.",
            "/board/{boardId}/configuration /location/name is not declared",
            "The document's own example has it.",
            "/board/{boardId}/epic /values/*/key is not in the example",
            "The document of Data Center has it, for the same call.",
            "/epic/{epicIdOrKey} /key is not in the example",
            "The document of Data Center has it, for the same call.",
            "/epic/{epicIdOrKey}/issue /issues/*/expand is not declared",
            "A recorded issue of a Data Center has it.");

    private static final Set<String> NEEDED = new HashSet<>();

    @BeforeAll
    static void start() {
        Path folder = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-openapi");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(folder)
                    .as("Atlassian's OpenAPI documents, which are not part of this project; ESPALIER_SHARED tells where"
                            + " they are")
                    .isDirectory();
        }
        FILES.forEach((dialect, file) ->
                DOCUMENTS.put(dialect, JSON.readTree(folder.resolve(file).toFile())));
        SANDBOXES.put(Dialect.CLOUD, TestSandbox.harbour());
        SANDBOXES.put(Dialect.DATA_CENTER, TestSandbox.dataCenterHarbour());
        SANDBOXES
                .values()
                .forEach(sandbox -> sandbox.admin()
                        .post(
                                "/rest/agile/1.0/sprint",
                                "{\"originBoardId\":2,\"name\":\"High tide\",\"startDate\":\"2026-04-11T15:22:00.000Z\","
                                        + "\"endDate\":\"2026-04-20T15:22:00.000Z\"}"));
    }

    /** A correction that no answer needs is one too many. */
    @AfterAll
    static void end() {
        if (!SANDBOXES.isEmpty()) {
            assertThat(NEEDED).containsAll(CORRECTIONS.keySet());
        }
        SANDBOXES.values().forEach(TestSandbox::close);
        SANDBOXES.clear();
        DOCUMENTS.clear();
    }

    /** Where the document tells one item of a page, or an example in place of a schema, the page's item is compared. */
    @ParameterizedTest
    @CsvSource({
        "CLOUD,       /board,                 '',        /board",
        "CLOUD,       /board/2,               '',        /board/{boardId}",
        "CLOUD,       /board/1/configuration, '',        /board/{boardId}/configuration",
        "CLOUD,       /board/2/configuration, '',        /board/{boardId}/configuration",
        "CLOUD,       /board/2/issue,         '',        /board/{boardId}/issue",
        "CLOUD,       /board/2/backlog,       '',        /board/{boardId}/backlog",
        "CLOUD,       /board/2/epic,          '',        /board/{boardId}/epic",
        "CLOUD,       /board/2/sprint,        '',        /board/{boardId}/sprint",
        "CLOUD,       /board/2/project,       '',        /board/{boardId}/project",
        "CLOUD,       /sprint/8,              '',        /sprint/{sprintId}",
        "CLOUD,       /sprint/7/issue,        /issues/0, /sprint/{sprintId}/issue",
        "CLOUD,       /epic/TEST-1,           '',        /epic/{epicIdOrKey}",
        "CLOUD,       /epic/none/issue,       '',        /epic/none/issue",
        "DATA_CENTER, /board,                 /values/1, /board",
        "DATA_CENTER, /board/2,               '',        /board/{boardId}",
        "DATA_CENTER, /board/1/configuration, '',        /board/{boardId}/configuration",
        "DATA_CENTER, /board/2/configuration, '',        /board/{boardId}/configuration",
        "DATA_CENTER, /board/2/sprint,        /values/1, /board/{boardId}/sprint",
        "DATA_CENTER, /board/2/epic,          /values/0, /board/{boardId}/epic",
        "DATA_CENTER, /sprint/8,              '',        /sprint/{sprintId}",
        "DATA_CENTER, /epic/TEST-1,           '',        /epic/{epicIdOrKey}",
        "DATA_CENTER, /epic/TEST-1/issue,     '',        /epic/{epicIdOrKey}/issue"
    })
    void anAnswerFitsTheDocument(Dialect dialect, String path, String item, String documented) {
        TestClient admin = Objects.requireNonNull(SANDBOXES.get(dialect)).admin();
        JsonNode answer = admin.get("/rest/agile/1.0" + path).json().at(item);
        assertThat(answer.isObject()).isTrue();
        List<String> deviations = new Document(dialect).deviations(answer, documented);
        NEEDED.addAll(deviations);
        assertThat(deviations).isSubsetOf(CORRECTIONS.keySet());
    }

    /** One of Atlassian's documents. */
    private record Document(Dialect dialect) {

        /** Fields of issues differ from site to site, so the documents cannot list them. */
        private static final List<String> FREE = List.of("fields");

        List<String> deviations(JsonNode answer, String path) {
            JsonNode content = root().path("paths")
                    .path((dialect == Dialect.CLOUD ? "/rest" : "") + "/agile/1.0" + path)
                    .at("/get/responses/200/content/application~1json");
            assertThat(content.isObject()).as("the answer to " + path).isTrue();
            List<String> found = new ArrayList<>();
            if (content.has("schema")) {
                compare(answer, content.path("schema"), "", found);
            } else {
                likeExample(answer, JSON.readTree(content.path("example").asString()), "", found);
            }
            return found.stream().map(deviation -> path + " " + deviation).toList();
        }

        private JsonNode root() {
            return Objects.requireNonNull(DOCUMENTS.get(dialect));
        }

        private void compare(JsonNode value, JsonNode declared, String place, List<String> found) {
            JsonNode schema = resolved(declared);
            if (value.isObject() && schema.path("properties").isObject()) {
                value.properties().forEach(entry -> {
                    JsonNode inner = schema.path("properties").path(entry.getKey());
                    String there = place + "/" + entry.getKey();
                    if (inner.isMissingNode()) {
                        found.add(there + " is not declared");
                    } else if (!FREE.contains(entry.getKey())) {
                        compare(entry.getValue(), inner, there, found);
                    }
                });
            } else if (value.isArray() && schema.path("type").asString("").equals("array")) {
                value.values().forEach(element -> compare(element, schema.path("items"), place + "/*", found));
            } else if (!kind(value).equals(schema.path("type").asString(kind(value)))) {
                found.add(place + " is " + kind(value) + " and declared "
                        + schema.path("type").asString());
            }
        }

        private JsonNode resolved(JsonNode declared) {
            if (declared.path("allOf").size() == 1) {
                return resolved(declared.at("/allOf/0"));
            }
            String reference = declared.path("$ref").asString("");
            return reference.isEmpty() ? declared : resolved(root().at(reference.substring(1)));
        }

        private void likeExample(JsonNode value, JsonNode example, String place, List<String> found) {
            if (value.isObject() && example.isObject()) {
                value.properties().forEach(entry -> {
                    if (!example.has(entry.getKey())) {
                        found.add(place + "/" + entry.getKey() + " is not in the example");
                    } else if (!FREE.contains(entry.getKey())) {
                        likeExample(
                                entry.getValue(), example.path(entry.getKey()), place + "/" + entry.getKey(), found);
                    }
                });
            } else if (value.isArray() && example.isArray()) {
                value.values().forEach(element -> likeExample(element, example.path(0), place + "/*", found));
            } else if (!kind(value).equals(kind(example))) {
                found.add(place + " is " + kind(value) + " and " + kind(example) + " in the example");
            }
        }

        private static String kind(JsonNode value) {
            if (value.isIntegralNumber()) {
                return "integer";
            }
            return value.getNodeType().name().toLowerCase(Locale.ROOT);
        }
    }
}
