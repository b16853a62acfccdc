package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Right;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The adapter against a real Jira, and the questions that only a real one answers (jira-api 23). Run by the Maven
 * profile {@code live}; writes nowhere but in the project that the environment names, and deletes what it made.
 */
@Tag("live")
class LiveJira extends LiveWrites {

    /** More than a search was said to show of a history (jira-api 4.1). */
    private static final int EDITS = 45;

    /** Searches after the first that found an issue. */
    private static final int LATER_LOOKS = 25;

    @Test
    void theAccountMayDoWhatEspalierNeeds() {
        var report = site.report(Projects.of(Set.of(project)));

        assertThat(report.projects())
                .singleElement()
                .satisfies(each -> assertThat(each.granted())
                        .contains(Right.BROWSE_PROJECTS, Right.LINK_ISSUES, Right.EDIT_ISSUES));
        answers.put(
                "4. deploymentType",
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
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        answers.put(
                "11. Search misses an own write for",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        long vanished = IntStream.range(0, LATER_LOOKS)
                .filter(_ -> {
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                    return tracker.look(new Need.Result(query)).result(query).stream()
                            .noneMatch(each -> each.id().value() == issue);
                })
                .count();
        answers.put("11. Of " + LATER_LOOKS + " later searches so many miss it again", Long.toString(vanished));
    }

    @Test
    void subTasksAreAskedAbout() {
        long one = live.create(live.standardType(), Map.of());
        long other = live.create(live.standardType(), Map.of());
        var otherBefore = live.settled(other);
        live.subTaskType().ifPresent(type -> {
            long subTask = live.create(type, Map.of("parent", Map.of("id", Long.toString(other))));
            answers.put("3. A new sub-task moves updated of its parent", yes(!otherBefore.equals(live.updated(other))));
            var left = live.settled(other);
            var joined = live.settled(one);
            var moved = live.send(
                    "PUT",
                    "/rest/api/2/issue/" + subTask,
                    Map.of("fields", Map.of("parent", Map.of("id", Long.toString(one)))));
            answers.put("5. A sub-task takes another parent in a project " + live.style(), moved.told());
            if (moved.status() < 300) {
                answers.put(
                        "3. A sub-task that moves moves updated of the parent it leaves",
                        yes(!left.equals(live.updated(other))));
                answers.put(
                        "3. A sub-task that moves moves updated of the parent it joins",
                        yes(!joined.equals(live.updated(one))));
            }
            var converted = live.send(
                    "PUT",
                    "/rest/api/2/issue/" + subTask,
                    Map.of("fields", Map.of("issuetype", Map.of("id", live.standardType()))));
            answers.put("3. A sub-task becomes a standard issue by an edit", converted.told());
        });
        answers.put(
                "10. An edit with notifyUsers=false by an account " + live.rights() + " the project",
                live.send(
                                "PUT",
                                "/rest/api/2/issue/" + one + "?notifyUsers=false",
                                Map.of("fields", Map.of("summary", "Edited by the live test of Espalier")))
                        .told());
    }

    @Test
    void historiesInASearchAndPageTokensAreAskedAbout() {
        long issue = live.create(live.standardType(), Map.of());
        for (int edit = 1; edit <= EDITS; edit++) {
            assertThat(live.send(
                                    "PUT",
                                    "/rest/api/2/issue/" + issue,
                                    Map.of(
                                            "fields",
                                            Map.of("summary", "Edit " + edit + " of the live test of Espalier")))
                            .status())
                    .isEqualTo(204);
            // Jira Cloud takes 20 writes of an issue in 2 seconds (jira-api 15).
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
        var search = kind == Kind.CLOUD ? "/rest/api/3/search/jql" : "/rest/api/2/search";
        var found = live.untilFound(search + "?expand=changelog&fields=summary&jql=id%3D" + issue, 1, LONGEST);
        answers.put(
                "6. Of " + EDITS + " entries of a history a search shows",
                Integer.toString(found.at("/issues/0/changelog/histories").size()));
        if (kind == Kind.CLOUD) {
            var first = search + "?maxResults=1&jql=project%3D" + project;
            var token = live.get(first).json().path("nextPageToken").asString("");
            long begun = System.nanoTime();
            LockSupport.parkNanos(tokenAge().toNanos());
            answers.put(
                    "6. A page token of "
                            + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " seconds",
                    live.get(first + "&nextPageToken=" + token).told());
        } else {
            answers.put("6. A page token", "not asked: Data Center has none");
        }
    }

    /** How old a page token shall get; a minute is all that a person waits for by default. */
    private static Duration tokenAge() {
        var minutes = LivePlace.text("ESPALIER_LIVE_TOKEN_MINUTES");
        return Duration.ofMinutes(minutes.matches("\\d{1,5}") ? Long.parseLong(minutes) : 1);
    }

    @Test
    void linksToHiddenIssuesAreAskedAbout() {
        var issue = LivePlace.text("ESPALIER_LIVE_LINKED_TO_HIDDEN");
        answers.put(
                "9. Links shown of an issue that has hidden ones, too",
                issue.isEmpty() ? notAsked("ESPALIER_LIVE_LINKED_TO_HIDDEN") : links(issue));
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
        var epic = LivePlace.text("ESPALIER_LIVE_EPIC_ELSEWHERE");
        answers.put(
                "12. An epic in another project",
                epic.isEmpty() ? notAsked("ESPALIER_LIVE_EPIC_ELSEWHERE") : underEpic(epic));
    }

    private static String notAsked(String variable) {
        return "not asked, since " + variable + " names no issue";
    }

    private String underEpic(String epic) {
        var above = site.idsOf(Set.of(new IssueKey(epic))).values().iterator().next();
        var issue = new IssueId(live.create(live.standardType(), Map.of()));
        var now = tracker.look(new Need.Direct(RecordedSite.ids(issue.value(), above.value()), Wanted.TRAITS));
        var put = new Change.Reparent(Relation.EPIC, issue, Optional.empty(), Optional.of(above));
        var answer = tracker.attempt(List.of(put), now).getFirst();
        return "from a project " + live.style() + ": " + (answer instanceof Answer.Refused(var why) ? why : "accepted");
    }

    @Test
    void datesAndPagesAreAskedAbout() {
        answers.put("8. A date with an offset", query("updated >= \"2026-01-01 00:00 +0000\""));
        answers.put("8. A date in milliseconds", query("updated >= 1767225600000"));
        if (kind == Kind.DATA_CENTER) {
            var page = live.get("/rest/api/2/search?maxResults=100000&fields=summary&jql=project%3D" + project);
            answers.put(
                    "7. The longest page where 100000 are asked for",
                    page.json().path("maxResults").asString());
        } else {
            answers.put("7. The longest page", "not asked: Cloud pages by token");
        }
    }

    private String query(String clause) {
        var faults = site.queryFaults("project = \"" + project + "\" AND " + clause);
        return faults.isEmpty() ? "accepted" : "refused: " + String.join(" ", faults);
    }
}
