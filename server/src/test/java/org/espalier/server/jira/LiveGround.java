package org.espalier.server.jira;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.junit.jupiter.api.io.TempDir;

/** A Jira to stand on of which nothing is known, and the table of what it answered. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LiveGround {

    static final Duration LONGEST = Duration.ofSeconds(60);

    final Map<LiveQuestion, String> answers = new EnumMap<>(LiveQuestion.class);
    LiveSite live;
    LiveReceiver receiver;
    TrackerSite site;
    Tracker tracker;
    Kind kind;
    String project;

    /** The site to stand on. */
    abstract LivePlace place(Path folder) throws IOException;

    /** What is told beside that, under the name of a variable of the environment; empty where it is not. */
    abstract String told(String variable);

    /** Nothing is asked of the site any more, and this is what it answered. */
    abstract void leave(String table);

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        var place = place(folder);
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
                new LiveReceiver.Where(told("ESPALIER_LIVE_RECEIVER"), told("ESPALIER_LIVE_RECEIVER_PORT")));
    }

    @AfterAll
    void close() {
        if (receiver != null) {
            receiver.close();
        }
        if (live != null && site != null) {
            live.close();
            site.close();
            leave(table());
        }
    }

    /** All questions in their order; one whose test failed before it could ask says so. */
    private String table() {
        return Arrays.stream(LiveQuestion.values())
                .map(question ->
                        question.row(answers.getOrDefault(question, "not answered, since what was to ask it failed")))
                .collect(Collectors.joining("", "\n| Question of jira-api 23 | Answer |\n| --- | --- |\n", ""));
    }

    /** Answers several questions alike. */
    void answer(String answer, LiveQuestion... questions) {
        for (var question : questions) {
            answers.put(question, answer);
        }
    }

    TrackerSight look(long... issues) {
        return tracker.look(new Need.Direct(RecordedSite.ids(issues)));
    }

    static String yes(boolean so) {
        return so ? "yes" : "no";
    }
}
