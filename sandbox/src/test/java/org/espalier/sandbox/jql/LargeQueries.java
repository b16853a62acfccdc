package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What each field, operator, function and order costs on the {@link LargeSite}. */
final class LargeQueries {

    /**
     * One query and what a page of it may read.
     *
     * @param ways the indices, exactly; a page reads little of them
     * @param reason why a page reads far more all the same; the ways are then not stated
     */
    record Cost(String jql, Set<String> ways, Optional<String> reason) {

        @Override
        public String toString() {
            return jql;
        }
    }

    private static final String FULL_TYPE = "issue_link_type_id_source_id_destination_id_key";

    private LargeQueries() {}

    static Stream<Cost> all() {
        return Stream.concat(
                Stream.of(lists(), keys(), hierarchy(), labels(), dates(), summaries(), links(), together(), orders())
                        .flatMap(List::stream),
                Stream.of(LargeFieldQueries.all(), LargePartQueries.all(), LargeFollowedQueries.all())
                        .flatMap(costs -> costs));
    }

    /** Few issues, found by these indices. */
    static Cost found(String jql, String... indices) {
        return new Cost(jql, new TreeSet<>(List.of(indices)), Optional.empty());
    }

    /** Many issues: the default order, by id, is followed until the page is full. */
    static Cost walked(String jql) {
        return found(jql, "issue_pkey");
    }

    static Cost nothing(String jql) {
        return found(jql);
    }

    /** By its nature the whole site may have to be read for a page. */
    static Cost whole(String jql, String reason) {
        return new Cost(jql, Set.of(), Optional.of(reason));
    }

    private static List<Cost> lists() {
        return List.of(
                found("project = RARE", "issue_project"),
                walked("project = BIG"),
                walked("project != BIG"),
                found("project in (RARE)", "issue_project"),
                walked("project in (BIG, RARE)"),
                found("project not in (BIG, MID)", "issue_project"),
                nothing("project is EMPTY"),
                walked("project is not EMPTY"),
                found("issuetype = Idea", "issue_type_of"),
                walked("issuetype = Task"),
                walked("issuetype != Task"),
                found("type in (Idea)", "issue_type_of"),
                walked("type in (Task, Idea)"),
                found("type not in (Task, Bug, Sub-task, Epic)", "issue_type_of"),
                walked("type not in (Epic)"),
                walked("type in standardIssueTypes()"),
                walked("type not in standardIssueTypes()"),
                walked("type in subtaskIssueTypes()"),
                nothing("type is EMPTY"),
                walked("type is not EMPTY"),
                found("status = \"In Progress\"", "issue_status"),
                walked("status = Done"),
                walked("status != Done"),
                found("status in (\"In Progress\")", "issue_status"),
                walked("status in (\"In Progress\", Closed)"),
                found("status not in (Open, Done, Closed)", "issue_status"),
                walked("status not in (Open)"),
                nothing("status is EMPTY"),
                walked("status is not EMPTY"),
                found("statusCategory = \"In Progress\"", "issue_status"),
                walked("statusCategory = Done"),
                walked("statusCategory != Done"),
                walked("statusCategory in (new, \"In Progress\")"),
                found("statusCategory not in (new, done)", "issue_status"));
    }

    private static List<Cost> keys() {
        return List.of(
                found("key = BIG-1234", "issue_pkey"),
                walked("key != BIG-1234"),
                found("key in (BIG-1234, MID-1241, 1251)", "issue_pkey"),
                walked("key not in (BIG-1234, MID-1241)"),
                found("key < BIG-40", "issue_number"),
                found("key <= BIG-40", "issue_number"),
                walked("key > BIG-40"),
                walked("key >= BIG-40"),
                whole(
                        "key < BIG-20000",
                        "numbers grow with the ids, which PostgreSQL does not know; the newest are read first"),
                found("key < BIG-20000 order by key desc", "issue_key_order_in_project"),
                found("id = 1234", "issue_pkey"),
                walked("id != 1234"),
                found("id in (1234, 1235)", "issue_pkey"),
                walked("id not in (1234, 1235)"),
                found("id < 40", "issue_pkey"),
                found("id <= 40", "issue_pkey"),
                walked("id > 40"),
                walked("id >= 40"),
                found("key in linkedIssues(BIG-55)", "issue_pkey"),
                nothing("key in linkedIssues(BIG-55, blocks)"),
                found("key in (BIG-77, linkedIssues(BIG-55))", "issue_pkey"),
                walked("key not in linkedIssues(BIG-55)"));
    }

    private static List<Cost> hierarchy() {
        return List.of(
                found("parent = 1200", "issue_parent"),
                walked("parent != 1200"),
                found("parent in (1200, 1300)", "issue_parent"),
                walked("parent in (1200, EMPTY)"),
                walked("parent not in (1200, 1300)"),
                found("parent in linkedIssues(BIG-60)", "issue_parent"),
                walked("parent not in linkedIssues(BIG-60)"),
                walked("parent is EMPTY"),
                walked("parent is not EMPTY"),
                found("\"Epic Link\" = 1200", "issue_parent", "issue_pkey"),
                walked("\"Epic Link\" != 1200"),
                found("\"Epic Link\" in (1200, 1300)", "issue_parent", "issue_pkey"),
                // Reads the list of epics once.
                found("\"Epic Link\" in (1200, EMPTY)", "issue_pkey", "issue_type_of"),
                walked("\"Epic Link\" not in (1200, 1300)"),
                walked("\"Epic Link\" is EMPTY"),
                walked("\"Epic Link\" is not EMPTY"));
    }

    private static List<Cost> labels() {
        return List.of(
                found("labels = rare", "issue_labels"),
                walked("labels = common"),
                found("labels = nobody", "issue_labels"),
                walked("labels != rare"),
                whole("labels != common", "an index finds what has a label, not what has others only"),
                found("labels in (rare, nobody)", "issue_labels"),
                walked("labels in (rare, EMPTY)"),
                walked("labels not in (rare, nobody)"),
                walked("labels is EMPTY"),
                walked("labels is not EMPTY"));
    }

    private static List<Cost> dates() {
        return Stream.concat(
                        Stream.of("created", "updated").flatMap(LargeQueries::datesOf),
                        Stream.of(
                                found("created < \"2020-01-01 05:00\"", "issue_created"),
                                found("created > now()", "issue_created"),
                                found("created >= startOfDay()", "issue_created"),
                                found("created >= -1w", "issue_created"),
                                found("created >= endOfDay(-1)", "issue_created"),
                                found("created > startOfWeek() and created < endOfWeek()", "issue_created"),
                                found("created > startOfMonth() and created < endOfMonth()", "issue_created"),
                                walked("created > startOfYear(-2) and created < endOfYear(-1)")))
                .toList();
    }

    private static Stream<Cost> datesOf(String field) {
        var index = "issue_" + field;
        return Stream.of(
                found(field + " = \"2022-01-01\"", index),
                walked(field + " != \"2022-01-01\""),
                found(field + " < \"2019-12-31\"", index),
                found(field + " <= \"2019-12-31\"", index),
                found(field + " > \"2025-01-01\"", index),
                found(field + " >= \"2024-12-31\"", index),
                walked(field + " >= \"2020-02-01\""),
                found(field + " in (\"2022-01-01\", \"2023-01-01\")", index),
                walked(field + " not in (\"2022-01-01\", \"2023-01-01\")"),
                nothing(field + " is EMPTY"),
                walked(field + " is not EMPTY"));
    }

    private static List<Cost> summaries() {
        var others = "an index finds what has a word, not what lacks it";
        return List.of(
                found("summary ~ zeppelin", "issue_summary_words"),
                found("summary ~ \"zeppelin mend\"", "issue_summary_words"),
                found("summary ~ \"\\\"the zeppelin\\\"\"", "issue_summary_words"),
                found("summary ~ \"zep*\"", "issue_pkey", "issue_summary_words"),
                found("summary ~ \"zeppelin OR balloon\"", "issue_pkey", "issue_summary_words"),
                found("summary ~ balloon", "issue_summary_words"),
                walked("summary ~ pump"),
                walked("summary ~ \"pump -mend\""),
                whole("summary ~ \"pum*\"", "how many words begin so is not known before; all are found first"),
                whole("summary ~ \"-pump\"", others),
                walked("summary !~ zeppelin"),
                whole("summary !~ pump", others),
                walked("summary !~ \"zep*\""),
                found("summary ~ EMPTY", "issue_without_summary"),
                found("summary is EMPTY", "issue_without_summary"),
                walked("summary is not EMPTY"));
    }

    private static List<Cost> links() {
        var others = "an index finds what has a link, not what has others only";
        return List.of(
                found("issueLinkType = Clones", FULL_TYPE, "issue_pkey"),
                found("issueLinkType = \"is cloned by\"", FULL_TYPE, "issue_pkey"),
                found("issueLinkType = Blocks", "issue_link_destination", "issue_link_source", "issue_pkey"),
                found("issueLinkType in (Clones)", FULL_TYPE, "issue_pkey"),
                found("issueLinkType in (Clones, Blocks)", "issue_link_destination", "issue_link_source", "issue_pkey"),
                whole("issueLinkType in (Clones, EMPTY)", "two sets of links, of which one is nearly all"),
                found("issueLinkType != Blocks", "issue_link_destination", "issue_link_source", "issue_pkey"),
                found(
                        "issueLinkType not in (Clones)",
                        FULL_TYPE,
                        "issue_link_destination",
                        "issue_link_source",
                        "issue_pkey"),
                whole("issueLinkType not in (Blocks, Relates)", others),
                found("issueLinkType is EMPTY", "issue_link_destination", "issue_link_source", "issue_pkey"),
                found("issueLinkType is not EMPTY", "issue_link_destination", "issue_link_source", "issue_pkey"));
    }

    private static List<Cost> together() {
        return List.of(
                found("labels = rare or key = BIG-1234", "issue_labels", "issue_pkey"),
                found("labels = rare or key in linkedIssues(BIG-55)", "issue_labels", "issue_pkey"),
                found("labels = rare or summary ~ zeppelin", "issue_labels", "issue_summary_words"),
                whole(
                        "labels = rare or issueLinkType = Clones",
                        "no index holds both; every issue is asked for its links"),
                walked("not (labels = rare or status = Done)"),
                found("parent = 1200 and status = Open", "issue_parent"),
                found("labels = rare order by Rank", "issue_labels"),
                found("parent = 1200 order by Rank", "issue_parent"),
                found("status = Done order by Rank", "issue_rank"),
                whole("project = BIG order by status, Rank", "what shares a status is sorted together"),
                found("status = Done and labels = common order by Rank", "issue_rank"));
    }

    private static List<Cost> orders() {
        var names = "sorted by names that stand in another table, as few as they are";
        return Stream.of("", " desc")
                .flatMap(way -> Stream.of(
                        whole("project = BIG order by project" + way, names),
                        whole("project = BIG order by type" + way, names),
                        whole("project = BIG order by statusCategory" + way, names),
                        whole("project = BIG order by \"Epic Link\"" + way, "sorted by the keys of other issues"),
                        found("project = BIG order by status" + way, "issue_status"),
                        found("project = BIG order by key" + way, "issue_key_order_in_project"),
                        found("project in (BIG, MID) order by key" + way, "issue_key_order"),
                        found("project = BIG order by id" + way, "issue_pkey"),
                        found("project = BIG order by labels" + way, "issue_label_order"),
                        found("project = BIG order by created" + way, "issue_created"),
                        found("project = BIG order by created" + way + ", Rank", "issue_created"),
                        found("project = BIG order by updated" + way, "issue_updated"),
                        found("project = BIG order by summary" + way, "issue_summary_order"),
                        found("project = BIG order by Rank" + way, "issue_rank")))
                .toList();
    }
}
