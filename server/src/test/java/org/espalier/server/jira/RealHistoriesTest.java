package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.espalier.server.RecordedJira.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.run.Slips;
import org.espalier.core.structure.IssueId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Histories of real issues are read whole, and as what they tell (L9, jira-api 7). */
class RealHistoriesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** The entries of all samples that have a history. */
    private static final int ENTRIES = 9;

    @ParameterizedTest
    @MethodSource("issues")
    void everyEntryIsReadAsItIs(JsonNode issue) throws JiraFailure {
        var history = Optional.ofNullable(Json.read(
                                issue.toString().getBytes(StandardCharsets.UTF_8),
                                Shapes.WithHistory.class,
                                "the sample")
                        .changelog())
                .orElseThrow();

        assertThat(history.whole()).isTrue();
        assertThat(history.entries().stream().flatMap(RealHistoriesTest::read))
                .containsExactlyElementsOf(issue.at("/changelog/histories")
                        .valueStream()
                        .flatMap(RealHistoriesTest::told)
                        .toList());
    }

    @Test // All of them tell of links, as Data Center does without naming a field.
    void theSamplesTellOfLinksThatCameAndWent() throws IOException {
        var told = issues().flatMap(issue -> issue.at("/changelog/histories").valueStream())
                .flatMap(RealHistoriesTest::told)
                .toList();

        assertThat(told).hasSize(ENTRIES).allMatch(each -> each.get(2).equals("Link"));
        assertThat(told).filteredOn(each -> each.get(6).equals("none")).hasSize(1);
    }

    @ParameterizedTest // L9: links that came and went since are no foreign value of another field.
    @MethodSource("issues")
    void aHistoryOfLinksShowsNoSlipOfAnotherField(JsonNode issue) {
        var id = issue.get("id").asString();
        try (var site = RecordedSite.dataCenter()) {
            site.jira
                    .when("GET /rest/api/2/myself", json("{\"name\":\"" + author(issue) + "\"}"))
                    .when("GET /rest/api/2/issue/" + id, json(issue.toString()));
            var written = List.<Change.OfTracker>of(
                    new Change.FieldSet(new IssueId(Long.parseLong(id)), "summary", "\"Old\"", "\"New\""));

            assertThat(site.tracker().slips(written)).isEqualTo(Slips.NONE);
        }
    }

    private static String author(JsonNode issue) {
        return issue.at("/changelog/histories/0/author/name").asString();
    }

    private static Stream<List<String>> read(Shapes.HistoryEntry entry) {
        var author = Optional.ofNullable(entry.author()).orElseThrow();
        return Optional.ofNullable(entry.items()).orElseThrow().stream()
                .map(item -> Stream.of(
                                entry.id(),
                                author.name(),
                                item.field(),
                                item.from(),
                                item.fromString(),
                                item.to(),
                                item.toText())
                        .map(RealHistoriesTest::orNone)
                        .toList());
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }

    private static Stream<List<String>> told(JsonNode entry) {
        return entry.get("items")
                .valueStream()
                .map(item -> Stream.of(
                                entry.get("id"),
                                entry.at("/author/name"),
                                item.get("field"),
                                item.get("from"),
                                item.get("fromString"),
                                item.get("to"),
                                item.get("toString"))
                        .map(text -> text.isNull() ? "none" : text.asString())
                        .toList());
    }

    /** Those that have a history. */
    static Stream<JsonNode> issues() throws IOException {
        var samples = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "jira-samples");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(samples)
                    .as("the real answers, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isDirectory();
        }
        try (var files = Files.walk(samples)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(RealHistoriesTest::read)
                    .filter(answer -> answer.has("changelog"))
                    .toList()
                    .stream();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
