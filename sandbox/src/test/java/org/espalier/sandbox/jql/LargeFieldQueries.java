package org.espalier.sandbox.jql;

import static org.espalier.sandbox.jql.LargeQueries.found;
import static org.espalier.sandbox.jql.LargeQueries.nothing;
import static org.espalier.sandbox.jql.LargeQueries.walked;
import static org.espalier.sandbox.jql.LargeQueries.whole;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.jql.LargeQueries.Cost;

/** What people, terms, sprints, days, levels, filters and history cost, as {@link LargeQueries} says it of the rest. */
final class LargeFieldQueries {

    private LargeFieldQueries() {}

    static Stream<Cost> all() {
        return Stream.of(terms(), people(), sprints(), dueDays(), levels(), filters(), history(), orders())
                .flatMap(List::stream);
    }

    private static List<Cost> terms() {
        return List.of(
                found("priority = High", "issue_priority"),
                walked("priority = Medium"),
                walked("priority != Medium"),
                walked("priority != High"),
                found("priority > Medium", "issue_priority"),
                walked("priority >= Medium"),
                walked("priority < Medium"),
                walked("priority <= Medium"),
                found("priority in (High)", "issue_priority"),
                walked("priority in (Medium, EMPTY)"),
                walked("priority not in (High)"),
                walked("priority is EMPTY"),
                walked("priority is not EMPTY"),
                found("resolution = Declined", "issue_resolution"),
                walked("resolution = Done"),
                found("resolution != Done", "issue_resolution"),
                walked("resolution != Declined"),
                found("resolution > Done", "issue_resolution"),
                walked("resolution >= Done"),
                nothing("resolution < Done"),
                walked("resolution <= Done"),
                found("resolution in (Declined)", "issue_resolution"),
                walked("resolution in (Done, EMPTY)"),
                walked("resolution not in (Declined)"),
                walked("resolution is EMPTY"),
                walked("resolution is not EMPTY"),
                found("priority not in (Medium, Low)", "issue_priority"),
                walked("resolution = Unresolved"));
    }

    private static List<Cost> people() {
        var reason = "who is not the most frequent one is asked for by reading all";
        return List.of(
                found("assignee = b", "issue_assignee"),
                walked("assignee = a"),
                walked("assignee = currentUser()"),
                found("assignee = c", "issue_assignee"),
                whole("assignee != a", reason),
                walked("assignee != b"),
                found("assignee in (b, c)", "issue_assignee"),
                walked("assignee in (b, EMPTY)"),
                walked("assignee not in (b)"),
                walked("assignee is EMPTY"),
                walked("assignee is not EMPTY"));
    }

    private static List<Cost> history() {
        var reason = "what is and what was are found in two tables, so every issue is asked";
        return List.of(
                whole("status was \"In Progress\"", reason),
                found("status was Open", "change_group", "issue_pkey"),
                found("status was not \"In Progress\"", "change_group_items", "issue_pkey"),
                whole("status was in (\"In Progress\")", reason),
                found("status was not in (\"In Progress\")", "change_group_items", "issue_pkey"),
                whole("status was \"In Progress\" before 2022-06-01", reason),
                found("status changed", "change_group_issue", "issue_pkey"),
                found("status changed from \"In Progress\"", "change_group_items", "issue_pkey"),
                found("not status changed", "change_group", "issue_pkey"),
                whole("priority was High", reason),
                found("priority was Medium", "change_group_items", "issue_pkey"),
                found("priority was not High", "change_group_items", "issue_pkey"),
                whole("priority was in (High)", reason),
                found("priority was not in (High)", "change_group_items", "issue_pkey"),
                whole("priority was High before 2022-06-01", reason),
                found("priority changed", "change_group_items", "issue_pkey"),
                found("priority changed from High", "change_group_items", "issue_pkey"),
                found("not priority changed", "change_group_items", "issue_pkey"),
                whole("resolution was Declined", reason),
                found("resolution was Done", "change_group_items", "issue_pkey"),
                found("resolution was not Declined", "change_group_items", "issue_pkey"),
                whole("resolution was in (Declined)", reason),
                found("resolution was not in (Declined)", "change_group_items", "issue_pkey"),
                whole("resolution was Declined before 2022-06-01", reason),
                found("resolution changed", "change_group_items", "issue_pkey"),
                found("resolution changed from Declined", "change_group_items", "issue_pkey"),
                found("not resolution changed", "change_group_items", "issue_pkey"),
                whole("assignee was b", reason),
                found("assignee was a", "change_group_items", "issue_pkey"),
                found("assignee was not b", "change_group_items", "issue_pkey"),
                whole("assignee was in (b)", reason),
                found("assignee was not in (b)", "change_group_items", "issue_pkey"),
                whole("assignee was b before 2022-06-01", reason),
                found("assignee changed", "change_group_items", "issue_pkey"),
                found("assignee changed from b", "change_group_items", "issue_pkey"),
                found("not assignee changed", "change_group_items", "issue_pkey"),
                found("status changed to Done", "change_group_issue", "issue_pkey"),
                found("status changed by b", "change_group", "issue_pkey"),
                found("status changed after 2022-01-02 by a", "change_group_issue", "issue_pkey"),
                whole("status was Open by a", reason),
                found("status was Done after -1d", "change_group_issue", "change_group_items", "issue_pkey"),
                found("status was Closed on 2023-01-05", "change_group_issue", "change_group_items", "issue_pkey"));
    }

    private static List<Cost> sprints() {
        var reason = "an index finds what is in a sprint, not what is in others only";
        return List.of(
                found("sprint = Tide", "issue_pkey", "issue_sprint_sprint"),
                found("sprint = Flood", "issue_pkey", "issue_sprint_sprint"),
                found("sprint = Ebb", "issue_pkey", "issue_sprint_pkey"),
                whole("sprint != Ebb", reason),
                found("sprint in (Tide, Flood)", "issue_pkey", "issue_sprint_sprint"),
                whole("sprint in (Tide, EMPTY)", "all that is in a sprint is read, to find what is in none"),
                found("sprint not in (Tide)", "issue_pkey", "issue_sprint_pkey", "issue_sprint_sprint"),
                found("sprint is EMPTY", "issue_pkey", "issue_sprint_pkey"),
                found("sprint is not EMPTY", "issue_pkey", "issue_sprint_pkey"),
                found("sprint in openSprints()", "issue_pkey", "issue_sprint_sprint"),
                found("sprint in closedSprints()", "issue_pkey", "issue_sprint_pkey"),
                found("sprint in futureSprints()", "issue_pkey", "issue_sprint_sprint"));
    }

    private static List<Cost> dueDays() {
        return List.of(
                found("due = 2024-03-01", "issue_due"),
                walked("due != 2024-03-01"),
                found("due < 2024-01-05", "issue_due"),
                found("due <= 2024-01-05", "issue_due"),
                found("due > 2024-10-20", "issue_due"),
                found("due >= 2024-10-20", "issue_due"),
                found("due < now()", "issue_due"),
                found("due in (2024-03-01, 2024-03-02)", "issue_due"),
                walked("due not in (2024-03-01)"),
                walked("due is EMPTY"),
                walked("due is not EMPTY"));
    }

    private static List<Cost> levels() {
        return List.of(
                found("hierarchyLevel = 1", "issue_type_of"),
                walked("hierarchyLevel = 0"),
                walked("hierarchyLevel != 0"),
                nothing("hierarchyLevel > 1"),
                found("hierarchyLevel >= 1", "issue_type_of"),
                walked("hierarchyLevel < 0"),
                walked("hierarchyLevel <= -1"),
                found("hierarchyLevel in (1, 7)", "issue_type_of"),
                walked("hierarchyLevel not in (0)"));
    }

    private static List<Cost> filters() {
        return List.of(
                found("filter = Few", "issue_project"),
                walked("filter = Many"),
                walked("filter != Few"),
                found("filter in (Few)", "issue_project"),
                walked("filter not in (Few)"),
                found("filter = Few or labels = rare", "issue_key_order_in_project", "issue_labels"));
    }

    private static List<Cost> orders() {
        var reason = "sorted, and no index has this order";
        return List.of(
                whole("project = BIG order by priority", reason),
                whole("project = BIG order by resolution", reason),
                whole("project = BIG order by assignee", reason),
                whole("project = BIG order by Sprint", reason),
                whole("project = BIG order by due", reason),
                whole("project = BIG order by priority desc", reason),
                whole("project = BIG order by resolution desc", reason),
                whole("project = BIG order by assignee desc", reason),
                whole("project = BIG order by Sprint desc", reason),
                whole("project = BIG order by due desc", reason));
    }
}
