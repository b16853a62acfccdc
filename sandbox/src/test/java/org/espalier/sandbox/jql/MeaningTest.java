package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operator means for every field, with the field set, empty and with several values. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningTest {

    private static final String ALL = "A-1 A-2 A-3 A-4 A-10 B-1 B-2";

    private final Orchard orchard;

    MeaningTest() throws SQLException {
        orchard = new Orchard();
    }

    @BeforeAll
    void theCallerSeesAllButHiddenIssuesAndProjects() {
        assertThat(orchard.found("order by id")).isEqualTo(ALL);
    }

    @AfterAll
    void close() throws SQLException {
        orchard.close();
    }

    @ParameterizedTest
    @MethodSource
    void finds(String jql, String keys) {
        assertThat(orchard.found(jql + " ORDER BY id")).isEqualTo(keys);
    }

    static Stream<Arguments> finds() {
        return Stream.of(
                        projects(),
                        keys(),
                        types(),
                        statuses(),
                        hierarchy(),
                        labels(),
                        dates(),
                        summaries(),
                        links(),
                        people(),
                        urgency(),
                        resolutions(),
                        sprints(),
                        dueDates(),
                        levels(),
                        filters(),
                        pastValues(),
                        changes(),
                        negations())
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

    private static List<Arguments> dates() {
        return List.of(
                on("created > \"2023-07-03\"", "A-4 A-10 B-1 B-2"),
                on("created >= \"2023/07/03\"", "A-3 A-4 A-10 B-1 B-2"),
                on("created < 2023-07-03", "A-1 A-2"),
                on("createdDate <= 2023-7-3", "A-1 A-2 A-3"),
                on("created = \"2023-07-03 10:04\"", "A-10"),
                on("created = \"2023-07-03 10:03\"", ""),
                on("created != \"2023-07-03 10:04\"", "A-1 A-2 A-3 A-4 B-1 B-2"),
                on("created in (2023-07-04, 2023-07-05)", "B-1 B-2"),
                on("created not in (2023-07-04, 2023-07-05)", "A-1 A-2 A-3 A-4 A-10"),
                on("created is EMPTY", ""),
                on("created is not null", ALL),
                on("created >= 1688421600000", "B-1 B-2"),
                on("created < 99999999999999999 and created > -99999999999999999", ALL),
                on("created >= -1d", "B-2"),
                on("created >= \"-1d 12h\"", "B-2"),
                on("created >= \"-1d 13h\"", "B-1 B-2"),
                on("created < \"1w\"", ALL),
                on("updated = \"2023-07-03 11:04\"", "A-10"),
                on("updatedDate < 2023-07-01", ""),
                on("created >= startOfDay()", "B-2"),
                on("created in (startOfDay(), \"2023-07-04\")", "B-1 B-2"),
                on("created > endOfDay(-2d)", "B-1 B-2"),
                on("created >= startOfWeek()", "A-2 A-3 A-4 A-10 B-1 B-2"),
                on("created = startOfMonth()", "A-1"),
                on("created < startOfMonth(\"+2d\")", "A-1 A-2"),
                on("created > startOfYear() and created < endOfYear()", ALL),
                on("created > now()", ""));
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

    private static List<Arguments> sprints() {
        return List.of(
                on("sprint = ebb", "A-2 A-3"),
                on("sprint = 2", "A-2 A-10"),
                on("cf[10020] = Tide", "B-1"),
                on("sprint != Ebb", "A-10 B-1"),
                on("sprint in (Ebb, 3)", "A-2 A-3 B-1"),
                on("sprint in (Tide, EMPTY)", "A-1 A-4 B-1 B-2"),
                on("sprint in openSprints()", "A-2 A-10"),
                on("sprint not in openSprints()", "A-3 B-1"),
                on("sprint in closedSprints()", "A-2 A-3"),
                on("sprint in (futureSprints(), Ebb)", "A-2 A-3 B-1"),
                on("sprint is EMPTY", "A-1 A-4 B-2"),
                on("sprint is not EMPTY", "A-2 A-3 A-10 B-1"));
    }

    private static List<Arguments> dueDates() {
        return List.of(
                on("due = 2023-07-05", "A-3 B-2"),
                on("duedate = \"2023/07/05 18:00\"", "A-3 B-2"),
                on("due != 2023-07-05", "A-1 A-4"),
                on("due < now()", "A-1"),
                on("due <= now()", "A-1 A-3 B-2"),
                on("due > startOfDay()", "A-4"),
                on("due >= 2023-07-05", "A-3 A-4 B-2"),
                on("due <= \"1d\"", "A-1 A-3 A-4 B-2"),
                on("due in (2023-07-04, EMPTY)", "A-1 A-2 A-10 B-1"),
                on("due not in (2023-07-04)", "A-3 A-4 B-2"),
                on("due is EMPTY", "A-2 A-10 B-1"),
                on("due is not EMPTY", "A-1 A-3 A-4 B-2"));
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

    private static List<Arguments> pastValues() {
        return List.of(
                on("status was \"In Progress\"", "A-2 A-3 A-4"),
                on("status was Open", "A-1 A-2 A-3 A-10 B-1"),
                on("status was not Open", "A-4 B-2"),
                on("not status was Open", "A-4 B-2"),
                on("status was in (Done, Closed)", "A-3 A-4 B-2"),
                on("status was not in (Done, 4)", "A-1 A-2 A-10 B-1"),
                on("status was Open before 2023-07-03", "A-1 A-2"),
                on("status was Open after \"2023-07-03 10:00\"", "A-1 A-3 A-10 B-1"),
                on("status was \"In Progress\" on 2023-07-03", "A-2 A-3 A-4"),
                on("status was \"In Progress\" on 2023-07-05", "A-2"),
                on("status was \"In Progress\" during (\"2023-07-04 11:00\", now())", "A-2 A-3"),
                on("status was \"In Progress\" by ann", "A-2 A-3"),
                on("status was \"In Progress\" by (ann, bob) before \"2023-07-03 10:00\"", "A-2"),
                on("status was Done by currentUser()", ""),
                on("status was not Done by bob", "A-1 A-2 A-4 A-10 B-1 B-2"),
                on("assignee was ann", "A-1 A-3 A-4"),
                on("assignee was EMPTY", "A-4 A-10 B-1 B-2"),
                on("assignee was EMPTY before \"2023-07-03 12:00\"", "A-10"),
                on("assignee was in (currentUser(), bob)", "A-1 A-2 A-3 A-4 B-1"),
                on("priority was Low", "A-2 A-3 B-2"),
                on("priority was not in (Low, EMPTY)", "A-1 A-10 B-1"),
                on("resolution was Declined", "A-4 B-2"),
                on("resolution was Declined after \"2023-07-05 01:30\"", "A-4 B-2"),
                on("resolution was Declined after \"2023-07-05 02:30\"", "A-4"),
                on("resolution was Unresolved", ALL));
    }

    private static List<Arguments> changes() {
        return List.of(
                on("status changed", "A-2 A-3 A-4"),
                on("not status changed", "A-1 A-10 B-1 B-2"),
                on("not (status changed or resolution changed)", "A-1 A-10 B-1"),
                on("status changed from Open", "A-2 A-3"),
                on("status changed to Done", "A-3"),
                on("status changed from Open to \"In Progress\" by ann", "A-2 A-3"),
                on("status changed from (Open, 2) to (Closed, Done)", "A-3 A-4"),
                on("status changed after 2023-07-04", "A-3 A-4"),
                on("status changed before \"2023-07-03 10:00\"", "A-2"),
                on("status changed on 2023-07-04", "A-3 A-4"),
                on("status changed during (2023-07-03, \"2023-07-03 23:00\")", "A-2 A-3"),
                on("status changed by bob", "A-3 A-4"),
                on("status changed after -1d", ""),
                on("status changed after -2d", "A-3 A-4"),
                on("assignee changed to EMPTY", "A-4"),
                on("assignee changed from currentUser()", "A-4"),
                on("resolution changed from Unresolved to Fixed", "A-3"),
                on("resolution changed from EMPTY", "A-3 A-4 B-2"),
                on("priority changed by currentUser()", ""),
                on("priority changed from Low to High", "A-2"));
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

    @ParameterizedTest
    @MethodSource
    void sorts(String jql, String keys) {
        assertThat(orchard.found(jql)).isEqualTo(keys);
    }

    static Stream<Arguments> sorts() {
        return Stream.of(
                on("project = A", "A-10 A-4 A-3 A-2 A-1"),
                on("order by Rank", "A-10 A-2 A-3 B-1 A-1 A-4 B-2"),
                on("order by cf[10019] desc", "B-2 A-4 A-1 B-1 A-3 A-2 A-10"),
                on("order by key", ALL),
                on("order by issuekey desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by id desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by project, id desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by type, key", "A-4 B-2 A-1 A-3 A-2 A-10 B-1"),
                on("order by status desc", "A-4 B-2 A-3 A-2 B-1 A-10 A-1"),
                on("order by statusCategory, Rank desc", "A-1 B-1 A-10 A-2 B-2 A-4 A-3"),
                on("order by labels", "A-4 B-2 A-10 A-2 A-3 A-1 B-1"),
                on("order by labels desc", "B-1 A-1 A-3 A-2 A-10 B-2 A-4"),
                on("order by \"Epic Link\" asc", "A-2 A-10 B-1 A-1 A-3 A-4 B-2"),
                on("order by summary", "A-4 A-1 A-3 A-2 B-1 A-10 B-2"),
                on("order by created desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by updated", ALL),
                on("order by priority", "A-3 B-2 A-2 A-10 A-1 B-1 A-4"),
                on("order by priority desc", "A-4 B-1 A-1 A-10 A-2 B-2 A-3"),
                on("order by resolution", "A-3 B-2 A-4 A-1 A-2 A-10 B-1"),
                on("order by assignee, key desc", "A-3 A-1 B-1 A-2 B-2 A-10 A-4"),
                on("order by assignee desc", "B-2 A-10 A-4 B-1 A-2 A-3 A-1"),
                on("order by Sprint", "A-3 A-2 A-10 B-1 A-1 A-4 B-2"),
                on("order by due", "A-1 A-3 B-2 A-4 A-2 A-10 B-1"),
                on("order by duedate desc, key", "A-2 A-10 B-1 A-4 A-3 B-2 A-1"));
    }

    @Test
    void aQueryCanBeAskedOfAFewIssuesOnly() {
        var query = orchard.check("labels = red order by id").strictly();

        assertThat(orchard.found(query.among(List.of(103L, 104L, 301L, 401L)))).isEqualTo("A-3");
        assertThat(orchard.found(query.among(List.of()))).isEmpty();
    }

    @Test
    void unknownValuesMatchNothingWhereTheyAreNoError() {
        var check = orchard.check("project = NOPE or key = A-1 order by id");

        assertThat(check.warnings()).containsExactly("The value 'NOPE' does not exist for the field 'project'.");
        assertThat(orchard.found(check.leniently())).isEqualTo("A-1");
        assertThatThrownBy(check::strictly).isInstanceOf(JqlError.class);
        assertThat(orchard.found(orchard.check("key not in (A-1, A-99) and project = A order by id")
                        .leniently()))
                .isEqualTo("A-2 A-3 A-4 A-10");
    }

    @Test
    void valuesNeverBecomePartOfTheStatement() {
        var evil = "x') OR 1=1; --";
        var query = orchard.check("labels = \"" + evil + "\" or summary ~ \"" + evil + "\"")
                .strictly();

        assertThat(query.where()).doesNotContain("1=1");
        assertThat(orchard.found(query)).isEmpty();
    }

    @Test
    void aQueryOfThousandsOfClausesIsAnswered() {
        var chain = "project = B and (" + "labels = red or ".repeat(5_000) + "key = B-1)";
        assertThat(orchard.found(chain)).isEqualTo("B-1");

        var deep = "(project = B and ".repeat(399) + "key = B-1" + ")".repeat(399);
        assertThat(orchard.found(deep)).isEqualTo("B-1");

        var tooLong = orchard.check("labels = red or ".repeat(33_000) + "key = B-1");
        assertThat(tooLong.errors()).containsExactly("The query is too long: it compares with more than 32000 values.");
    }
}
