package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.sight.TrackerSight.Gap.Kind;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.TrackerTrouble;
import org.jspecify.annotations.Nullable;

/**
 * Why a request got no usable answer. Never leaves this package: looks turn it into a gap, questions into a refusal.
 */
final class JiraFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble, which decides whether to try again and who must act. */
    enum Trouble {
        /** The request surely never left. */
        NOT_SENT(Kind.UNREACHABLE, "tracker_unreachable"),
        /** The request may have left; no whole answer came. */
        LOST(Kind.UNREACHABLE, "tracker_unreachable"),
        /** A 5xx: it may have been carried out or not. */
        SERVER_ERROR(Kind.UNREACHABLE, "tracker_unreachable"),
        /** A page for people in place of data. */
        NOT_DATA(Kind.UNREACHABLE, "answer_is_a_page"),
        /** The same where people sign in on that page. */
        SIGN_IN_PAGE(Kind.UNREACHABLE, "answer_is_a_page"),
        /** The site sends on to somewhere else, where the credential does not go. */
        REDIRECTED(Kind.UNREACHABLE, "redirected"),
        THROTTLED(Kind.THROTTLED, "tracker_throttled"),
        /** The credential is refused, also where the answer is a 200 as for an anonymous visitor. */
        CREDENTIAL_REFUSED(Kind.DEAD_TOKEN, "credential_refused"),
        /** The account is known and may not. */
        FORBIDDEN(Kind.DEAD_TOKEN, "account_refused"),
        /** Another 4xx. */
        REFUSED(Kind.INCOMPLETE, "tracker_refused"),
        /** Answers that cannot be read or do not add up. */
        UNCLEAR(Kind.INCOMPLETE, "answer_unclear");

        private final Kind kind;
        private final String code;

        Trouble(Kind kind, String code) {
            this.kind = kind;
            this.code = code;
        }
    }

    private final Trouble trouble;
    private final int status;
    private final transient List<String> messages;
    private final transient Optional<Duration> retryAfter;

    JiraFailure(Trouble trouble, int status, String sentence, List<String> messages, Optional<Duration> retryAfter) {
        super(sentence);
        this.trouble = trouble;
        this.status = status;
        this.messages = List.copyOf(messages);
        this.retryAfter = retryAfter;
    }

    JiraFailure(Trouble trouble, int status, String sentence) {
        this(trouble, status, sentence, List.of(), Optional.empty());
    }

    static JiraFailure notSent(String host, String why, @Nullable Throwable cause) {
        var failure = new JiraFailure(
                Trouble.NOT_SENT,
                0,
                "No connection to Jira at " + host + ": " + why + ". Check the address and the network.");
        failure.initCause(cause);
        return failure;
    }

    /** Nothing leaves before the site has shown whose it is. */
    static JiraFailure untrusted(String host, Throwable cause) {
        var failure = new JiraFailure(
                Trouble.NOT_SENT,
                0,
                "No connection to Jira at " + host
                        + ": its certificate is not trusted, since it is out of date or signed by nobody whom this server"
                        + " knows. Nothing was sent there; give Jira another certificate, or let the Java of this server"
                        + " know its signer.");
        failure.initCause(cause);
        return failure;
    }

    /** Held up for so long that somebody else may write by now (L17). */
    static JiraFailure notPermitted(String host, Throwable cause) {
        var failure = new JiraFailure(
                Trouble.NOT_SENT,
                0,
                "The request to Jira at " + host
                        + " was not sent, because this server was held up for longer than it may"
                        + " write without making sure that nobody else does. Nothing was changed there; it is tried"
                        + " again by itself.");
        failure.initCause(cause);
        return failure;
    }

    /** Not sent, since nobody asks by this way any more. */
    static JiraFailure closed(String host) {
        var failure = new JiraFailure(
                Trouble.NOT_SENT,
                0,
                "The request to Jira at " + host
                        + " was not sent, because its connection or its credential was changed meanwhile, or this server"
                        + " ends. It is tried again by itself.");
        failure.initCause(new Closed());
        return failure;
    }

    static JiraFailure lost(String host, @Nullable Throwable cause) {
        var failure = new JiraFailure(
                Trouble.LOST, 0, "Jira at " + host + " did not answer in time or broke off. Try again later.");
        failure.initCause(cause);
        return failure;
    }

    static JiraFailure serverError(String host, int status, Optional<Duration> retryAfter) {
        return new JiraFailure(
                Trouble.SERVER_ERROR,
                status,
                "Jira at " + host + " answered with an error of its own (" + status + "). Try again later.",
                List.of(),
                retryAfter);
    }

    static JiraFailure notData(String host, int status) {
        return new JiraFailure(
                Trouble.NOT_DATA,
                status,
                host + " answered with a page for people where Jira answers with data. Check the base URL and what"
                        + " stands in front of Jira.");
    }

    static JiraFailure wantsSignIn(String host, int status) {
        return new JiraFailure(
                Trouble.SIGN_IN_PAGE,
                status,
                host + " answered with a page to sign in on where Jira answers with data: something in front of Jira"
                        + " lets nobody pass who has not signed in there. Let requests for /rest/ pass it, or enter an"
                        + " address of Jira behind it as base URL.");
    }

    static JiraFailure redirected(String host, int status) {
        return new JiraFailure(
                Trouble.REDIRECTED,
                status,
                host + " sends on to another address (" + status
                        + "), where the credential is not sent. Enter Jira's final address as base URL.");
    }

    /** The site asks to wait. */
    static JiraFailure throttled(String host, Signals signals) {
        var asked = signals.asked();
        return new JiraFailure(
                Trouble.THROTTLED,
                429,
                "Jira at " + host + " asks to wait"
                        + asked.map(wait -> " " + Words.lasting(wait)).orElse("") + ", because "
                        + signals.throttle().cause() + ".",
                List.of(),
                asked);
    }

    /** Not sent, since the site asked to wait before, or would soon. */
    static JiraFailure held(String host, Duration wait, Throttle throttle) {
        return new JiraFailure(
                Trouble.THROTTLED,
                0,
                "Jira at " + host + " is not asked for another " + Words.lasting(wait) + ", because " + throttle.cause()
                        + ".",
                List.of(),
                Optional.of(wait));
    }

    /** Not sent, since the site did not answer several times in a row. */
    static JiraFailure leftAlone(String host, Duration wait) {
        return new JiraFailure(
                Trouble.NOT_SENT,
                0,
                "No connection to Jira at " + host + ": it did not answer several times in a row and is asked again in "
                        + Words.lasting(wait) + ". Check the address and the network.",
                List.of(),
                Optional.of(wait));
    }

    /** The credential is refused, and not shown again for so long. */
    JiraFailure refusing(Whose whose, Whose.Refused how, String host, Instant now, Duration pause) {
        return new JiraFailure(
                Trouble.CREDENTIAL_REFUSED,
                status,
                "Jira at " + host + " refuses " + whose.refused(how, now) + ". " + whose.remedy(how),
                List.of(),
                Optional.of(pause));
    }

    /** The same, told of the account whose credential was shown. */
    JiraFailure of(Whose whose) {
        var remark = whose.remark();
        if (remark.isEmpty()) {
            return this;
        }
        var told = new JiraFailure(trouble, status, sentence() + remark, messages, retryAfter);
        told.initCause(getCause());
        return told;
    }

    static JiraFailure refused(String host, int status, List<String> messages) {
        return new JiraFailure(
                Trouble.REFUSED,
                status,
                "Jira at " + host + " refused a request (" + status + ")" + Words.after(": ", messages) + ".",
                messages,
                Optional.empty());
    }

    /** Answers that cannot be read or contradict each other; the words go after "Jira at host". */
    static JiraFailure unclear(String host, String words) {
        return new JiraFailure(
                Trouble.UNCLEAR,
                200,
                "Jira at " + host + " " + Words.plain(words) + ". What is there was not seen whole.");
    }

    Trouble trouble() {
        return trouble;
    }

    /** The HTTP status, 0 where there was none. */
    int status() {
        return status;
    }

    /** Whether the account is known and lacks a permission for this one thing. */
    boolean unpermitted() {
        return trouble == Trouble.FORBIDDEN && status == 401;
    }

    /** Whether Jira says in its own words that what was asked for is not there, or hidden from the account. */
    boolean absent() {
        return trouble == Trouble.REFUSED && status == 404 && !messages.isEmpty();
    }

    /** Jira's own words. */
    List<String> messages() {
        return messages;
    }

    /** Whether nothing came from the site, and not for a reason of our own. */
    boolean siteIsSilent() {
        return switch (trouble) {
            case LOST -> true;
            case NOT_SENT ->
                !(forGood()
                        || getCause() instanceof LastLook.NotPermitted
                        || getCause() instanceof ConnectionRequestTimeoutException);
            case SERVER_ERROR,
                    NOT_DATA,
                    SIGN_IN_PAGE,
                    REDIRECTED,
                    THROTTLED,
                    CREDENTIAL_REFUSED,
                    FORBIDDEN,
                    REFUSED,
                    UNCLEAR -> false;
        };
    }

    /** Whether it is so by the same way however often it is tried. */
    boolean forGood() {
        return getCause() instanceof Closed;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    Gap gap() {
        return new Gap(trouble.kind, sentence(), retryAfter);
    }

    /** The same, where one issue alone could not be read: whom Jira forbids one, it may show all others. */
    Gap gapOf(IssueId issue) {
        var kind = trouble == Trouble.FORBIDDEN ? Kind.INCOMPLETE : trouble.kind;
        return new Gap(kind, "Issue " + issue + " could not be read: " + sentence(), retryAfter);
    }

    /** The answer to a question, which never changes anything. */
    Refusal refusal() {
        return new TrackerTrouble(trouble.code, gap(), this);
    }

    /** The way to the site was closed. */
    private static final class Closed extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
