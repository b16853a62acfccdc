package org.espalier.sandbox.jql;

import static org.espalier.sandbox.jql.LargeQueries.found;
import static org.espalier.sandbox.jql.LargeQueries.walked;
import static org.espalier.sandbox.jql.LargeQueries.whole;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.jql.LargeQueries.Cost;

/** What versions, components, reporters, texts and numbers cost, as {@link LargeQueries} says it of the rest. */
final class LargePartQueries {

    private static final String SORTED = "sorted, and no index has this order";
    private static final String RARE = "what is not the most frequent one is asked for by reading all";
    private static final String HISTORY = "what is and what was are found in two tables, so every issue is asked";
    private static final String TEXTS = "no index has the words of these texts";
    private static final String NUMBERS = "no index has these numbers, and few issues have one so asked for";

    private LargePartQueries() {}

    static Stream<Cost> all() {
        return Stream.of(people(), parts(), history(), texts(), numbers(), orders())
                .flatMap(List::stream);
    }

    private static List<Cost> people() {
        return List.of(
                found("reporter = b", "issue_reporter"),
                walked("reporter = a"),
                whole("reporter != a", RARE),
                walked("reporter != b"),
                found("reporter in (b, c)", "issue_reporter"),
                found("reporter in membersOf(few)", "issue_reporter"),
                walked("reporter not in (b)"),
                walked("reporter is EMPTY"),
                walked("reporter is not EMPTY"),
                found("creator = b", "issue_creator"),
                walked("creator = a"),
                whole("creator != a", RARE),
                walked("creator != b"),
                found("creator in (b, c)", "issue_creator"),
                found("creator in membersOf(few)", "issue_creator"),
                walked("creator not in (b)"),
                found("creator is EMPTY", "issue_creator"),
                walked("creator is not EMPTY"));
    }

    private static List<Cost> parts() {
        return List.of(
                found("component = \"Mast\"", "issue_components"),
                walked("component = Hull"),
                whole("component != Hull", RARE),
                walked("component != \"Mast\""),
                found("component in (\"Mast\")", "issue_components"),
                walked("component in (\"Mast\", EMPTY)"),
                whole("component not in (Hull)", RARE),
                walked("component is EMPTY"),
                walked("component is not EMPTY"),
                found("fixVersion = \"2.0\"", "issue_fix_versions"),
                walked("fixVersion = \"1.0\""),
                whole("fixVersion != \"1.0\"", RARE),
                walked("fixVersion != \"2.0\""),
                found("fixVersion in (\"2.0\")", "issue_fix_versions"),
                walked("fixVersion in (\"2.0\", EMPTY)"),
                whole("fixVersion not in (\"1.0\")", RARE),
                walked("fixVersion is EMPTY"),
                walked("fixVersion is not EMPTY"),
                found("fixVersion > \"1.0\"", "issue_fix_versions"),
                found("fixVersion >= \"2.0\"", "issue_fix_versions"),
                walked("fixVersion < \"2.0\""),
                walked("fixVersion <= \"1.0\""),
                found("affectedVersion = \"2.0\"", "issue_versions"),
                walked("affectedVersion = \"1.0\""),
                whole("affectedVersion != \"1.0\"", RARE),
                walked("affectedVersion != \"2.0\""),
                found("affectedVersion in (\"2.0\")", "issue_versions"),
                walked("affectedVersion in (\"2.0\", EMPTY)"),
                whole("affectedVersion not in (\"1.0\")", RARE),
                walked("affectedVersion is EMPTY"),
                walked("affectedVersion is not EMPTY"),
                found("affectedVersion > \"1.0\"", "issue_versions"),
                found("affectedVersion >= \"2.0\"", "issue_versions"),
                walked("affectedVersion < \"2.0\""),
                walked("affectedVersion <= \"1.0\""),
                walked("fixVersion in releasedVersions()"),
                found("fixVersion in unreleasedVersions()", "issue_fix_versions"),
                walked("fixVersion = latestReleasedVersion(BIG)"),
                found("fixVersion = earliestUnreleasedVersion(BIG)", "issue_fix_versions"),
                walked("key in issueHistory()"),
                found("key in updatedBy(b)", "change_group", "issue_creator", "issue_pkey"));
    }

    private static List<Cost> history() {
        return List.of(
                whole("reporter was b", HISTORY),
                found("reporter was a", "change_group_items", "issue_pkey"),
                found("reporter was not b", "change_group_items", "issue_pkey"),
                whole("reporter was in (b)", HISTORY),
                found("reporter was not in (b)", "change_group_items", "issue_pkey"),
                whole("reporter was b before 2022-06-01", HISTORY),
                found("reporter changed", "change_group_items", "issue_pkey"),
                found("reporter changed from b", "change_group_items", "issue_pkey"),
                whole("fixVersion was 2", HISTORY),
                found("fixVersion was 1", "change_group_items", "issue_pkey"),
                found("fixVersion was not 2", "change_group_items", "issue_pkey"),
                whole("fixVersion was in (2)", HISTORY),
                found("fixVersion was not in (2)", "change_group_items", "issue_pkey"),
                whole("fixVersion was 2 before 2022-06-01", HISTORY),
                found("fixVersion changed", "change_group_items", "issue_pkey"),
                found("fixVersion changed from 2", "change_group_items", "issue_pkey"));
    }

    private static List<Cost> texts() {
        return List.of(
                walked("description ~ pier"),
                whole("description ~ zeppelin", TEXTS),
                walked("description !~ zeppelin"),
                walked("description is EMPTY"),
                walked("description is not EMPTY"),
                whole("environment ~ pier", TEXTS),
                whole("environment ~ zeppelin", TEXTS),
                walked("environment !~ zeppelin"),
                walked("environment is EMPTY"),
                walked("environment is not EMPTY"),
                walked("comment ~ pier"),
                walked("comment ~ zeppelin"),
                walked("comment !~ zeppelin"),
                walked("comment is EMPTY"),
                walked("comment is not EMPTY"),
                found("\"Epic Name\" ~ pier", "issue_type_of"),
                found("\"Epic Name\" ~ zeppelin", "issue_type_of"),
                whole("\"Epic Name\" !~ zeppelin", TEXTS),
                walked("\"Epic Name\" is EMPTY"),
                whole("\"Epic Name\" is not EMPTY", TEXTS),
                whole("text ~ pier", TEXTS),
                whole("text ~ zeppelin", TEXTS),
                walked("issue.property[a].b = 1"));
    }

    private static List<Cost> numbers() {
        return List.of(
                whole("cf[10016] = 7", NUMBERS),
                walked("cf[10016] != 7"),
                walked("cf[10016] < 7"),
                walked("cf[10016] <= 7"),
                walked("cf[10016] > 7"),
                walked("cf[10016] >= 7"),
                whole("cf[10016] in (7, 8)", NUMBERS),
                walked("cf[10016] not in (7)"),
                walked("cf[10016] is EMPTY"),
                walked("cf[10016] is not EMPTY"),
                whole("originalEstimate = 7", NUMBERS),
                walked("originalEstimate != 7"),
                whole("originalEstimate < 7", NUMBERS),
                whole("originalEstimate <= 7", NUMBERS),
                walked("originalEstimate > 7"),
                walked("originalEstimate >= 7"),
                whole("originalEstimate in (7, 8)", NUMBERS),
                walked("originalEstimate not in (7)"),
                walked("originalEstimate is EMPTY"),
                walked("originalEstimate is not EMPTY"),
                whole("remainingEstimate = 7", NUMBERS),
                walked("remainingEstimate != 7"),
                whole("remainingEstimate < 7", NUMBERS),
                whole("remainingEstimate <= 7", NUMBERS),
                walked("remainingEstimate > 7"),
                walked("remainingEstimate >= 7"),
                whole("remainingEstimate in (7, 8)", NUMBERS),
                walked("remainingEstimate not in (7)"),
                walked("remainingEstimate is EMPTY"),
                walked("remainingEstimate is not EMPTY"),
                whole("timeSpent = 7", NUMBERS),
                walked("timeSpent != 7"),
                whole("timeSpent < 7", NUMBERS),
                whole("timeSpent <= 7", NUMBERS),
                walked("timeSpent > 7"),
                walked("timeSpent >= 7"),
                whole("timeSpent in (7, 8)", NUMBERS),
                walked("timeSpent not in (7)"),
                walked("timeSpent is EMPTY"),
                walked("timeSpent is not EMPTY"),
                whole("workRatio = 7", NUMBERS),
                walked("workRatio != 7"),
                whole("workRatio < 7", NUMBERS),
                whole("workRatio <= 7", NUMBERS),
                walked("workRatio > 7"),
                walked("workRatio >= 7"),
                whole("workRatio in (7, 8)", NUMBERS),
                walked("workRatio not in (7)"),
                walked("workRatio is EMPTY"),
                walked("workRatio is not EMPTY"));
    }

    private static List<Cost> orders() {
        return List.of(
                whole("project = BIG order by reporter", SORTED),
                whole("project = BIG order by reporter desc", SORTED),
                whole("project = BIG order by creator", SORTED),
                whole("project = BIG order by creator desc", SORTED),
                whole("project = BIG order by component", SORTED),
                whole("project = BIG order by component desc", SORTED),
                whole("project = BIG order by fixVersion", SORTED),
                whole("project = BIG order by fixVersion desc", SORTED),
                whole("project = BIG order by affectedVersion", SORTED),
                whole("project = BIG order by affectedVersion desc", SORTED),
                whole("project = BIG order by description", SORTED),
                whole("project = BIG order by description desc", SORTED),
                whole("project = BIG order by environment", SORTED),
                whole("project = BIG order by environment desc", SORTED),
                whole("project = BIG order by \"Epic Name\"", SORTED),
                whole("project = BIG order by \"Epic Name\" desc", SORTED),
                whole("project = BIG order by cf[10016]", SORTED),
                whole("project = BIG order by cf[10016] desc", SORTED),
                whole("project = BIG order by originalEstimate", SORTED),
                whole("project = BIG order by originalEstimate desc", SORTED),
                whole("project = BIG order by remainingEstimate", SORTED),
                whole("project = BIG order by remainingEstimate desc", SORTED),
                whole("project = BIG order by timeSpent", SORTED),
                whole("project = BIG order by timeSpent desc", SORTED),
                whole("project = BIG order by workRatio", SORTED),
                whole("project = BIG order by workRatio desc", SORTED));
    }
}
