package org.espalier.server.jira;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.core.run.Answer;

/** Sends writing requests, each once: what came of it is found by looking (L9, L10). */
final class WriteRequests {

    /** How long to wait before what passes by itself is tried again. */
    static final Duration SHORT = Duration.ofSeconds(10);

    /** Nothing gets better by itself soon where a login page stands in the way. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Wire wire;
    private final RandomGenerator random;

    WriteRequests(Wire wire, RandomGenerator random) {
        this.wire = wire;
        this.random = random;
    }

    /**
     * What a request is to do, for people.
     *
     * @param words as in "create the link"
     * @param absent what a 404 means where Jira gives no reason
     * @param permission that the account lacks where Jira tells a lack of one by a 401
     */
    record Deed(String words, String absent, Optional<String> permission) {

        /** What Jira never refuses by a 401. */
        Deed(String words, String absent) {
            this(words, absent, Optional.empty());
        }

        Answer.Refused refused(String why) {
            return new Answer.Refused("Jira refused to " + words + ": " + why + ". Nothing was changed there.");
        }
    }

    /** The body of a good answer, or what came of the request instead. */
    sealed interface Result {
        final class Body implements Result {
            private final byte[] bytes;

            private Body(byte[] bytes) {
                this.bytes = bytes;
            }

            boolean empty() {
                return bytes.length == 0;
            }

            <T> T read(Class<T> shape, String host) throws JiraFailure {
                return Json.read(bytes, shape, host);
            }
        }

        /** @param status the HTTP status, 0 where there was none */
        record Otherwise(Answer answer, int status) implements Result {}
    }

    Answer sent(JiraRequest request, Deed deed) throws InterruptedException {
        return switch (answered(request, deed)) {
            case Result.Body _ -> new Answer.Done();
            case Result.Otherwise(var answer, var _) -> answer;
        };
    }

    Result answered(JiraRequest request, Deed deed) throws InterruptedException {
        try {
            return new Result.Body(wire.write(request));
        } catch (JiraFailure failure) {
            return new Result.Otherwise(answer(failure, deed), failure.status());
        }
    }

    /** What a read that belongs to a write came to, if it failed: the write itself was not sent. */
    Answer unread(JiraFailure failure, Deed deed) {
        return switch (answer(failure, deed)) {
            case Answer.Lost(var pause, var sentence) -> new Answer.Later(pause.orElse(SHORT), sentence);
            case Answer other -> other;
        };
    }

    String host() {
        return wire.host();
    }

    private Answer answer(JiraFailure failure, Deed deed) {
        boolean answeredWell = failure.status() / 100 == 2;
        return switch (failure.trouble()) {
            case NOT_SENT -> new Answer.Later(SHORT, failure.sentence());
            case LOST, SERVER_ERROR, UNCLEAR -> new Answer.Lost(failure.retryAfter(), failure.sentence());
            case THROTTLED ->
                new Answer.Later(
                        failure.retryAfter().orElse(Patience.OF_RUNS.waitAfter(1, random)), failure.sentence());
            case NOT_DATA, SIGN_IN_PAGE, REDIRECTED, CREDENTIAL_REFUSED ->
                answeredWell
                        ? new Answer.Lost(failure.retryAfter(), failure.sentence())
                        : new Answer.Later(failure.retryAfter().orElse(LONG), failure.sentence());
            case FORBIDDEN -> refused(failure, deed);
            // Two writes of one issue met inside Jira; the next look tells what is there now.
            case REFUSED ->
                failure.status() == 409
                        ? new Answer.Busy(Patience.OF_RUNS.waitAfter(1, random), failure.sentence())
                        : refused(failure, deed);
        };
    }

    private Answer refused(JiraFailure failure, Deed deed) {
        if (failure.unpermitted() && deed.permission().isPresent()) {
            // Jira's words are in the language of the account; people look for the name of the permission.
            return refused(
                    deed,
                    "this account lacks the permission " + deed.permission().get()
                            + Words.after(": ", failure.messages()),
                    failure.status());
        }
        return refused(
                deed,
                failure.messages().isEmpty() ? reason(failure.status(), deed) : Words.after("", failure.messages()),
                failure.status());
    }

    /** L18: whose account it is that may not, or that something is hidden from, is said with the refusal. */
    Answer refused(Deed deed, String why, int status) {
        var refused = deed.refused(why);
        return switch (status) {
            case 401, 403, 404 ->
                new Answer.Refused(refused.sentence() + wire.whose().asked());
            default -> refused;
        };
    }

    private static String reason(int status, Deed deed) {
        return switch (status) {
            case 401, 403 -> "this account may not do it";
            case 404 -> deed.absent();
            case 413 -> "an issue has as many links as Jira allows";
            default -> "it gave no reason (" + status + ")";
        };
    }
}
