package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What queries about versions, components, texts, numbers, people and properties find. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningOfPartsTest {

    private final Orchard orchard;

    MeaningOfPartsTest() throws SQLException {
        orchard = new Orchard();
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
                        parts(),
                        versionFunctions(),
                        formerVersions(),
                        people(),
                        texts(),
                        numbers(),
                        properties(),
                        touched(),
                        followed(),
                        below(),
                        led())
                .flatMap(List::stream);
    }

    private static List<Arguments> parts() {
        return List.of(
                on("component = hull", "A-1 A-2 B-1"),
                on("component = 32", "A-2"),
                on("component != Hull", ""),
                on("component in (Mast, EMPTY)", "A-2 A-3 A-4 A-10 B-2"),
                on("component not in (Mast)", "A-1 B-1"),
                on("component is EMPTY", "A-3 A-4 A-10 B-2"),
                on("fixVersion = \"1.0\"", "A-1 B-1"),
                on("fixVersion = 13", "A-2 A-3"),
                on("fixVersion != \"2.0\"", "A-1 A-3 B-1"),
                on("fixVersion > \"1.0\"", "A-2 A-3"),
                on("fixVersion <= \"2.0\"", "A-1 A-2"),
                on("fixVersion < \"1.0\"", ""),
                on("fixVersion >= \"3.0\"", "A-2 A-3"),
                on("fixVersion is not EMPTY", "A-1 A-2 A-3 B-1"),
                on("affectedVersion = \"1.0\"", "A-2 B-1"),
                on("affectedVersion < \"2.0\"", "A-2"));
    }

    private static List<Arguments> versionFunctions() {
        return List.of(
                on("fixVersion in releasedVersions()", "A-1 A-2"),
                on("fixVersion in unreleasedVersions()", "A-2 A-3 B-1"),
                on("fixVersion not in releasedVersions(A)", "A-3 B-1"),
                on("fixVersion = latestReleasedVersion(zebra)", "A-2"),
                on("fixVersion > latestReleasedVersion(A)", "A-2 A-3"),
                on("fixVersion = latestReleasedVersion(B)", ""),
                on("fixVersion = earliestUnreleasedVersion(B)", "B-1"),
                on("affectedVersion in (unreleasedVersions(2), \"1.0\")", "A-2 B-1"));
    }

    private static List<Arguments> formerVersions() {
        return List.of(
                on("fixVersion was \"1.0\"", "A-1 A-2 B-1"),
                on("fixVersion was 12", "A-2 A-4"),
                on("fixVersion was not 13", "A-1 A-4 A-10 B-1 B-2"),
                on("fixVersion was in (12, 21)", "A-2 A-4 B-1"),
                on("fixVersion was 11 before 2023-07-03", "A-1 A-2"),
                on("fixVersion was 12 by bob", "A-2"),
                on("fixVersion was 12 on 2023-07-03", "A-2 A-4"),
                on("fixVersion was 12 on 2023-07-02", ""),
                on("fixVersion was EMPTY", "A-2 A-4 A-10 B-2"),
                on("fixVersion was EMPTY after 2023-07-05", "A-4 A-10 B-2"),
                on("fixVersion changed", "A-2 A-4"),
                on("fixVersion changed from 11", "A-2"),
                on("fixVersion changed to 12 by bob", "A-2"),
                on("fixVersion changed to EMPTY", "A-2 A-4"));
    }

    private static List<Arguments> people() {
        return List.of(
                on("reporter = ann", "A-1 B-1"),
                on("reporter in membersOf(keepers)", "A-2 A-3"),
                on("assignee in membersOf(\"all hands\")", "A-1 A-2 A-3 B-1"),
                on("reporter not in (ann)", "A-2 A-3"),
                on("reporter is EMPTY", "A-4 A-10 B-2"),
                on("creator = currentUser()", "A-1 A-2 A-3 A-10 B-1 B-2"),
                on("creator != ann", "A-4"),
                on("reporter was bob", "A-2 A-3 B-1"),
                on("reporter changed by bob", "B-1"));
    }

    private static List<Arguments> texts() {
        return List.of(
                on("description ~ quince", "A-1"),
                on("description ~ \"\\\"mend the valve\\\"\"", "A-2"),
                on("description !~ valve", "A-1"),
                on("description is EMPTY", "A-3 A-4 A-10 B-1 B-2"),
                on("environment ~ \"green*\"", "A-3"),
                on("environment is not EMPTY", "A-3"),
                on("comment ~ quinces", "A-4"),
                on("comment !~ quinces", "B-1"),
                on("comment is EMPTY", "A-1 A-2 A-3 A-10 B-2"),
                on("text ~ quince", "A-1 A-4"),
                on("text ~ pump", "A-2 A-3"),
                on("text ~ greenhouse", "A-3"),
                on("text ~ \"quinces rot pears\"", ""),
                on("not text ~ quince", "A-2 A-3 A-10 B-1 B-2"),
                on("\"Epic Name\" ~ orchard", "A-1"),
                on("cf[10011] is EMPTY", "A-2 A-3 A-4 A-10 B-1 B-2"));
    }

    private static List<Arguments> numbers() {
        return List.of(
                on("\"Story point estimate\" = 3", "A-2"),
                on("cf[10016] < 1", "A-3"),
                on("cf[10016] >= 0.5", "A-2 A-3"),
                on("cf[10016] != 3", "A-3"),
                on("cf[10016] in (3, EMPTY)", "A-1 A-2 A-4 A-10 B-1 B-2"),
                on("timeSpent = 2h", "A-2"),
                on("timeSpent > 119", "A-2"),
                on("originalEstimate = 1d", "A-3"),
                on("originalEstimate <= \"0d 1h\"", "A-2"),
                on("remainingEstimate = 30", "A-3"),
                on("remainingEstimate is EMPTY", "A-1 A-2 A-4 A-10 B-1 B-2"),
                on("workRatio = 200", "A-2"),
                on("workRatio < 100", "A-3"));
    }

    private static List<Arguments> properties() {
        return List.of(
                on("issue.property[pump].side.name = port", "A-1"),
                on("issue.property[pump].side.name in (port, lee)", "A-1 A-2"),
                on("issue.property[pump].side.name != port", "A-2"),
                on("Issue.Property[\"pump\"].side.name ~ \"por*\"", "A-1"),
                on("issue.property[pump].side.name !~ port", "A-2"),
                on("issue.property[pump].side.name is EMPTY", "A-3 A-4 A-10 B-1 B-2"),
                on("issue.property[pump].side.count > 3", "A-2"),
                on("issue.property[pump].side.count >= 3", "A-1 A-2"),
                on("issue.property[pump].side.count = 10", "A-2"),
                on("issue.property[pump].side.name > 3", ""),
                on("issue.property[pump].tags = b", "A-1"),
                on("issue.property[pump].tags not in (a)", ""),
                on("issue.property[pump].on = \"true\"", "A-1"),
                on("issue.property[pump].on is not EMPTY", "A-1"),
                on("issue.property[pump].day < 2023-07-06", "A-1"),
                on("issue.property[pump].day < \"\\u0000\"", ""),
                on("issue.property[other].x = 1", ""));
    }

    private static List<Arguments> touched() {
        return List.of(
                on("key in issueHistory()", "A-2 B-1"),
                on("key not in issueHistory()", "A-1 A-3 A-4 A-10 B-2"),
                on("key in (A-1, issueHistory())", "A-1 A-2 B-1"),
                on("parent in issueHistory()", "A-3"),
                on("key in updatedBy(bob)", "A-2 A-3 A-4 B-1 B-2"),
                on("key in updatedBy(bob, 2023-07-05)", "B-2"),
                on("key in updatedBy(bob, \"-1d\")", "B-1 B-2"),
                on("key in updatedBy(ann, 2023-07-03, \"2023-07-03 09:00\")", "A-2 A-3"));
    }

    private static List<Arguments> followed() {
        return List.of(
                on("watcher = ann", "A-2 B-1"),
                on("watcher != \"Ann Smith\"", "A-3"),
                on("watcher in (bob, EMPTY)", "A-1 A-2 A-3 A-4 A-10 B-2"),
                on("watcher in membersOf(keepers)", "A-2 A-3"),
                on("watcher not in (bob)", "B-1"),
                on("watcher is EMPTY", "A-1 A-4 A-10 B-2"),
                on("voter = currentUser()", "A-4"),
                on("voter is not EMPTY", "A-4 B-2"),
                on("key in watchedIssues()", "A-2 B-1"),
                on("parent in watchedIssues()", "A-3"),
                on("key not in votedIssues()", "A-1 A-2 A-3 A-10 B-1 B-2"));
    }

    private static List<Arguments> below() {
        return List.of(
                on("key in childIssuesOf(A-1)", "A-2 A-3 A-10 B-1"),
                on("key not in childIssuesOf(A-1)", "A-1 A-4 B-2"),
                on("issue in portfolioChildIssuesOf(102)", "A-3"),
                on("key in parentEpic(A-1, A-2)", "A-2 A-3 A-10 B-1"),
                on("key in childIssuesOf(B-2)", ""),
                on("key in issuesWithRemoteLinksByGlobalId(x)", ""));
    }

    private static List<Arguments> led() {
        return List.of(
                on("project in projectsLeadByUser()", "A-1 A-2 A-3 A-4 A-10"),
                on("project not in projectsLeadByUser(bob)", "A-1 A-2 A-3 A-4 A-10"),
                on("project in projectsWhereUserHasPermission(\"Edit issues\")", "B-1 B-2"),
                on("project in projectsWhereUserHasRole(Administrators)", "A-1 A-2 A-3 A-4 A-10"),
                on("component in componentsLeadByUser()", "A-1 A-2"),
                on("component in componentsLeadByUser(bob)", ""));
    }

    @ParameterizedTest
    @MethodSource
    void sorts(String jql, String keys) {
        assertThat(orchard.found(jql)).isEqualTo(keys);
    }

    static Stream<Arguments> sorts() {
        return Stream.of(
                on("order by fixVersion", "A-1 B-1 A-2 A-3 A-4 A-10 B-2"),
                on("order by component desc", "B-2 A-10 A-4 A-3 B-1 A-2 A-1"),
                on("order by reporter", "A-1 B-1 A-2 A-3 A-4 A-10 B-2"),
                on("order by creator", "A-1 A-2 A-3 A-10 B-1 B-2 A-4"),
                on("order by description", "A-2 A-1 A-3 A-4 A-10 B-1 B-2"),
                on("order by cf[10016] desc", "B-2 B-1 A-10 A-4 A-1 A-2 A-3"),
                on("order by workRatio", "A-3 A-2 A-1 A-4 A-10 B-1 B-2"),
                on("order by \"Epic Name\", id desc", "A-1 B-2 B-1 A-10 A-4 A-3 A-2"));
    }

    private static Arguments on(String jql, String keys) {
        return Arguments.of(jql, keys);
    }
}
