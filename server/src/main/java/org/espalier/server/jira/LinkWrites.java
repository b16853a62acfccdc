package org.espalier.server.jira;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.WriteRequests.Deed;

/** Creates and deletes issue links, one request each, sent once: what came of it is found by looking (L9, L10). */
final class LinkWrites {

    /** Whose lack a Data Center tells by a 401 (source: its description of issueLink). */
    private static final Optional<String> PERMISSION = Optional.of("Link Issues");

    private static final Deed CREATE = new Deed(
            "create the link", "an issue or the link type is not there, or hidden from this account", PERMISSION);
    private static final Deed DELETE = new Deed("delete the link", "it is not there", PERMISSION);

    private final String links;
    private final WriteRequests requests;

    LinkWrites(Dialect dialect, WriteRequests requests) {
        this.links = dialect.path("/issueLink");
        this.requests = requests;
    }

    /** In the request the source is the inward issue, however that sounds (jira-api §8). */
    Answer create(Link link) throws InterruptedException {
        return requests.sent(
                JiraRequest.post(
                                links,
                                Map.of(
                                        "type",
                                        Map.of("id", Long.toString(link.type().value())),
                                        "inwardIssue",
                                        issue(link.source()),
                                        "outwardIssue",
                                        issue(link.destination())))
                        .changing(link.source(), link.destination()),
                CREATE);
    }

    /** Deletes by the number that the look showed. */
    Answer delete(Link link, TrackerSight now) throws InterruptedException {
        var number = number(link, now);
        if (number.isEmpty()) {
            return notThere();
        }
        var request = JiraRequest.delete(links + "/{id}", links + "/" + number.getAsLong())
                .changing(link.source(), link.destination());
        return switch (requests.answered(request, DELETE)) {
            case WriteRequests.Result.Body _ -> new Answer.Done();
            case WriteRequests.Result.Otherwise(Answer.Refused _, var status) when status == 404 -> notThere();
            case WriteRequests.Result.Otherwise(var answer, var _) -> answer;
        };
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

    private static Answer notThere() {
        return new Answer.NotThere(
                "Jira shows the link and finds no such link to delete, or does not let this account delete it. Nothing was"
                        + " changed there; check the account's permission to link issues.");
    }
}
