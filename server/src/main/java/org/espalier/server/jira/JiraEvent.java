package org.espalier.server.jira;

import java.util.Set;
import java.util.TreeSet;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Told;
import org.jspecify.annotations.Nullable;

/** What Jira says has happened. Only whom it names is taken from it (jira-api §14). */
final class JiraEvent {

    /** What webhooks are made for; who looks at an issue finds out which it was, a deletion too (L2). */
    static final Set<String> OF_ISSUES = Set.of("jira:issue_created", "jira:issue_updated", "jira:issue_deleted");

    /** No query chooses among these, and both ends are named. */
    static final Set<String> OF_LINKS = Set.of("issuelink_created", "issuelink_deleted");

    private final Shapes.Event event;

    private JiraEvent(Shapes.Event event) {
        this.event = event;
    }

    /** @throws Refusal where it is no event of Jira */
    static JiraEvent in(byte[] body) {
        try {
            return new JiraEvent(Json.read(body, Shapes.Event.class, "the other end"));
        } catch (JiraFailure unreadable) {
            throw unclear(unreadable);
        }
    }

    Told told() {
        var name = event.webhookEvent();
        if (name == null) {
            throw unclear(null);
        }
        var issues = new TreeSet<IssueId>();
        if (OF_ISSUES.contains(name)) {
            var issue = event.issue();
            issues.add(number(issue == null ? null : issue.id()));
        } else if (OF_LINKS.contains(name)) {
            var link = event.issueLink();
            issues.add(number(link == null ? null : link.sourceIssueId()));
            issues.add(number(link == null ? null : link.destinationIssueId()));
        }
        return new Told(issues);
    }

    private static IssueId number(@Nullable String id) {
        return Numbers.of(id).filter(number -> number > 0).map(IssueId::new).orElseThrow(() -> unclear(null));
    }

    private static Refusal unclear(@Nullable Throwable cause) {
        var refusal = Refusal.malformed(new Fault(
                "", "no_event", "The body is no event of Jira that names what it is about; nothing was noticed."));
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
