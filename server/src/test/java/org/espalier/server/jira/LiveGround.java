package org.espalier.server.jira;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.platform.Pause;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real Jira to stand on, which the environment names, and the table of what it answered. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LiveGround {

    private static final List<String> VARIABLES =
            List.of("ESPALIER_LIVE_URL", "ESPALIER_LIVE_TOKEN", "ESPALIER_LIVE_PROJECT");
    private static final int QUESTIONS = 12;
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** Goes at the right pace, which is all that matters here. */
    private static final InstantSource CLOCK = () -> Instant.EPOCH.plusNanos(System.nanoTime());

    private static final Pause PAUSE = length -> LockSupport.parkNanos(length.toNanos());

    final Map<String, String> answers = new LinkedHashMap<>();
    LiveSite live;
    LiveReceiver receiver;
    TrackerSite site;
    Tracker tracker;
    Kind kind;
    String project;

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
        receiver = LiveReceiver.of(
                live,
                kind,
                project,
                new LiveReceiver.Where(text("ESPALIER_LIVE_RECEIVER"), text("ESPALIER_LIVE_RECEIVER_PORT")));
    }

    @AfterAll
    void close() {
        if (receiver != null) {
            receiver.close();
        }
        if (live != null && site != null) {
            live.close();
            site.close();
            tell(table());
        }
    }

    /** The answers by the number of their question; a question whose test failed before it could ask says so. */
    private String table() {
        IntStream.rangeClosed(1, QUESTIONS)
                .filter(number -> answers.keySet().stream().noneMatch(asked -> number(asked) == number))
                .forEach(number -> answers.put(number + ".", "not answered, since what was to ask it failed"));
        return answers.entrySet().stream()
                .sorted(Comparator.comparingInt(answer -> number(answer.getKey())))
                .map(answer -> "| " + answer.getKey() + " | " + answer.getValue() + " |\n")
                .collect(Collectors.joining("", "\n| Question of jira-api 23 | Answer |\n| --- | --- |\n", ""));
    }

    /** What is told beyond the questions comes last. */
    private static int number(String question) {
        var number = question.replaceFirst("\\..*", "");
        return number.matches("\\d{1,2}") ? Integer.parseInt(number) : QUESTIONS + 1;
    }

    TrackerSight look(long... issues) {
        return tracker.look(new Need.Direct(RecordedSite.ids(issues)));
    }

    String standardType() {
        return type(false).orElseThrow();
    }

    Optional<String> subTaskType() {
        return type(true);
    }

    Optional<String> epicType() {
        return type(each -> each.name().equalsIgnoreCase("Epic"));
    }

    private Optional<String> type(boolean subTask) {
        return type(each -> each.subTask() == subTask && !each.name().equalsIgnoreCase("Epic"));
    }

    /** Of the project's own types, in its order. */
    private Optional<String> type(Predicate<IssueType> wanted) {
        var known = site.issueTypes().stream().filter(wanted).map(IssueType::id).toList();
        return live.get("/rest/api/2/project/" + project)
                .json()
                .path("issueTypes")
                .valueStream()
                .map(each -> each.path("id").asString())
                .filter(known::contains)
                .findFirst();
    }

    static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    static String text(String variable) {
        return System.getenv().getOrDefault(variable, "").strip();
    }

    @SuppressWarnings("SystemOut") // The table is what the profile is run for.
    private static void tell(String text) {
        System.out.println(text);
    }
}
