package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.Shapes.HistoryItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a write replaced is told from what its own entry in the history says (L9, jira-api 7). */
class ReplacedValueTest {

    record Case(String name, String before, String after, List<HistoryItem> items, Optional<ReplacedValue> replaced) {

        Case tells(String text, String name) {
            return new Case(this.name, before, after, items, Optional.of(new ReplacedValue(text, name)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                wrote("a line", "\"A\"", "\"C\"", text("B", "C")).tells("\"B\"", "B"),
                wrote("a line where there was none", "", "\"C\"", text("B", "C"))
                        .tells("\"B\"", "B"),
                wrote("a line over nothing", "\"A\"", "\"C\"", text("", "C")).tells("", ""),
                wrote("a cleared line", "\"A\"", "", text("B", null)).tells("\"B\"", "B"),
                wrote("a line that Jira wrote in another way", "\"A\"", "\"C\"", text("B", "C!")),
                wrote(
                                "a day",
                                "\"2026-03-01\"",
                                "\"2026-03-03\"",
                                item("2026-03-02", "2026-03-02 00:00:00.0", "2026-03-03", "2026-03-03 00:00:00.0"))
                        .tells("\"2026-03-02\"", "2026-03-02"),
                wrote("a cleared day", "\"2026-03-01\"", "", item("2026-03-02", "2026-03-02 00:00:00.0", null, null))
                        .tells("\"2026-03-02\"", "2026-03-02"),
                wrote("a number", "3.0", "8", text("5.5", "8")).tells("5.5", "5.5"),
                wrote("a number that is told in another form", "3.0", "8", text("3", "8"))
                        .tells("3", "3"),
                wrote("a number that is told with a zero behind", "3", "8", text("5.0", "8.0"))
                        .tells("5", "5.0"),
                wrote("a number over nothing", "3.0", "8", text("", "8")).tells("", ""),
                wrote("a number that is told in words", "3.0", "8", text("many", "8")),
                wrote("a cleared number", "3.0", "", text("5", "")).tells("5", "5"),
                wrote("a priority", "{\"id\":\"1\"}", "{\"id\":\"3\"}", item("2", "High", "3", "Low"))
                        .tells("{\"id\":\"2\"}", "High"),
                wrote("a person", "", "{\"accountId\":\"c\"}", item("b", "Bea", "c", "Cay"))
                        .tells("{\"accountId\":\"b\"}", "Bea"),
                wrote(
                        "a person of Data Center, whose key is told",
                        "",
                        "{\"name\":\"cay\"}",
                        item("b", "Bea", "c", "Cay")),
                wrote("words", "[\"a\"]", "[\"a\",\"c\"]", item("", "b a", "", "c a"))
                        .tells("[\"a\",\"b\"]", "b a"),
                wrote("words over none", "[\"a\"]", "[\"c\"]", item("", "", "", "c"))
                        .tells("", ""),
                wrote("cleared words", "[\"a\"]", "", item("", "b", "", "")).tells("[\"b\"]", "b"),
                wrote("words that are told in part", "[\"a\"]", "[\"a\",\"c\"]", item("", "b", "", "c")),
                wrote("versions", ids("1"), ids("1", "3"), item("2", "2.0", null, null), item(null, null, "3", "3.0"))
                        .tells(ids("1", "2"), "1, 2.0"),
                wrote("versions over none", ids("1"), ids("3"), item(null, null, "3", "3.0"))
                        .tells("", ""),
                wrote("cleared versions", ids("1"), "", item("1", "1.0", null, null), item("2", "2.0", null, null))
                        .tells(ids("1", "2"), "1.0, 2.0"),
                wrote("numbers that are told together", ids("1"), ids("3"), item("1, 2", "A, B", "3", "C"))
                        .tells(ids("1", "2"), "1, 2"),
                wrote("options in brackets", ids("1"), ids("3"), item("[2]", "B", "[3]", "C")),
                wrote("versions that were not written", ids("1"), ids("3"), item(null, null, "4", "4.0")),
                wrote(
                        "a document",
                        "{\"content\":[],\"type\":\"doc\",\"version\":1}",
                        "{\"content\":[{}],\"type\":\"doc\",\"version\":1}",
                        text("h1. B", "h1. C")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsReplacedIsToldWhereTheEntryTellsTheWriteExactly(Case given) {
        var written = new Change.FieldSet(new IssueId(1), "field", given.before(), given.after());

        assertThat(ReplacedValue.of(written, given.items(), given.items())).isEqualTo(given.replaced());
    }

    private static Case wrote(String name, String before, String after, HistoryItem... items) {
        return new Case(name, before, after, List.of(items), Optional.empty());
    }

    private static HistoryItem text(@Nullable String from, @Nullable String to) {
        return item(null, from, null, to);
    }

    private static HistoryItem item(
            @Nullable String from, @Nullable String fromText, @Nullable String to, @Nullable String toText) {
        return new HistoryItem("field", "field", from, fromText, to, toText);
    }

    private static String ids(String... ids) {
        return "["
                + String.join(
                        ",",
                        Arrays.stream(ids).map(id -> "{\"id\":\"" + id + "\"}").toList()) + "]";
    }
}
