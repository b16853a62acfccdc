package org.espalier.server.jira;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells answers with data from everything else that may come back (jira-api §3, §17). */
final class Verdict {

    private static final String LOGIN = "X-Seraph-LoginReason";
    private static final Set<String> LOGIN_REFUSED = Set.of("AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED");
    private static final long LONGEST_WAIT_SECONDS = 86_400;

    private Verdict() {}

    /** What came back for a request, whole. */
    static final class Received {
        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        Received(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    /** The body of a good answer. */
    static byte[] body(Received received, String host) throws JiraFailure {
        int status = received.status;
        if (loginRefused(received.headers) || status == 401) {
            // L2: with a dead token Jira may well answer 200, with what an anonymous visitor sees.
            throw JiraFailure.credentialRefused(host, status);
        }
        return switch (status / 100) {
            case 2 -> data(received, host);
            case 3 -> throw JiraFailure.redirected(host, status);
            case 4 -> throw refusal(received, host);
            default -> throw JiraFailure.serverError(host, status, retryAfter(received.headers));
        };
    }

    private static byte[] data(Received received, String host) throws JiraFailure {
        var type = received.headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (received.body.length > 0 && !json(type)) {
            throw JiraFailure.notData(host, received.status);
        }
        return received.body;
    }

    private static JiraFailure refusal(Received received, String host) {
        return switch (received.status) {
            case 408 -> JiraFailure.lost(host, null);
            case 429 -> JiraFailure.throttled(host, retryAfter(received.headers));
            case 403 -> JiraFailure.forbidden(host, Json.messages(received.body, host));
            default -> JiraFailure.refused(host, received.status, Json.messages(received.body, host));
        };
    }

    private static boolean loginRefused(HttpHeaders headers) {
        return headers.getOrEmpty(LOGIN).stream()
                .anyMatch(reason -> LOGIN_REFUSED.contains(reason.strip().toUpperCase(Locale.ROOT)));
    }

    private static boolean json(@Nullable String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().matches("application/(.+\\+)?json");
    }

    /** A wait of no time at all is none: the usual one is longer. */
    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.RETRY_AFTER))
                .map(String::strip)
                .filter(value -> value.matches("0*[1-9]\\d{0,8}"))
                .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT_SECONDS)));
    }
}
