package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Pause;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Right;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The adapter against a real Jira, and the questions that only a real one answers (jira-api 23). Run by the Maven
 * profile {@code live}; writes nowhere but in the project that the environment names, and deletes what it made.
 */
@Tag("live")
@TestInstance(Lifecycle.PER_CLASS)
class LiveJira {

    private static final List<String> VARIABLES =
            List.of("ESPALIER_LIVE_URL", "ESPALIER_LIVE_TOKEN", "ESPALIER_LIVE_PROJECT");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Goes at the right pace, which is all that matters here. */
    private static final InstantSource CLOCK = () -> Instant.EPOCH.plusNanos(System.nanoTime());

    private static final Pause PAUSE = length -> LockSupport.parkNanos(length.toNanos());

    private final Map<String, String> answers = new LinkedHashMap<>();
    private LiveSite live;
    private TrackerSite site;
    private Tracker tracker;
    private Kind kind;
    private String project;

    @BeforeAll
    void open() {
        var missing = VARIABLES.stream().filter(each -> text(each).isEmpty()).toList();
        if (!missing.isEmpty()) {
            var why = "No live Jira was asked: " + String.join(", ", missing) + " not set.";
            tell(why);
            abort(why);
        }
        var base = URI.create(text("ESPALIER_LIVE_URL").replaceAll("/+$", ""));
        var credential = new Credential(text("ESPALIER_LIVE_USER"), text("ESPALIER_LIVE_TOKEN"));
        project = text("ESPALIER_LIVE_PROJECT");
        var access = TestAccess.to(base, credential, Writing.ALLOWED);
        TrackerAdapter cloud = new JiraCloud(CLOCK, PAUSE);
        var adapter = cloud.recognizes(access) ? cloud : new JiraDataCenter(CLOCK, PAUSE);
        kind = adapter.kind();
        adapter.probe(access, List.of(project));
        site = adapter.open(access);
        tracker = site.tracker(LookProgress.UNHEARD);
        live = new LiveSite(base, credential, project);
    }

    @AfterAll
    void close() {
        if (live != null && site != null) {
            live.close();
            site.close();
            var table = new StringBuilder("\n| Question of jira-api 23 | Answer |\n| --- | --- |\n");
            answers.forEach((question, answer) -> table.append("| ")
                    .append(question)
                    .append(" | ")
                    .append(answer)
                    .append(" |\n"));
            tell(table.toString());
        }
    }

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

    @Test // L9, L10
    void aLinkIsMadeSeenFromBothEndsAndDeleted() {
        long source = live.create(standardType(), Map.of());
        long destination = live.create(standardType(), Map.of());
        var link = new Link(site.linkTypes().getFirst().id(), new IssueId(source), new IssueId(destination));
        var before = live.updated(source) + live.updated(destination);

        assertThat(tracker.attempt(List.of(new Change.LinkCreate(link)), look(source, destination)))
                .containsExactly(new Answer.Done());
        var seen = look(source, destination);
        for (long end : new long[] {source, destination}) {
            assertThat(seen.issue(new IssueId(end)).orElseThrow().links())
                    .extracting(SeenLink::link)
                    .containsExactly(link);
        }
        answers.put(
                "2. A new link moves updated of an end",
                yes(!before.equals(live.updated(source) + live.updated(destination))));
        assertThat(tracker.attempt(List.of(new Change.LinkDelete(link)), seen)).containsExactly(new Answer.Done());
        assertThat(look(source).issue(new IssueId(source)).orElseThrow().links())
                .isEmpty();
    }

    @Test
    void aQueryFindsAnIssueBeforeLong() {
        long begun = System.nanoTime();
        long issue = live.create(standardType(), Map.of());
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
    }

    @Test
    void ranksAndSubTasksAreAskedAbout() {
        long one = live.create(standardType(), Map.of());
        long other = live.create(standardType(), Map.of());
        var before = live.updated(one);
        var ranked = live.send(
                "PUT",
                "/rest/agile/1.0/issue/rank",
                Map.of("issues", List.of(live.key(one)), "rankAfterIssue", live.key(other)));
        answers.put(
                "1. A rank moves updated",
                ranked.status() < 300 ? yes(!before.equals(live.updated(one))) : ranked.told());

        var otherBefore = live.updated(other);
        subTaskType().ifPresent(type -> {
            long subTask = live.create(type, Map.of("parent", Map.of("id", Long.toString(other))));
            answers.put("3. A new sub-task moves updated of its parent", yes(!otherBefore.equals(live.updated(other))));
            var moved = live.send(
                    "PUT",
                    "/rest/api/2/issue/" + subTask,
                    Map.of("fields", Map.of("parent", Map.of("id", Long.toString(one)))));
            answers.put("5. A sub-task takes another parent", moved.told());
        });
        answers.put(
                "10. An edit with notifyUsers=false",
                live.send(
                                "PUT",
                                "/rest/api/2/issue/" + one + "?notifyUsers=false",
                                Map.of("fields", Map.of("summary", "Edited by the live test of Espalier")))
                        .told());
    }

    @Test
    void datesAndPagesAreAskedAbout() {
        answers.put("8. A date with an offset", query("updated >= \"2026-01-01 00:00 +0000\""));
        answers.put("8. A date in milliseconds", query("updated >= 1767225600000"));
        if (kind == Kind.DATA_CENTER) {
            var page = live.get("/rest/api/2/search?maxResults=100000&fields=summary&jql=project%3D" + project);
            answers.put("7. The longest page", page.json().path("maxResults").asString());
        }
    }

    private String query(String clause) {
        var faults = site.queryFaults("project = \"" + project + "\" AND " + clause);
        return faults.isEmpty() ? "accepted" : "refused: " + String.join(" ", faults);
    }

    private TrackerSight look(long... issues) {
        return tracker.look(new Need.Direct(RecordedSite.ids(issues)));
    }

    private String standardType() {
        return type(false).orElseThrow();
    }

    private Optional<String> subTaskType() {
        return type(true);
    }

    /** Of the project's own types, in its order, one that is no epic. */
    private Optional<String> type(boolean subTask) {
        var known = site.issueTypes().stream()
                .filter(each -> each.subTask() == subTask && !each.name().equalsIgnoreCase("Epic"))
                .map(IssueType::id)
                .toList();
        return live.get("/rest/api/2/project/" + project)
                .json()
                .path("issueTypes")
                .valueStream()
                .map(each -> each.path("id").asString())
                .filter(known::contains)
                .findFirst();
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    private static String text(String variable) {
        return System.getenv().getOrDefault(variable, "").strip();
    }

    @SuppressWarnings("SystemOut") // The table is what the profile is run for.
    private static void tell(String text) {
        System.out.println(text);
    }
}
