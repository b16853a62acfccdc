package org.espalier.sandbox.jql;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What an issue holds: labels, words, people, urgency and resolution, and what is not so of them. */
final class MeaningsOfContent {
    private MeaningsOfContent() {}

    /** Queries, each with the keys of the issues that it finds. */
    static Stream<Arguments> all() {
        return Stream.of(labels(), summaries(), people(), urgency(), resolutions(), negations())
                .flatMap(List::stream);
    }

    private static List<Arguments> labels() {
        return List.of(
                on("labels = red", "A-2 A-3"),
                on("labels = Red", "A-4"),
                on("labels = nobody", ""),
                on("labels = 5", ""),
                on("labels = \"\\u0000\"", ""),
                on("labels in (\"\\ud800\", blue)", "B-2"),
                on("labels != red", "A-4 A-10 B-2"),
                on("labels in (red, blue)", "A-2 A-3 B-2"),
                on("labels in (blue, EMPTY)", "A-1 B-1 B-2"),
                on("labels not in (red, blue)", "A-4 A-10"),
                on("labels is EMPTY", "A-1 B-1"),
                on("labels is not EMPTY", "A-2 A-3 A-4 A-10 B-2"));
    }

    private static List<Arguments> summaries() {
        return List.of(
                on("summary ~ water", "A-2 A-10"),
                on("summary ~ WATER", "A-2 A-10"),
                on("summary ~ \"pump water\"", "A-2"),
                on("summary ~ test", "A-2 A-3"),
                on("summary ~ \"pum*\"", "A-2 A-3"),
                on("summary ~ \"pum?\"", "A-2 A-3"),
                on("summary ~ pum", ""),
                on("summary ~ \"\\\"two words\\\"\"", "B-1"),
                on("summary ~ \"two words\"", "B-1 B-2"),
                on("summary ~ \"test_valve\"", "A-3"),
                on("summary ~ \"valve_test\"", ""),
                on("summary ~ \"trees OR valve\"", "A-3 A-10"),
                on("summary ~ \"water -pump\"", "A-10"),
                on("summary ~ \"water AND NOT pump\"", "A-10"),
                on("summary ~ \"+water +pump~2\"", "A-2"),
                on("summary ~ \"'; DROP TABLE issue; -- water\"", ""),
                on("summary ~ \"!!! ###\"", ""),
                on("summary ~ \"wa\\u0000ter\"", ""),
                on("summary ~ \"\\ud800 water\"", "A-2 A-10"),
                on("summary ~ " + "w".repeat(5_000), ""),
                on("summary ~ \"" + "water ".repeat(1_600) + "\"", "A-2 A-10"),
                on("summary ~ \"\\\"" + "two words ".repeat(900) + "\\\"\"", ""),
                on("summary ~ \"+\\\"two words\\\"^4 -\\\"words two\\\"\"", "B-1"),
                on("summary ~ \"\\\"two words\"", "B-1"),
                on("summary ~ \"the — …\"", ""),
                on("summary !~ water", "A-1 A-3 B-1 B-2"),
                on("summary is EMPTY", "A-4"),
                on("summary ~ EMPTY", "A-4"),
                on("summary is not EMPTY", "A-1 A-2 A-3 A-10 B-1 B-2"));
    }

    private static List<Arguments> people() {
        return List.of(
                on("assignee = ann", "A-1 A-3"),
                on("assignee = \"ann smith\"", "A-1 A-3"),
                on("assignee = currentUser()", "A-1 A-3"),
                on("assignee != ann", "A-2 B-1"),
                on("assignee != currentUser()", "A-2 B-1"),
                on("assignee in (bob, EMPTY)", "A-2 A-4 A-10 B-1 B-2"),
                on("assignee in (currentUser(), bob)", "A-1 A-2 A-3 B-1"),
                on("assignee not in (ann)", "A-2 B-1"),
                on("assignee is EMPTY", "A-4 A-10 B-2"),
                on("assignee is not EMPTY", "A-1 A-2 A-3 B-1"));
    }

    private static List<Arguments> urgency() {
        return List.of(
                on("priority = high", "A-2 A-10"),
                on("priority = 3", "A-3 B-2"),
                on("priority != High", "A-1 A-3 B-1 B-2"),
                on("priority > High", "A-1 B-1"),
                on("priority >= High", "A-1 A-2 A-10 B-1"),
                on("priority < High", "A-3 B-2"),
                on("priority <= High", "A-2 A-3 A-10 B-2"),
                on("priority > Highest", ""),
                on("priority in (Low, EMPTY)", "A-3 A-4 B-2"),
                on("priority not in (High, Low)", "A-1 B-1"),
                on("priority is EMPTY", "A-4"),
                on("priority is not EMPTY", "A-1 A-2 A-3 A-10 B-1 B-2"));
    }

    private static List<Arguments> resolutions() {
        return List.of(
                on("resolution = Fixed", "A-3 B-2"),
                on("resolution = Unresolved", "A-1 A-2 A-10 B-1"),
                on("resolution != Unresolved", "A-3 A-4 B-2"),
                on("resolution != Fixed", "A-4"),
                on("resolution in (Declined, unresolved)", "A-1 A-2 A-4 A-10 B-1"),
                on("resolution not in (Fixed)", "A-4"),
                on("resolution > Fixed", "A-4"),
                on("resolution <= Fixed", "A-3 B-2"),
                on("resolution is EMPTY", "A-1 A-2 A-10 B-1"),
                on("resolution is not EMPTY", "A-3 A-4 B-2"));
    }

    private static List<Arguments> negations() {
        return List.of(
                on("not parent = A-1", "A-3"),
                on("not parent is EMPTY", "A-2 A-3 A-10 B-1"),
                on("not (parent = A-1 and labels = red)", "A-3 A-4 A-10 B-2"),
                on("not (parent = A-1 or labels = red)", ""),
                on("not labels in (blue, EMPTY)", "A-2 A-3 A-4 A-10"),
                on("not key < A-4", "A-4 A-10"),
                on("not created >= 2023-07-03", "A-1 A-2"),
                on("not summary ~ water", "A-1 A-3 B-1 B-2"),
                on("not not labels = red", "A-2 A-3"),
                on("project = A and (status = Open or labels = red) and not type = Epic", "A-2 A-3 A-10"),
                on("project = B or project = A and status = Done", "A-3 B-1 B-2"));
    }

    private static Arguments on(String jql, String keys) {
        return Arguments.of(jql, keys);
    }
}
