package org.espalier.sandbox.jql;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where an issue is: its project, key, type, status, parents, links, levels, and the filters that name it. */
final class MeaningsOfPlace {
    private static final String ALL = MeaningTest.ALL;

    private MeaningsOfPlace() {}

    /** Queries, each with the keys of the issues that it finds. */
    static Stream<Arguments> all() {
        return Stream.of(projects(), keys(), types(), statuses(), hierarchy(), links(), levels(), filters())
                .flatMap(List::stream);
    }

    private static List<Arguments> projects() {
        return List.of(
                on("project = A", "A-1 A-2 A-3 A-4 A-10"),
                on("project = zebra", "A-1 A-2 A-3 A-4 A-10"),
                on("project = 2", "B-1 B-2"),
                on("project != A", "B-1 B-2"),
                on("project in (b, Zebra)", ALL),
                on("project not in (A, B)", ""),
                on("project is EMPTY", ""),
                on("project is not EMPTY", ALL),
                on("project = null", ""),
                on("project in (B, EMPTY)", "B-1 B-2"));
    }

    private static List<Arguments> keys() {
        return List.of(
                on("key = a-2", "A-2"),
                on("issuekey = OLD-7", "B-1"),
                on("issue = 103", "A-3"),
                on("id = \"103\"", "A-3"),
                on("key != A-2", "A-1 A-3 A-4 A-10 B-1 B-2"),
                on("key in (A-1, B-2, 102)", "A-1 A-2 B-2"),
                on("key in ((A-1), (B-2))", "A-1 B-2"),
                on("key not in (A-1, B-2)", "A-2 A-3 A-4 A-10 B-1"),
                on("key < A-4", "A-1 A-2 A-3"),
                on("key <= A-4", "A-1 A-2 A-3 A-4"),
                on("key > A-4", "A-10"),
                on("key >= A-4", "A-4 A-10"),
                on("id > 104", "A-10 B-1 B-2"),
                on("id >= 104 and id < 999999", "A-4 A-10 B-1 B-2"));
    }

    private static List<Arguments> types() {
        return List.of(
                on("issuetype = task", "A-2 A-10 B-1"),
                on("type = 4", "A-4 B-2"),
                on("type != Task", "A-1 A-3 A-4 B-2"),
                on("type in (Epic, \"Sub-task\")", "A-1 A-3"),
                on("type not in (Epic, Bug)", "A-2 A-3 A-10 B-1"),
                on("type is EMPTY", ""),
                on("type in subtaskIssueTypes()", "A-3"),
                on("type in standardIssueTypes()", "A-1 A-2 A-4 A-10 B-1 B-2"),
                on("type not in (standardissuetypes())", "A-3"));
    }

    private static List<Arguments> statuses() {
        return List.of(
                on("status = \"in progress\"", "A-2"),
                on("status = 3", "A-3 B-2"),
                on("status != Open", "A-2 A-3 A-4 B-2"),
                on("status in (Open, Done)", "A-1 A-3 A-10 B-1 B-2"),
                on("status not in (Open, Done)", "A-2 A-4"),
                on("status is not EMPTY", ALL),
                on("statusCategory = Done", "A-3 A-4 B-2"),
                on("statusCategory = new", "A-1 A-10 B-1"),
                on("statusCategory = 4", "A-2"),
                on("statusCategory != \"To Do\"", "A-2 A-3 A-4 B-2"),
                on("statusCategory in (new, \"In Progress\")", "A-1 A-2 A-10 B-1"),
                on("statusCategory not in (done)", "A-1 A-2 A-10 B-1"));
    }

    private static List<Arguments> hierarchy() {
        return List.of(
                on("parent = A-1", "A-2 A-10 B-1"),
                on("parent = 102", "A-3"),
                on("parent != A-1", "A-3"),
                on("parent in (A-1, A-2)", "A-2 A-3 A-10 B-1"),
                on("parent in (A-2, EMPTY)", "A-1 A-3 A-4 B-2"),
                on("parent not in (A-1)", "A-3"),
                on("parent not in (A-1, EMPTY)", "A-3"),
                on("parent is EMPTY", "A-1 A-4 B-2"),
                on("parent = EMPTY", "A-1 A-4 B-2"),
                on("parent != EMPTY", "A-2 A-3 A-10 B-1"),
                on("parent in linkedIssues(A-2)", "A-2 A-10 B-1"),
                on("\"Epic Link\" = A-1", "A-2 A-10 B-1"),
                on("cf[10014] = A-1", "A-2 A-10 B-1"),
                on("\"epic link\" = A-2", ""),
                on("\"Epic Link\" != A-2", "A-2 A-10 B-1"),
                on("\"Epic Link\" in (A-2, EMPTY)", "A-1 A-3 A-4 B-2"),
                on("\"Epic Link\" is EMPTY", "A-1 A-3 A-4 B-2"),
                on("\"Epic Link\" is not EMPTY", "A-2 A-10 B-1"));
    }

    private static List<Arguments> links() {
        return List.of(
                on("issueLinkType = Blocks", "A-1 A-2"),
                on("issueLinkType = blocks", "A-1 A-2"),
                on("issueLinkType = \"is blocked by\"", "A-2"),
                on("issueLinkType = \"relates to\"", "A-3 B-1"),
                on("issueLinkType = 2", "A-3 B-1"),
                on("issueLinkType != Blocks", "A-3 B-1"),
                on("issueLinkType in (Relates, \"is blocked by\")", "A-2 A-3 B-1"),
                on("issueLinkType not in (Relates)", "A-1 A-2"),
                on("issueLinkType is EMPTY", "A-4 A-10 B-2"),
                on("issueLinkType is not EMPTY", "A-1 A-2 A-3 B-1"),
                on("key in linkedIssues(A-1)", "A-2"),
                on("key in linkedIssues(A-2)", "A-1"),
                on("key in linkedIssues(A-2, \"is blocked by\")", "A-1"),
                on("key in linkedIssues(A-1, \"is blocked by\")", ""),
                on("key in linkedIssues(A-3, \"relates to\", Blocks)", "B-1"),
                on("key in linkedIssues(B-2)", ""),
                on("key not in linkedIssues(A-1)", "A-1 A-3 A-4 A-10 B-1 B-2"),
                on("key in (B-2, linkedIssues(A-1))", "A-2 B-2"));
    }

    private static List<Arguments> levels() {
        return List.of(
                on("hierarchyLevel = 0", "A-2 A-4 A-10 B-1 B-2"),
                on("hierarchyLevel != 0", "A-1 A-3"),
                on("hierarchyLevel > 0", "A-1"),
                on("hierarchyLevel <= -1", "A-3"),
                on("hierarchyLevel in (\"-1\", 1)", "A-1 A-3"),
                on("hierarchyLevel not in (0, 1)", "A-3"),
                on("hierarchyLevel = 7", ""));
    }

    private static List<Arguments> filters() {
        return List.of(
                on("filter = Reds", "A-2 A-3"),
                on("savedFilter = 1", "A-2 A-3"),
                on("request = reds", "A-2 A-3"),
                on("filter != Reds", "A-1 A-4 A-10 B-1 B-2"),
                on("not filter = Reds", "A-1 A-4 A-10 B-1 B-2"),
                on("filter = Nested", "A-1 A-2 A-3"),
                on("filter = All", ALL),
                on("filter in (Reds, 5) and project = B", "B-1 B-2"),
                on("filter not in (Nested)", "A-4 A-10 B-1 B-2"));
    }

    private static Arguments on(String jql, String keys) {
        return Arguments.of(jql, keys);
    }
}
