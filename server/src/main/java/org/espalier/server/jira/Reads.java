package org.espalier.server.jira;

import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.espalier.server.platform.Pause;

/** Reads from one site, each tried again where a second try can help. Never used for anything that writes (L10). */
final class Reads {

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

    private JiraRequest meant(JiraRequest request) {
        return patience.equals(Patience.OF_PEOPLE) ? request.asPerson() : request;
    }

    private static boolean passing(JiraFailure failure) {
        return switch (failure.trouble()) {
            case LOST, SERVER_ERROR, THROTTLED -> true;
            // A certificate does not change while somebody waits.
            case NOT_SENT -> !(failure.getCause() instanceof SSLException);
            case NOT_DATA, REDIRECTED, CREDENTIAL_REFUSED, FORBIDDEN, REFUSED, UNCLEAR -> false;
        };
    }
}
