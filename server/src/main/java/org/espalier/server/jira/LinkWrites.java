package org.espalier.server.jira;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.springframework.http.HttpMethod;

/** Creates and deletes issue links, one request each, sent once: what came of it is found by looking (L9, L10). */
final class LinkWrites {

    /** Nothing gets better by itself soon where a credential is dead or a login page stands in the way. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Duration SHORT = Duration.ofSeconds(10);

    private final String links;
    private final Wire wire;
    private final OwnWrites own = new OwnWrites();
    private final RandomGenerator random;

    LinkWrites(Dialect dialect, Wire wire, RandomGenerator random) {
        this.links = dialect.path("/issueLink");
        this.wire = wire;
        this.random = random;
    }

    /** The issues written to last, whatever came of it. */
    List<IssueId> lately() {
        return own.issues();
    }

    /** In the request the source is the inward issue, however that sounds (jira-api §8). */
    Answer create(Link link) throws InterruptedException {
        own.note(link);
        return sent(
                JiraRequest.post(
                        links,
                        Map.of(
                                "type",
                                Map.of("id", Long.toString(link.type().value())),
                                "inwardIssue",
                                issue(link.source()),
                                "outwardIssue",
                                issue(link.destination()))),
                link,
                "create the link");
    }

    /** Deletes by the number that the look showed. */
    Answer delete(Link link, TrackerSight now) throws InterruptedException {
        var number = number(link, now);
        if (number.isEmpty()) {
            return notThere();
        }
        own.note(link);
        return sent(JiraRequest.delete(links + "/{id}", links + "/" + number.getAsLong()), link, "delete the link");
    }

    private static OptionalLong number(Link link, TrackerSight now) {
        return now.issues().values().stream()
                .filter(issue -> issue.id().equals(link.source()) || issue.id().equals(link.destination()))
                .flatMap(issue -> issue.links().stream())
                .filter(seen -> seen.link().equals(link))
                .mapToLong(seen -> seen.id())
                .min();
    }

    private static Map<String, String> issue(IssueId id) {
        return Map.of("id", id.toString());
    }

    private Answer sent(JiraRequest request, Link link, String purpose) throws InterruptedException {
        try {
            wire.write(request.changing(link.source(), link.destination()));
            return new Answer.Done();
        } catch (JiraFailure failure) {
            return answer(failure, request, purpose);
        }
    }

    private Answer answer(JiraFailure failure, JiraRequest request, String purpose) {
        boolean answeredWell = failure.status() / 100 == 2;
        return switch (failure.trouble()) {
            case NOT_SENT -> new Answer.Later(SHORT, failure.sentence());
            case LOST, SERVER_ERROR, UNCLEAR -> new Answer.Lost(failure.sentence());
            case THROTTLED -> new Answer.Later(throttled(failure), failure.sentence());
            case NOT_DATA, REDIRECTED, CREDENTIAL_REFUSED ->
                answeredWell ? new Answer.Lost(failure.sentence()) : new Answer.Later(LONG, failure.sentence());
            case FORBIDDEN -> refused(failure, purpose);
            case REFUSED ->
                switch (failure.status()) {
                    case 404 -> request.method().equals(HttpMethod.DELETE) ? notThere() : refused(failure, purpose);
                    case 409 -> new Answer.Later(Patience.OF_RUNS.waitAfter(1, random), failure.sentence());
                    default -> refused(failure, purpose);
                };
        };
    }

    private static Answer notThere() {
        return new Answer.NotThere(
                "Jira shows the link and finds no such link to delete, or does not let this account delete it. Nothing was"
                        + " changed there; check the account's permission to link issues.");
    }

    private Duration throttled(JiraFailure failure) {
        return failure.retryAfter().orElse(Patience.OF_RUNS.waitAfter(1, random));
    }

    private static Answer refused(JiraFailure failure, String purpose) {
        var why = failure.messages().isEmpty() ? reason(failure.status()) : Words.after("", failure.messages());
        return new Answer.Refused("Jira refused to " + purpose + ": " + why + ". Nothing was changed there.");
    }

    private static String reason(int status) {
        return switch (status) {
            case 403 -> "this account may not do it";
            case 404 -> "an issue or the link type is not there, or hidden from this account";
            case 413 -> "an issue has as many links as Jira allows";
            default -> "it gave no reason (" + status + ")";
        };
    }
}
