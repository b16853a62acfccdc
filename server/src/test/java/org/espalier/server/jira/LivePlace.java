package org.espalier.server.jira;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.espalier.server.platform.Pause;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;

/**
 * A real Jira, who asks it, and the throw-away project there.
 *
 * @param patience waits for what a real Jira needs a while for
 */
record LivePlace(URI base, Credential credential, String project, Consumer<Duration> patience) {

    private static final List<String> VARIABLES =
            List.of("ESPALIER_LIVE_URL", "ESPALIER_LIVE_TOKEN", "ESPALIER_LIVE_PROJECT");

    /** Goes at the right pace, which is all that matters here. */
    private static final InstantSource CLOCK = () -> Instant.EPOCH.plusNanos(System.nanoTime());

    private static final Pause PAUSE = LivePlace::pass;

    /** What the environment names; where it does not, the test is skipped and says what is missing. */
    static LivePlace ofEnvironment() {
        var missing = VARIABLES.stream().filter(each -> text(each).isEmpty()).toList();
        if (!missing.isEmpty()) {
            var why = "No live Jira was asked: " + String.join(", ", missing) + " not set.";
            tell(why);
            abort(why);
        }
        return new LivePlace(
                URI.create(text("ESPALIER_LIVE_URL").replaceAll("/+$", "")),
                new Credential(text("ESPALIER_LIVE_USER"), text("ESPALIER_LIVE_TOKEN")),
                text("ESPALIER_LIVE_PROJECT"),
                LivePlace::pass);
    }

    /** The same, reached by another way. */
    LivePlace by(URI way) {
        return new LivePlace(way, credential, project, patience);
    }

    /** The site as the connector opens it. */
    record Opened(Kind kind, TrackerSite site) {}

    Opened opened() {
        var access = TestAccess.to(base, credential, Writing.ALLOWED);
        TrackerAdapter cloud = new JiraCloud(CLOCK, PAUSE);
        var adapter = cloud.recognizes(access) ? cloud : new JiraDataCenter(CLOCK, PAUSE);
        adapter.probe(access, List.of(project));
        return new Opened(adapter.kind(), adapter.open(access));
    }

    private static void pass(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }

    static String text(String variable) {
        return System.getenv().getOrDefault(variable, "").strip();
    }

    @SuppressWarnings("SystemOut") // What a live Jira answers is what the profile is run for.
    static void tell(String text) {
        System.out.println(text);
    }
}
