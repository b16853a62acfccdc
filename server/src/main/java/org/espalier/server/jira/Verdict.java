package org.espalier.server.jira;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.server.jira.Whose.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells answers with data from everything else that may come back (jira-api §3, §17). */
final class Verdict {

    private static final String LOGIN = "X-Seraph-LoginReason";
    private static final String LOGIN_TAKEN = "OK";
    private static final Set<String> LOGIN_REFUSED = Set.of("AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED");

    /** Jira's own words, the only ones that it says in plain text; it takes the request for one of a browser. */
    private static final String CROSS_SITE = "XSRF check failed";

    private Verdict() {}

    /** What came back for a request, whole. */
    static final class Received {
        private final Signals signals;
        private final byte[] body;

        Received(Signals signals, byte[] body) {
            this.signals = signals;
            this.body = body;
        }

        Signals signals() {
            return signals;
        }

        byte[] body() {
            return body;
        }

        /** Whether the gateway says that the token is good, though not for this. */
        boolean outOfScope() {
            return signals.status() == 401 && new String(body, StandardCharsets.UTF_8).contains("scope does not match");
        }

        /**
         * Whether Jira may mean by its 401 that the account lacks a permission, as Data Center does for links (jira-api
         * §8), and not that it refuses the credential.
         */
        boolean mayLackPermission() {
            return signals.status() == 401 && !outOfScope() && !loginRefused(signals.headers()) && jiras(this);
        }

        /** L2: with a dead token Jira may well answer 200, with what an anonymous visitor sees. */
        boolean refusesCredential() {
            return !outOfScope() && (loginRefused(signals.headers()) || signals.status() == 401 || refusesPasswords());
        }

        /** What it lets know of a credential that it refuses. */
        Refused refused() {
            return refusesPasswords() ? Refused.AS_A_PASSWORD : Refused.FOR_ITSELF;
        }

        /** Jira looks at no password then (source: a Data Center 11.3 as the notes of a client recorded it). */
        private boolean refusesPasswords() {
            return signals.status() == 403
                    && new String(body, StandardCharsets.UTF_8).contains("Basic Authentication has been disabled");
        }

        /** Whether Jira says that it knows the account. */
        boolean loginTaken() {
            return login(signals.headers()).anyMatch(LOGIN_TAKEN::equals);
        }
    }

    /** The body of a good answer. */
    static byte[] body(Received received, String host) throws JiraFailure {
        int status = received.signals.status();
        if (received.outOfScope()) {
            throw RefusedAccess.outOfScope(host);
        }
        if (received.refusesCredential()) {
            throw RefusedAccess.credentialRefused(host, status);
        }
        return switch (status / 100) {
            case 2 -> data(received, host);
            case 3 -> throw JiraFailure.redirected(host, status);
            case 4 -> throw refusal(received, host);
            default -> throw JiraFailure.serverError(host, status, received.signals.asked());
        };
    }

    private static byte[] data(Received received, String host) throws JiraFailure {
        var type = received.signals.headers().getFirst(HttpHeaders.CONTENT_TYPE);
        int status = received.signals.status();
        if (received.body.length > 0 && !json(type)) {
            throw page(received, host);
        }
        // L2: of some parts it was carried out and of some not, and only the body tells which.
        if (received.body.length == 0 && status == 207) {
            throw JiraFailure.unclear(host, "carried out a part of a request and did not say which");
        }
        return received.body;
    }

    private static JiraFailure refusal(Received received, String host) {
        int status = received.signals.status();
        if (status != 408 && status != 429 && !jiras(received)) {
            return page(received, host);
        }
        return switch (status) {
            case 408 -> JiraFailure.lost(host, null);
            case 429 -> JiraFailure.throttled(host, received.signals);
            case 403 -> RefusedAccess.forbidden(host, Json.messages(received.body, host));
            default -> JiraFailure.refused(host, status, Json.messages(received.body, host));
        };
    }

    private static JiraFailure page(Received received, String host) {
        int status = received.signals.status();
        return SignInPage.is(received.body) ? JiraFailure.wantsSignIn(host, status) : JiraFailure.notData(host, status);
    }

    /** What stands between us and Jira refuses with pages of its own, which say nothing of Jira (jira-api §17). */
    private static boolean jiras(Received received) {
        var type = received.signals.headers().getFirst(HttpHeaders.CONTENT_TYPE);
        return received.body.length == 0 || json(type) || text(received.body).startsWith(CROSS_SITE);
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, CROSS_SITE.length()), StandardCharsets.UTF_8);
    }

    private static boolean loginRefused(HttpHeaders headers) {
        return login(headers).anyMatch(LOGIN_REFUSED::contains);
    }

    private static Stream<String> login(HttpHeaders headers) {
        return headers.getOrEmpty(LOGIN).stream().map(reason -> reason.strip().toUpperCase(Locale.ROOT));
    }

    private static boolean json(@Nullable String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().matches("application/(.+\\+)?json");
    }
}
