package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.TrackerSight.Gap.Kind;
import org.espalier.server.jira.JiraFailure.Trouble;
import org.espalier.server.tracker.TrackerTrouble;

/** How failures are told where a site does not take the credential, or does not let its account do something. */
final class RefusedAccess {

    private RefusedAccess() {}

    static JiraFailure credentialRefused(String host, int status) {
        return new JiraFailure(
                Trouble.CREDENTIAL_REFUSED,
                status,
                "Jira at " + host + " refuses " + Whose.CONNECTIONS.refused(Whose.Refused.FOR_ITSELF, Instant.EPOCH)
                        + ". " + Whose.CONNECTIONS.remedy(Whose.Refused.FOR_ITSELF));
    }

    /** Not sent, since the credential was refused a short while ago. */
    static JiraFailure credentialHeld(String host, Whose whose, Whose.Refused how, Instant now, Duration pause) {
        var end = switch (how) {
            case FOR_ITSELF ->
                ", and is shown it again in " + Words.lasting(pause) + ", lest it locks the account. "
                        + whose.remedyOfHeld();
            case AS_A_PASSWORD -> ". " + whose.remedy(how);
        };
        return new JiraFailure(
                Trouble.CREDENTIAL_REFUSED,
                0,
                "Jira at " + host + " refuses " + whose.refused(how, now) + end,
                List.of(),
                Optional.of(pause));
    }

    /** Not sent, since nobody knows yet whether the credential is taken. */
    static JiraFailure credentialTried(String host) {
        return new JiraFailure(
                Trouble.NOT_SENT,
                0,
                "Jira at " + host + " did not answer the first request with this credential yet, and nothing else is"
                        + " sent before. Try again later.");
    }

    /** No request was sent, for want of a token to send it with. */
    static JiraFailure tokenless(TrackerTrouble trouble) {
        var gap = trouble.gap();
        var failure = new JiraFailure(
                gap.kind() == Kind.DEAD_TOKEN ? Trouble.CREDENTIAL_REFUSED : Trouble.NOT_SENT,
                0,
                gap.sentence(),
                List.of(),
                gap.pause());
        failure.initCause(trouble);
        return failure;
    }

    /** A Data Center's 401 for an account that it knows: a permission is missing, and nothing was done. */
    static JiraFailure unpermitted(String host, List<String> messages) {
        return new JiraFailure(
                Trouble.FORBIDDEN,
                401,
                "Jira at " + host + " does not allow this account to do that (401)" + Words.after(": ", messages)
                        + ". Check the account's permissions.",
                messages,
                Optional.empty());
    }

    /** A write was refused, and Jira did not say whether it still takes the credential. */
    static JiraFailure undecided(String host, JiraFailure question) {
        var failure = new JiraFailure(
                Trouble.CREDENTIAL_REFUSED,
                401,
                "Jira at " + host + " refused a request (401) and did not say whether it refuses the credential or the"
                        + " account lacks a permission. Nothing was changed there; it is tried again by itself.",
                List.of(),
                question.retryAfter());
        failure.initCause(question);
        return failure;
    }

    /** The token is good, though not for this. The gateway says so with a 401 that means what a 403 means. */
    static JiraFailure outOfScope(String host) {
        return new JiraFailure(
                Trouble.FORBIDDEN,
                403,
                "Jira at " + host + " does not allow this with the scopes of the token. Enter a token with more scopes,"
                        + " or sign in with Atlassian again.",
                List.of("the scopes of the token do not cover it"),
                Optional.empty());
    }

    static JiraFailure forbidden(String host, List<String> messages) {
        return new JiraFailure(
                Trouble.FORBIDDEN,
                403,
                "Jira at " + host + " does not allow this account to read here (403)" + Words.after(": ", messages)
                        + ". Check the account's licence and permissions.",
                messages,
                Optional.empty());
    }
}
