package org.espalier.sandbox.jql;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** When: days, sprints, due dates, and what an issue was or became. */
final class MeaningsOfTime {
    private static final String ALL = MeaningTest.ALL;

    private MeaningsOfTime() {}

    /** Queries, each with the keys of the issues that it finds. */
    static Stream<Arguments> all() {
        return Stream.of(dates(), resolutions(), views(), sprints(), dueDates(), pastValues(), changes())
                .flatMap(List::stream);
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

    private static List<Arguments> resolutions() {
        return List.of(
                on("resolved < 2023-07-04", "A-3 A-4"),
                on("not resolved < 2023-07-04", "B-2"),
                on("resolutiondate = \"2023-07-05 01:00\"", "B-2"),
                on("resolved != \"2023-07-05 01:00\"", "A-3 A-4"),
                on("resolved in (\"2023-07-05 01:00\", EMPTY)", "A-1 A-2 A-10 B-1 B-2"),
                on("resolved is EMPTY", "A-1 A-2 A-10 B-1"),
                on("resolutiondate is not EMPTY and resolved >= startOfDay()", "B-2"),
                on("resolved > currentLogin()", ""),
                on("not created > lastLogin()", ""));
    }

    private static List<Arguments> views() {
        return List.of(
                on("lastViewed > \"2023-07-04 08:30\"", "B-1"),
                on("lastViewed = \"2023-07-04 08:00\"", "A-2"),
                on("lastViewed not in (\"2023-07-04 08:00\")", "B-1"),
                on("lastViewed <= -1d", "A-2 B-1"),
                on("lastViewed is EMPTY", "A-1 A-3 A-4 A-10 B-2"),
                on("lastViewed is not EMPTY", "A-2 B-1"));
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

    private static Arguments on(String jql, String keys) {
        return Arguments.of(jql, keys);
    }
}
