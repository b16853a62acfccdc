package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.WebhookRegistry;
import org.jspecify.annotations.Nullable;

/** The webhooks that the administrators of a Jira keep (jira-api §14). They stay until somebody takes them away. */
final class AdminWebhooks implements WebhookRegistry {

    /** Where a body says which issues it is about. */
    private static final String ISSUE_FILTER = "issue-related-events-section";

    private final WebhookApi api;
    private final Reads reads;
    private final Wire wire;

    AdminWebhooks(WebhookApi api, Reads reads, Wire wire) {
        this.api = api;
        this.reads = reads;
        this.wire = wire;
    }

    @Override
    public Guard guard() {
        return api.guard();
    }

    @Override
    public List<Registered> all() {
        return JiraSite.asked(() -> Arrays.stream(listed())
                .map(AdminWebhooks::registered)
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public Registered create(Wanted wanted) {
        try {
            wire.write(JiraRequest.post(api.path(), body(wanted)));
        } catch (JiraFailure failure) {
            if (!mayHaveHappened(failure)) {
                throw refused(failure);
            }
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
        return readBack(wanted);
    }

    @Override
    public void remove(Registered webhook) {
        try {
            wire.write(JiraRequest.delete(api.path() + "/{id}", api.path() + "/" + webhook.id()));
        } catch (JiraFailure failure) {
            if (failure.status() != 404 && (!mayHaveHappened(failure) || all().contains(webhook))) {
                throw refused(failure);
            }
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    /** What is there decides, not what was answered. */
    private Registered readBack(Wanted wanted) {
        try {
            for (var each : listed()) {
                var registered = registered(each);
                if (registered.isPresent() && wanted.address().toString().equals(each.url())) {
                    require(each, registered.get(), wanted);
                    return registered.get();
                }
            }
        } catch (JiraFailure unseen) {
            var refusal = unconfirmed();
            refusal.initCause(unseen);
            throw refusal;
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
        throw unconfirmed();
    }

    private void require(Shapes.AdminWebhook there, Registered registered, Wanted wanted) {
        if (faults(there, wanted).isEmpty()) {
            return;
        }
        remove(registered);
        throw Refusal.unprocessable(
                "webhook_differs",
                "Jira at " + reads.host() + " registered the webhook with another "
                        + String.join(", ", faults(there, wanted))
                        + " than was asked for, so it was taken away again. Everything is as it was.");
    }

    private List<String> faults(Shapes.AdminWebhook there, Wanted wanted) {
        var faults = new ArrayList<String>();
        if (!new HashSet<>(Objects.requireNonNullElse(there.events(), List.of())).equals(events())) {
            faults.add("list of events");
        }
        var filters = Objects.requireNonNullElse(there.filters(), Map.<String, Object>of());
        if (!JiraIssues.all(wanted.projects()).equals(filters.get(ISSUE_FILTER))) {
            faults.add("filter");
        }
        if (Boolean.FALSE.equals(there.enabled()) || Boolean.FALSE.equals(there.active())) {
            faults.add("state");
        }
        if (guard() == Guard.SIGNATURE && Boolean.FALSE.equals(there.isSigned())) {
            faults.add("signature");
        }
        return faults;
    }

    private Map<String, Object> body(Wanted wanted) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                wanted.name(),
                "url",
                wanted.address().toString(),
                "events",
                events(),
                "filters",
                Map.of(ISSUE_FILTER, JiraIssues.all(wanted.projects())),
                "excludeBody",
                false));
        switch (api) {
            case CLOUD -> body.put("secret", wanted.secret());
            case DATA_CENTER_9 -> {
                // The secret is in the address.
            }
            case DATA_CENTER_10 -> {
                body.put("configuration", Map.of("secret", wanted.secret()));
                body.put("active", true);
            }
        }
        return body;
    }

    private static Set<String> events() {
        var events = new TreeSet<>(JiraEvent.OF_ISSUES);
        events.addAll(JiraEvent.OF_LINKS);
        return events;
    }

    private Shapes.AdminWebhook[] listed() throws JiraFailure, InterruptedException {
        try {
            return reads.read(JiraRequest.get(api.path()), Shapes.AdminWebhook[].class);
        } catch (JiraFailure failure) {
            switch (failure.status()) {
                case 403 -> throw notAdministrator(failure);
                case 404 -> throw notOffered(failure);
                default -> throw failure;
            }
        }
    }

    /** Absent where Jira does not say what it calls it. */
    private static Optional<Registered> registered(Shapes.AdminWebhook there) {
        var id = there.id() != null ? there.id() : lastPart(there.self());
        return id.matches("\\d{1,18}")
                ? Optional.of(new Registered(id, String.valueOf(there.url())))
                : Optional.empty();
    }

    private static String lastPart(@Nullable String self) {
        return self == null ? "" : self.substring(self.lastIndexOf('/') + 1);
    }

    private static boolean mayHaveHappened(JiraFailure failure) {
        return switch (failure.trouble()) {
            case LOST, SERVER_ERROR, UNCLEAR -> true;
            case NOT_DATA, SIGN_IN_PAGE, REDIRECTED, CREDENTIAL_REFUSED -> failure.status() / 100 == 2;
            case NOT_SENT, THROTTLED, FORBIDDEN, REFUSED -> false;
        };
    }

    private Refusal refused(JiraFailure failure) {
        return failure.status() == 403 ? notAdministrator(failure) : failure.refusal();
    }

    private Refusal notAdministrator(JiraFailure failure) {
        var refusal = Refusal.unprocessable(
                "not_jira_administrator",
                "Jira at " + reads.host() + " lets only its administrators see and change webhooks, and the account of"
                        + " this connection is none. Nothing was changed; go on without, as Jira is asked what has"
                        + " changed, or give the connection the token of an administrator.");
        refusal.initCause(failure);
        return refusal;
    }

    /** Such as the gateway of Cloud, which an API token with scopes goes through. */
    private Refusal notOffered(JiraFailure failure) {
        var refusal = Refusal.unprocessable(
                "webhooks_not_offered",
                "Jira at " + reads.host()
                        + " offers this account no webhooks (404). Nothing was changed; go on without,"
                        + " as Jira is asked what has changed, or give the connection the token of an administrator"
                        + " that has no scopes.");
        refusal.initCause(failure);
        return refusal;
    }

    private Refusal unconfirmed() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "webhook_unconfirmed",
                "Whether Jira at " + reads.host() + " registered the webhook is not known: its answer was lost, or does"
                        + " not show it. What was told before is still told; set it up again in five minutes, which"
                        + " takes away what may turn up.");
    }

    private Refusal interrupted() {
        Thread.currentThread().interrupt();
        return unconfirmed();
    }
}
