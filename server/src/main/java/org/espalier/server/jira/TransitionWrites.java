package org.espalier.server.jira;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.WriteRequests.Deed;

/**
 * Takes issues to other statuses by the one step that is open to the account now; ways of several steps are never
 * walked (jira-api §5.4).
 */
record TransitionWrites(Dialect dialect, WriteRequests requests) {

    private static final String RESOLUTION = "resolution";
    private static final Deed DEED =
            new Deed("change the status", "the issue is not there, or hidden from this account");

    /** Another look tells what is there; a few times, since a site may show a status late for ever. */
    private static final Answer MOVED = new Answer.Busy(
            Duration.ofSeconds(1), "The status was changed in Jira meanwhile, and it is looked at once more.");

    Answer take(Change.Transition change, Reads reads) throws InterruptedException {
        try {
            var open = open(change.issue(), reads);
            // Before the ways are judged: from where somebody took the issue meanwhile, none may lead there any more.
            if (!stillThere(change, reads)) {
                return MOVED;
            }
            var obstacle = obstacle(change, open);
            return obstacle.isPresent()
                    ? DEED.refused(obstacle.get())
                    : sent(change, way(change, open).orElseThrow());
        } catch (JiraFailure failure) {
            return requests.unread(failure, DEED);
        }
    }

    /**
     * L9: the look before the write is one request older by now, and a step may be open from every status, so that Jira
     * would take it.
     */
    private boolean stillThere(Change.Transition change, Reads reads) throws JiraFailure, InterruptedException {
        var issue = reads.read(
                JiraRequest.get(
                        dialect.path("/issue/{id}"), dialect.path("/issue/" + change.issue() + "?fields=status")),
                Shapes.Issue.class);
        var fields = issue.fields();
        var status = fields == null ? null : fields.status();
        if (status == null) {
            throw JiraFailure.unclear(reads.host(), "left out the status of issue " + change.issue());
        }
        return Long.toString(change.before().id()).equals(status.id());
    }

    /** Why no step that is open now takes the issue there. */
    Optional<String> obstacle(Change.Transition change, Reads reads) throws JiraFailure, InterruptedException {
        return obstacle(change, open(change.issue(), reads));
    }

    private static Optional<String> obstacle(Change.Transition change, List<Shapes.Transition> open) {
        var way = way(change, open);
        return way.isEmpty() ? Optional.of(deadEnd(change, open)) : lackingIn(change, way.get());
    }

    /** The open step there that lacks least. */
    private static Optional<Shapes.Transition> way(Change.Transition change, List<Shapes.Transition> open) {
        return open.stream()
                .filter(each -> leadsTo(each, change.after().id()))
                .min(Comparator.<Shapes.Transition>comparingInt(
                                each -> lacking(change, each).size())
                        .thenComparingLong(TransitionWrites::required)
                        .thenComparingLong(TransitionWrites::number));
    }

    private List<Shapes.Transition> open(IssueId issue, Reads reads) throws JiraFailure, InterruptedException {
        var answer = reads.read(
                JiraRequest.get(
                        dialect.path("/issue/{id}/transitions"),
                        dialect.path("/issue/" + issue + "/transitions?expand=transitions.fields")),
                Shapes.Transitions.class);
        var transitions = answer.transitions();
        if (transitions == null) {
            throw JiraFailure.unclear(reads.host(), "left the transitions out of its answer");
        }
        return transitions;
    }

    private Answer sent(Change.Transition change, Shapes.Transition way) throws InterruptedException {
        var body = new HashMap<String, Object>();
        body.put("transition", Map.of("id", String.valueOf(way.id())));
        var resolution = resolution(change, way);
        if (resolution.isPresent()) {
            body.put("fields", Map.of(RESOLUTION, Map.of("id", resolution.get())));
        }
        return requests.sent(
                JiraRequest.post(
                                dialect.path("/issue/{id}/transitions"),
                                dialect.path("/issue/" + change.issue() + "/transitions"),
                                body)
                        .changing(change.issue()),
                DEED);
    }

    private static Optional<String> lackingIn(Change.Transition change, Shapes.Transition way) {
        var lacking = lacking(change, way);
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("the transition " + Words.plain(String.valueOf(way.name())) + " requires "
                + (lacking.equals(List.of(RESOLUTION))
                        ? "a resolution, and none is given"
                        : Words.plain(String.join(", ", lacking)) + ", which this change does not give"));
    }

    /** A resolution is given only where it is asked for: on any other way Jira refuses it. */
    private static Optional<String> resolution(Change.Transition change, Shapes.Transition way) {
        return requiredOf(way).contains(RESOLUTION) ? change.resolution() : Optional.empty();
    }

    private static String deadEnd(Change.Transition change, List<Shapes.Transition> open) {
        var reachable = open.stream()
                .flatMap(each -> Optional.ofNullable(each.to()).stream())
                .map(status -> String.valueOf(status.name()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "no transition to " + Words.plain(change.after().name()) + " is open to this account from "
                + Words.plain(change.before().name())
                + (reachable.isEmpty() ? ", nor to any other status" : "; it can go to " + Words.plain(reachable));
    }

    private static boolean leadsTo(Shapes.Transition transition, long status) {
        var to = transition.to();
        return to != null && Long.toString(status).equals(to.id());
    }

    private static List<String> requiredOf(Shapes.Transition transition) {
        var fields = transition.fields();
        return fields == null
                ? List.of()
                : fields.entrySet().stream()
                        .filter(each -> Boolean.TRUE.equals(each.getValue().required())
                                && !Boolean.TRUE.equals(each.getValue().hasDefaultValue()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** What a way requires and the change does not give. */
    private static List<String> lacking(Change.Transition change, Shapes.Transition way) {
        return requiredOf(way).stream()
                .filter(field ->
                        !field.equals(RESOLUTION) || change.resolution().isEmpty())
                .sorted()
                .toList();
    }

    private static long required(Shapes.Transition transition) {
        return requiredOf(transition).size();
    }

    private static long number(Shapes.Transition transition) {
        return Numbers.of(transition.id()).orElse(Long.MAX_VALUE);
    }
}
