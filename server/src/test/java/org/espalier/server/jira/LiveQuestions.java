package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.jira.LiveQuestion.DATE_IN_MILLISECONDS;
import static org.espalier.server.jira.LiveQuestion.DATE_WITH_OFFSET;
import static org.espalier.server.jira.LiveQuestion.DEPLOYMENT;
import static org.espalier.server.jira.LiveQuestion.EPIC_ELSEWHERE;
import static org.espalier.server.jira.LiveQuestion.HIDDEN_LINKS;
import static org.espalier.server.jira.LiveQuestion.HISTORY_IN_SEARCH;
import static org.espalier.server.jira.LiveQuestion.LONGEST_PAGE;
import static org.espalier.server.jira.LiveQuestion.PAGE_TOKEN;
import static org.espalier.server.jira.LiveQuestion.QUIET_EDIT;
import static org.espalier.server.jira.LiveQuestion.SEARCH_FORGETS;
import static org.espalier.server.jira.LiveQuestion.SEARCH_LATE;
import static org.espalier.server.jira.LiveQuestion.SUB_TASK_CONVERTED;
import static org.espalier.server.jira.LiveQuestion.SUB_TASK_CONVERTED_STAMP;
import static org.espalier.server.jira.LiveQuestion.SUB_TASK_JOINS;
import static org.espalier.server.jira.LiveQuestion.SUB_TASK_LEAVES;
import static org.espalier.server.jira.LiveQuestion.SUB_TASK_MADE;
import static org.espalier.server.jira.LiveQuestion.SUB_TASK_PARENT;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Right;
import org.junit.jupiter.api.Test;

/**
 * The adapter against a Jira of which nothing is known, and the questions that only a real one answers (jira-api 23).
 */
abstract class LiveQuestions extends LiveWrites {

    /** More than a search was said to show of a history (jira-api 4.1). */
    private static final int EDITS = 45;

    /** Searches after the first that found an issue. */
    private static final int LATER_LOOKS = 25;

    private static final String REFUSED = "not asked, since it was refused";

    /** Between these an issue was changed, and outside of them it was not. */
    private static final Duration AROUND = Duration.ofMinutes(2);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("\"yyyy-MM-dd HH:mm Z\"", Locale.ROOT);

    @Test
    void theAccountMayDoWhatEspalierNeeds() {
        var report = site.report(Projects.of(Set.of(project)));

        assertThat(report.projects())
                .singleElement()
                .satisfies(each -> assertThat(each.granted())
                        .contains(Right.BROWSE_PROJECTS, Right.LINK_ISSUES, Right.EDIT_ISSUES));
        answers.put(
                DEPLOYMENT,
                live.get("/rest/api/2/serverInfo").json().path("deploymentType").asString());
    }

    @Test
    void aQueryFindsAnIssueBeforeLong() {
        long begun = System.nanoTime();
        long issue = live.create(live.standardType(), Map.of());
        var query = new Query("project = \"" + project + "\" ORDER BY created DESC");
        assertThat(site.queryFaults(query.text())).isEmpty();
        assertThat(site.queryFaults("projekt = 1")).isNotEmpty();
        while (tracker.look(new Need.Result(query)).result(query).stream()
                .noneMatch(each -> each.id().value() == issue)) {
            assertThat(System.nanoTime() - begun).isLessThan(LONGEST.toNanos());
            live.pass(Duration.ofMillis(200));
        }
        answers.put(SEARCH_LATE, Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        long vanished = IntStream.range(0, LATER_LOOKS)
                .filter(_ -> {
                    live.pass(Duration.ofMillis(200));
                    return tracker.look(new Need.Result(query)).result(query).stream()
                            .noneMatch(each -> each.id().value() == issue);
                })
                .count();
        answers.put(SEARCH_FORGETS, vanished + " of " + LATER_LOOKS);
    }

    @Test
    void subTasksAreAskedAbout() {
        answer(
                "not asked: the project has no sub-tasks",
                SUB_TASK_MADE,
                SUB_TASK_PARENT,
                SUB_TASK_LEAVES,
                SUB_TASK_JOINS,
                SUB_TASK_CONVERTED,
                SUB_TASK_CONVERTED_STAMP);
        live.subTaskType().ifPresent(type -> {
            long parent = live.create(live.standardType(), Map.of());
            var before = live.settled(parent);
            long subTask = live.create(type, under(parent));
            answers.put(SUB_TASK_MADE, yes(!before.equals(live.updated(parent))));
            convert(subTask, move(subTask, parent));
        });
    }

    private static Map<String, ?> under(long parent) {
        return Map.of("parent", Map.of("id", Long.toString(parent)));
    }

    /** Where it stands then. */
    private long move(long subTask, long parent) {
        long other = live.create(live.standardType(), Map.of());
        var left = live.settled(parent);
        var joined = live.settled(other);
        var moved = live.edit(subTask, under(other));
        answers.put(SUB_TASK_PARENT, "in a project " + live.style() + ": " + moved.told());
        answers.put(SUB_TASK_LEAVES, moved.good() ? yes(!left.equals(live.updated(parent))) : REFUSED);
        answers.put(SUB_TASK_JOINS, moved.good() ? yes(!joined.equals(live.updated(other))) : REFUSED);
        return moved.good() ? other : parent;
    }

    private void convert(long subTask, long parent) {
        var before = live.settled(parent);
        var converted = live.edit(subTask, Map.of("issuetype", Map.of("id", live.standardType())));
        answers.put(SUB_TASK_CONVERTED, converted.told());
        answers.put(SUB_TASK_CONVERTED_STAMP, converted.good() ? yes(!before.equals(live.updated(parent))) : REFUSED);
    }

    @Test
    void anEditWithoutMailIsAskedAbout() {
        long issue = live.create(live.standardType(), Map.of());
        answers.put(
                QUIET_EDIT,
                "by an account " + live.rights() + " the project: "
                        + live.send(
                                        "PUT",
                                        "/rest/api/2/issue/" + issue + "?notifyUsers=false",
                                        Map.of("fields", Map.of("summary", "Edited by the live test of Espalier")))
                                .told());
    }

    @Test
    void historiesInASearchAndPageTokensAreAskedAbout() {
        long issue = live.create(live.standardType(), Map.of());
        for (int edit = 1; edit <= EDITS; edit++) {
            assertThat(live.edit(issue, Map.of("summary", "Edit " + edit + " of the live test of Espalier"))
                            .status())
                    .isEqualTo(204);
            // Jira Cloud takes 20 writes of an issue in 2 seconds (jira-api 15).
            live.pass(Duration.ofMillis(150));
        }
        var search = kind == Kind.CLOUD ? "/rest/api/3/search/jql" : "/rest/api/2/search";
        var found = live.untilFound(search + "?expand=changelog&fields=summary&jql=id%3D" + issue, 1, LONGEST);
        answers.put(HISTORY_IN_SEARCH, found.at("/issues/0/changelog/histories").size() + " of " + EDITS);
        if (kind == Kind.CLOUD) {
            var first = search + "?maxResults=1&jql=project%3D" + project;
            var token = live.get(first).json().path("nextPageToken").asString("");
            long begun = System.nanoTime();
            live.pass(tokenAge());
            answers.put(
                    PAGE_TOKEN,
                    "after " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " seconds "
                            + live.get(first + "&nextPageToken=" + token).told());
        } else {
            answers.put(PAGE_TOKEN, "not asked: Data Center has none");
        }
    }

    /** How old a page token shall get; a minute is all that a person waits for by default. */
    private Duration tokenAge() {
        var minutes = told("ESPALIER_LIVE_TOKEN_MINUTES");
        return Duration.ofMinutes(minutes.matches("\\d{1,5}") ? Long.parseLong(minutes) : 1);
    }

    @Test
    void linksToHiddenIssuesAreAskedAbout() {
        var issue = told("ESPALIER_LIVE_LINKED_TO_HIDDEN");
        answers.put(HIDDEN_LINKS, issue.isEmpty() ? notAsked("ESPALIER_LIVE_LINKED_TO_HIDDEN") : links(issue));
    }

    private String links(String issue) {
        var shown = live.get("/rest/api/2/issue/" + issue + "?fields=issuelinks&expand=changelog")
                .json();
        long told = shown.at("/changelog/histories")
                .valueStream()
                .flatMap(entry -> entry.path("items").valueStream())
                .filter(item -> item.path("field").asString("").equals("Link"))
                .count();
        return shown.at("/fields/issuelinks").size() + ", in the history " + told + " changes of links, by JQL "
                + tracker
                        .look(new Need.Result(new Query("issue in linkedIssues(\"" + issue + "\")")))
                        .results()
                        .values()
                        .stream()
                        .mapToInt(List::size)
                        .sum()
                + " linked issues";
    }

    @Test
    void anEpicInAnotherProjectIsAskedAbout() {
        var epic = told("ESPALIER_LIVE_EPIC_ELSEWHERE");
        answers.put(EPIC_ELSEWHERE, epic.isEmpty() ? notAsked("ESPALIER_LIVE_EPIC_ELSEWHERE") : underEpic(epic));
    }

    private static String notAsked(String variable) {
        return "not asked, since " + variable + " names no issue";
    }

    private String underEpic(String epic) {
        var above = site.idsOf(Set.of(new IssueKey(epic))).values().iterator().next();
        var issue = new IssueId(live.create(live.standardType(), Map.of()));
        var now = tracker.look(new Need.Direct(RecordedSite.ids(issue.value(), above.value()), Wanted.TRAITS));
        var put = new Change.Reparent(Relation.EPIC, issue, Optional.empty(), Optional.of(above));
        return "from a project " + live.style() + ": "
                + LiveWrites.told(tracker.attempt(List.of(put), now).getFirst());
    }

    @Test
    void theLongestPageIsAskedAbout() {
        if (kind == Kind.DATA_CENTER) {
            var page = live.get("/rest/api/2/search?maxResults=100000&fields=summary&jql=project%3D" + project);
            answers.put(LONGEST_PAGE, page.json().path("maxResults").asString() + " where 100000 are asked for");
        } else {
            answers.put(LONGEST_PAGE, "not asked: Cloud pages by token");
        }
    }

    @Test
    void datesAreAskedAbout() {
        var issue = new IssueId(live.create(live.standardType(), Map.of()));
        live.found(Set.of(issue), LONGEST);
        answers.put(DATE_WITH_OFFSET, written(issue, time -> DATE.format(time.atOffset(strange(time)))));
        answers.put(DATE_IN_MILLISECONDS, written(issue, time -> Long.toString(time.toEpochMilli())));
    }

    /** An offset that a query without one is surely not read with. */
    private ZoneOffset strange(Instant time) {
        var zone = live.get("/rest/api/2/myself").json().path("timeZone").asString("UTC");
        return ZoneId.of(zone).getRules().getOffset(time).equals(ZoneOffset.UTC)
                ? ZoneOffset.ofHours(7)
                : ZoneOffset.UTC;
    }

    /** Whether a date can be written in that way in a query, and means what it says. */
    private String written(IssueId issue, Function<Instant, String> way) {
        var changed = OffsetDateTime.parse(live.updated(issue.value()), STAMP).toInstant();
        var faults = site.queryFaults(since(issue, way.apply(changed)).text());
        if (!faults.isEmpty()) {
            return "refused: " + String.join(" ", faults);
        }
        boolean meant = finds(since(issue, way.apply(changed.minus(AROUND))))
                && !finds(since(issue, way.apply(changed.plus(AROUND))));
        return "accepted, and means " + (meant ? "what it says" : "something else");
    }

    private Query since(IssueId issue, String date) {
        return new Query("project = \"" + project + "\" AND id = " + issue + " AND updated >= " + date);
    }

    private boolean finds(Query query) {
        return !tracker.look(new Need.Result(query))
                .results()
                .getOrDefault(query, List.of())
                .isEmpty();
    }
}
