package org.espalier.sandbox.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.webhook.Webhook;
import tools.jackson.databind.JsonNode;

/** A webhook as a request describes it; what a change does not name stays. */
final class WebhookRequest {

    private static final int LONGEST = 2000;

    private static final Set<String> EVENTS = Set.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "issue_property_set",
            "issue_property_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted",
            "worklog_created",
            "worklog_updated",
            "worklog_deleted",
            "jira:worklog_updated",
            "attachment_created",
            "attachment_deleted",
            "issuelink_created",
            "issuelink_deleted",
            "issuetype_created",
            "issuetype_updated",
            "issuetype_deleted",
            "project_created",
            "project_updated",
            "project_deleted",
            "project_soft_deleted",
            "project_restored_deleted",
            "project_archived",
            "project_restored_archived",
            "jira:version_created",
            "jira:version_updated",
            "jira:version_deleted",
            "jira:version_moved",
            "jira:version_released",
            "jira:version_unreleased",
            "filter_created",
            "filter_updated",
            "filter_deleted",
            "user_created",
            "user_updated",
            "user_deleted",
            "option_voting_changed",
            "option_watching_changed",
            "option_unassigned_issues_changed",
            "option_subtasks_changed",
            "option_attachments_changed",
            "option_issuelinks_changed",
            "option_timetracking_changed",
            "sprint_created",
            "sprint_updated",
            "sprint_started",
            "sprint_closed",
            "sprint_deleted",
            "board_created",
            "board_updated",
            "board_deleted",
            "board_configuration_changed");

    /** Where a body says which issues it is about. */
    static final String ISSUE_FILTER = "issue-related-events-section";

    private final JsonNode body;
    private final Optional<Webhook> before;

    private WebhookRequest(JsonNode body, Optional<Webhook> before) {
        this.body = Payload.object(body);
        this.before = before;
    }

    /** The webhook that is asked for; its id is that of the one before, or 0. */
    static Webhook read(JsonNode body, Optional<Webhook> before, Account by, Instant now) {
        WebhookRequest request = new WebhookRequest(body, before);
        return new Webhook(
                before.map(Webhook::id).orElse(0L),
                request.name(),
                new Webhook.Target(
                        request.url(),
                        request.secret(),
                        request.flag(
                                "excludeBody",
                                before.map(old -> old.target().excludeBody()).orElse(false))),
                new Webhook.Scope(request.events(), request.jql()),
                new Webhook.Standing(
                        request.flag(
                                body.has("active") ? "active" : "enabled",
                                before.map(old -> old.standing().enabled()).orElse(true)),
                        by.id(),
                        before.map(old -> old.standing().created()).orElse(now),
                        now,
                        Optional.empty()));
    }

    private String name() {
        String name = Payload.text(body.path("name"))
                .or(() -> before.map(Webhook::name))
                .map(String::strip)
                .orElse("");
        if (name.isEmpty() || name.length() > LONGEST || !Payload.storable(name)) {
            throw refused("name", "A webhook needs a name of up to " + LONGEST + " characters");
        }
        return name;
    }

    /** Nothing but the web is reached: a webhook is no way to the files of this machine. */
    private String url() {
        return url(Payload.text(body.path("url"))
                .or(() -> before.map(old -> old.target().url()))
                .map(String::strip)
                .orElse(""));
    }

    static String url(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && Set.of("http", "https").contains(scheme) && url.length() <= LONGEST) {
                return url;
            }
        } catch (URISyntaxException invalid) {
            throw badUrl();
        }
        throw badUrl();
    }

    private static Refusal badUrl() {
        return refused("url", "A webhook needs an address that begins with http:// or https://");
    }

    /** On Data Center it may stand in the configuration. */
    private Optional<String> secret() {
        JsonNode configured = body.path("configuration").path("secret");
        JsonNode secret = body.has("secret") ? body.path("secret") : configured;
        if (secret.isMissingNode()) {
            return before.flatMap(old -> old.target().secret());
        }
        return Payload.text(secret).filter(text -> !text.isEmpty());
    }

    private List<String> events() {
        JsonNode named = body.path("events");
        if (Payload.absent(named)) {
            return before.map(old -> old.scope().events()).orElse(List.of());
        }
        List<String> events = Payload.texts(named).stream().distinct().toList();
        for (String event : events) {
            if (!EVENTS.contains(event)) {
                throw refused("events", "There is no event " + event);
            }
        }
        return events;
    }

    private String jql() {
        JsonNode filters = body.path("filters");
        if (Payload.absent(filters)) {
            return before.map(old -> old.scope().jql()).orElse("");
        }
        String jql = Payload.text(Payload.object(filters).path(ISSUE_FILTER)).orElse("");
        Jql.parse(jql);
        return jql;
    }

    private boolean flag(String name, boolean absent) {
        JsonNode value = body.path(name);
        if (Payload.absent(value)) {
            return absent;
        }
        return switch (value.asString("").toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "It must be true or false");
        };
    }

    private static Refusal refused(String field, String reason) {
        return Refusal.badField(field, reason + "; the webhooks stay as they are.");
    }
}
