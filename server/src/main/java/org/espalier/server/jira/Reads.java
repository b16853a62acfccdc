package org.espalier.server.jira;

import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.espalier.server.platform.Pause;

/** Reads from one site, each tried again where a second try can help. Never used for anything that writes (L10). */
final class Reads {

    /** A harmless question, which both kinds of Jira know. */
    private static final JiraRequest SELF = JiraRequest.get("/rest/api/2/myself");

    private final Wire wire;
    private final Patience patience;
    private final Pause pause;
    private final RandomGenerator random;

    Reads(Wire wire, Patience patience, Pause pause, RandomGenerator random) {
        this.wire = wire;
        this.patience = patience;
        this.pause = pause;
        this.random = random;
    }

    String host() {
        return wire.host();
    }

    /** Whether what answers there is known for a Jira before it said a word. */
    boolean knownForJira() {
        return wire.knownForJira();
    }

    <T> T read(JiraRequest request, Class<T> shape) throws JiraFailure, InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return Json.read(wire.read(meant(request)), shape, wire.host());
            } catch (JiraFailure failure) {
                var asked = failure.retryAfter();
                boolean tooLong = asked.isPresent() && asked.get().compareTo(patience.longestAsked()) > 0;
                if (tried >= patience.tries() || !passing(failure) || tooLong) {
                    throw failure;
                }
                pause.last(asked.orElse(patience.waitAfter(tried, random)));
            }
        }
    }

    /** Waits before what was read is read once more. */
    void pause(Duration wait) throws InterruptedException {
        pause.last(wait);
    }

    /**
     * Whether the site answers a harmless question now, asked once: then what failed before fails over what was asked
     * for.
     */
    boolean answers() throws InterruptedException {
        try {
            Json.read(wire.read(meant(SELF)), Shapes.Myself.class, wire.host());
            return true;
        } catch (JiraFailure _) {
            return false;
        }
    }

    private JiraRequest meant(JiraRequest request) {
        return patience.equals(Patience.OF_PEOPLE) ? request.asPerson() : request;
    }

    private static boolean passing(JiraFailure failure) {
        return switch (failure.trouble()) {
            case LOST, SERVER_ERROR, THROTTLED -> true;
            // A certificate does not change while somebody waits.
            case NOT_SENT -> !(failure.getCause() instanceof SSLException || failure.forGood());
            case NOT_DATA, SIGN_IN_PAGE, REDIRECTED, CREDENTIAL_REFUSED, FORBIDDEN, REFUSED, UNCLEAR -> false;
        };
    }
}
