package org.espalier.sandbox.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Wiki text and Atlassian documents are two forms of the same texts. */
class RichTextTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One line",
                "Two\nlines",
                "Two\n\nparagraphs",
                "h1. A heading\n\nand text",
                "h6. The smallest",
                "* one\n* two\n** inside\n* three",
                "# first\n#* inside\n# second",
                "{code:java}\nint i = 0;\n\ni++;\n{code}",
                "{code}\n*no mark*\n{code}",
                "{quote}Said *so*{quote}",
                "above\n\n----\n\nbelow",
                "*strong* _em_ +under+ -gone- {{code}}",
                "*_both_*",
                "[label|https://example.com/a?b=c] and [https://example.com]",
                "snake_case_name and 2*3*4 and a - b - c",
                "an unclosed *mark",
                ""
            })
    void whatIsCoveredSurvivesTheWayThereAndBack(String wiki) {
        JsonNode document = RichText.document(JsonNodeFactory.instance.stringNode(wiki));
        assertThat(document.path("type").asString()).isEqualTo("doc");
        assertThat(RichText.wiki(document)).isEqualTo(wiki);
    }

    @Test
    void aDocumentIsKeptWithItsTextsJoinedAndItsBlocksNamed() {
        JsonNode sent = JSON.readTree("""
                {"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"a"},{"type":"text","text":"b"},
                  {"type":"text","text":"c","marks":[{"type":"strong"}]}]}]}
                """);
        JsonNode kept = RichText.normalised(sent).orElseThrow();
        assertThat(kept.at("/content/0/content")).hasSize(2);
        assertThat(kept.at("/content/0/content/0/text").asString()).isEqualTo("ab");
        assertThat(kept.at("/content/0/attrs/localId").asString()).hasSize(12);
        assertThat(RichText.normalised(kept)).contains(kept.asObject());
        assertThat(RichText.wiki(kept)).isEqualTo("ab*c*");
    }

    @Test
    void whatIsNoDocumentIsNotTakenForOne() {
        Stream.of(
                        "\"text\"",
                        "{}",
                        "{\"type\":\"doc\",\"content\":[]}",
                        "{\"type\":\"doc\",\"version\":2,\"content\":[]}",
                        "{\"type\":\"doc\",\"version\":1}",
                        "{\"type\":\"doc\",\"version\":1,\"content\":[{}]}",
                        "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"text\",\"text\":\"\"}]}")
                .forEach(sent -> assertThat(RichText.normalised(JSON.readTree(sent)))
                        .as(sent)
                        .isEmpty());
    }

    @Test
    void ofWhatIsNotCoveredTheTextRemains() {
        JsonNode panel = JSON.readTree("""
                {"type":"doc","version":1,"content":[{"type":"panel","attrs":{"panelType":"info"},"content":[
                  {"type":"paragraph","content":[{"type":"text","text":"Note"},
                   {"type":"mention","attrs":{"id":"1","text":"@crew"}}]}]}]}
                """);
        assertThat(RichText.wiki(panel)).isEqualTo("Note@crew");
    }
}
