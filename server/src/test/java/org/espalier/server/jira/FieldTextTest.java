package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** L9: what Jira sends of a value is one text, in whatever form it sends it, and two values are two texts. */
class FieldTextTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** A value as Jira sends it, and the text that it has here. */
    record Case(String name, String sent, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("nothing", "null", ""),
                new Case("a whole number", "3", "3"),
                new Case("the same with a zero behind", "3.0", "3"),
                new Case("the same as a power of ten", "30e-1", "3"),
                new Case("a large one", "300", "300"),
                new Case("a fraction", "5.50", "5.5"),
                new Case("none of it", "0.0", "0"),
                new Case("an option", "{\"self\":\"x\",\"id\":\"1\",\"value\":\"Tree\"}", "{\"id\":\"1\"}"),
                new Case(
                        "an option and the one below it",
                        "{\"id\":\"1\",\"value\":\"Tree\",\"child\":{\"id\":\"2\",\"value\":\"Bark\"}}",
                        "{\"child\":{\"id\":\"2\"},\"id\":\"1\"}"),
                new Case("an option and none below it", "{\"id\":\"1\",\"child\":null}", "{\"id\":\"1\"}"),
                new Case("words in another order", "[\"b\",\"a\"]", "[\"a\",\"b\"]"),
                new Case("no words", "[]", ""),
                new Case("numbers in a list", "[2.0,1]", "[1,2]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aValueHasOneText(Case given) {
        assertThat(FieldText.of(JSON.readTree(given.sent()))).isEqualTo(given.text());
    }
}
