package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.sandbox.jql.Clause;
import org.espalier.sandbox.jql.Field;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlError;
import org.espalier.sandbox.jql.Operator;
import org.espalier.sandbox.webhook.Webhook;
import tools.jackson.databind.JsonNode;

/** What an app may ask for as a webhook (jira-api.md §14): fewer events and a smaller JQL than an administrator. */
final class AppWebhookRequest {

    /** How many an app may keep for one person at one site (source: Atlassian, webhooks). */
    private static final int MOST = 5;

    private static final Set<String> EVENTS = Set.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted",
            "issue_property_set",
            "issue_property_deleted",
            "sprint_created",
            "sprint_updated",
            "sprint_closed",
            "sprint_deleted",
            "sprint_started",
            "jira:version_released",
            "jira:version_unreleased",
            "jira:version_created",
            "jira:version_moved",
            "jira:version_updated",
            "jira:version_merged",
            "jira:version_deleted");

    private static final Set<String> FIELDS = Set.of(
            "issuekey",
            "key",
            "issue",
            "id",
            "project",
            "issuetype",
            "type",
            "status",
            "assignee",
            "reporter",
            "priority",
            "issue.property");

    private static final Set<Operator> OPERATORS =
            EnumSet.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN);

    private AppWebhookRequest() {}

    /** Why it cannot be kept beside those that are there; nothing where it can. */
    static List<String> errors(JsonNode wanted, List<Webhook> there, String url) {
        List<String> errors = new ArrayList<>();
        List<String> events = Payload.texts(Payload.object(wanted).path("events"));
        if (events.isEmpty()) {
            errors.add("At least one event is needed.");
        }
        events.stream()
                .filter(event -> !EVENTS.contains(event))
                .forEach(event -> errors.add("The event " + event + " is unsupported"));
        for (String filter : List.of("fieldIdsFilter", "issuePropertyKeysFilter")) {
            if (!Payload.absent(wanted.path(filter))) {
                errors.add(filter + " is not known to the sandbox.");
            }
        }
        if (there.size() >= MOST) {
            errors.add("An app keeps at most " + MOST + " webhooks for one person.");
        }
        if (there.stream().anyMatch(webhook -> !webhook.target().url().equals(url))) {
            errors.add("Only a single URL per app is allowed to be registered.");
        }
        errors.addAll(unsupported(Payload.text(wanted.path("jqlFilter")).orElse("")));
        return errors;
    }

    private static List<String> unsupported(String jql) {
        try {
            return Jql.parse(jql).where().stream()
                    .flatMap(AppWebhookRequest::terminals)
                    .filter(terminal -> !supported(terminal))
                    .map(terminal -> "The clause " + Jql.print(terminal) + " is unsupported")
                    .toList();
        } catch (JqlError unreadable) {
            return unreadable.messages();
        }
    }

    private static Stream<Clause.Terminal> terminals(Clause clause) {
        return switch (clause) {
            case Clause.And and -> and.parts().stream().flatMap(AppWebhookRequest::terminals);
            case Clause.Or or -> or.parts().stream().flatMap(AppWebhookRequest::terminals);
            case Clause.Not not -> terminals(not.negated());
            case Clause.Terminal terminal -> Stream.of(terminal);
        };
    }

    private static boolean supported(Clause.Terminal terminal) {
        boolean known = switch (terminal.field()) {
            case Field.Named named -> FIELDS.contains(named.name().toLowerCase(Locale.ROOT));
            case Field.Custom _ -> true;
        };
        return known && OPERATORS.contains(terminal.operator());
    }
}
