package org.espalier.server.jira;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real Jira to stand on, which the environment names, and the table of what it answered. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LiveGround {

    private static final int QUESTIONS = 12;
    static final Duration LONGEST = Duration.ofSeconds(60);

    final Map<String, String> answers = new LinkedHashMap<>();
    LiveSite live;
    LiveReceiver receiver;
    TrackerSite site;
    Tracker tracker;
    Kind kind;
    String project;

    @BeforeAll
    void open() {
        var place = LivePlace.ofEnvironment();
        project = place.project();
        var opened = place.opened();
        kind = opened.kind();
        site = opened.site();
        tracker = site.tracker(LookProgress.UNHEARD);
        live = new LiveSite(place);
        receiver = LiveReceiver.of(
                live,
                kind,
                project,
                new LiveReceiver.Where(
                        LivePlace.text("ESPALIER_LIVE_RECEIVER"), LivePlace.text("ESPALIER_LIVE_RECEIVER_PORT")));
    }

    @AfterAll
    void close() {
        if (receiver != null) {
            receiver.close();
        }
        if (live != null && site != null) {
            live.close();
            site.close();
            LivePlace.tell(table());
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

    static String yes(boolean so) {
        return so ? "yes" : "no";
    }
}
