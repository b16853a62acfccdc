package org.espalier.sandbox.jql;

import static org.espalier.sandbox.jql.LargeQueries.found;
import static org.espalier.sandbox.jql.LargeQueries.nothing;
import static org.espalier.sandbox.jql.LargeQueries.walked;
import static org.espalier.sandbox.jql.LargeQueries.whole;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.jql.LargeQueries.Cost;

/** What resolutions, views, watchers, votes and leads cost, as {@link LargeQueries} says it of the rest. */
final class LargeFollowedQueries {

    private LargeFollowedQueries() {}

    static Stream<Cost> all() {
        return Stream.of(resolutions(), views(), followers("watcher"), followers("voter"), functions(), orders())
                .flatMap(List::stream);
    }

    private static List<Cost> resolutions() {
        var index = "issue_resolved";
        return List.of(
                found("resolved = \"2023-01-01\"", index),
                walked("resolved != \"2023-01-01\""),
                found("resolved < \"2018-01-02\"", index),
                found("resolved <= \"2018-01-02\"", index),
                walked("resolved > \"2020-02-01\""),
                walked("resolved >= \"2020-02-01\""),
                found("resolved in (\"2022-01-01\", \"2023-01-01\")", index),
                walked("resolved not in (\"2022-01-01\")"),
                walked("resolved is EMPTY"),
                walked("resolved is not EMPTY"));
    }

    private static List<Cost> views() {
        return List.of(
                walked("lastViewed = \"2024-01-01\""),
                walked("lastViewed != \"2024-01-01\""),
                walked("lastViewed < \"2024-01-01\""),
                walked("lastViewed <= \"2024-01-01\""),
                walked("lastViewed > \"2024-01-01\""),
                walked("lastViewed >= \"2024-01-01\""),
                walked("lastViewed in (\"2024-01-01\")"),
                walked("lastViewed not in (\"2024-01-01\")"),
                walked("lastViewed is EMPTY"),
                walked("lastViewed is not EMPTY"));
    }

    private static List<Cost> followers(String field) {
        return List.of(
                walked(field + " = a"),
                walked(field + " = b"),
                walked(field + " = c"),
                walked(field + " != a"),
                walked(field + " != b"),
                walked(field + " in (a, b)"),
                walked(field + " not in (b)"),
                walked(field + " is EMPTY"),
                walked(field + " is not EMPTY"));
    }

    private static List<Cost> functions() {
        return List.of(
                walked("key in watchedIssues()"),
                walked("key in votedIssues()"),
                found("key in childIssuesOf(1200)", "issue_pkey"),
                found("key in portfolioChildIssuesOf(1200)", "issue_pkey"),
                found("key in parentEpic(1200, 1300)", "issue_pkey"),
                nothing("key in issuesWithRemoteLinksByGlobalId(x)"),
                found("project in projectsLeadByUser()", "issue_project"),
                found("project in projectsWhereUserHasPermission(\"Edit issues\")", "issue_project"),
                found("project in projectsWhereUserHasRole(Administrators)", "issue_project"),
                found("component in componentsLeadByUser()", "issue_components"),
                nothing("created > currentLogin()"),
                nothing("created > lastLogin()"));
    }

    private static List<Cost> orders() {
        var reason = "sorted, and no index has this order";
        return List.of(
                whole("project = BIG order by resolved", reason),
                whole("project = BIG order by resolved desc", reason),
                whole("project = BIG order by lastViewed", reason),
                whole("project = BIG order by lastViewed desc", reason));
    }
}
