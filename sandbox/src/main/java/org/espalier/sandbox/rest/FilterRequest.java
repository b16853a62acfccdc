package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.search.SavedFilter;
import org.espalier.sandbox.search.SavedFilter.Share;
import org.espalier.sandbox.search.SavedFilter.Wording;
import tools.jackson.databind.JsonNode;

/** What a request says about a filter; what it does not say stays as it is. */
record FilterRequest(JsonNode body) {

    private static final Set<String> FOR_ALL = Set.of("global", "loggedin", "authenticated");

    private static final int LONGEST_NAME = 255;

    static FilterRequest of(JsonNode body) {
        return new FilterRequest(Payload.object(body));
    }

    Wording wording(Wording before) {
        String name = Payload.text(body.path("name")).orElse(before.name()).strip();
        if (name.isEmpty()) {
            throw Refusal.badField("filterName", "You must specify a name to save this filter as.");
        }
        if (name.length() > LONGEST_NAME) {
            throw Refusal.badField(
                    "filterName", "The entered filter name is too long, it must be less than 255 chars.");
        }
        Wording after = new Wording(
                name,
                Payload.text(body.path("description")).orElse(before.description()),
                Payload.text(body.path("jql")).orElse(before.jql()));
        for (Map.Entry<String, String> text : Map.of(
                        "filterName", after.name(), "description", after.description(), "jql", after.jql())
                .entrySet()) {
            if (!Payload.storable(text.getValue())) {
                throw Refusal.badField(text.getKey(), "It holds characters that cannot be kept, so nothing was saved.");
            }
        }
        return after;
    }

    /** Whether the filter is to be a favourite; absent where nothing is said. */
    Optional<Boolean> favourite() {
        JsonNode wish = body.path("favourite");
        if (Payload.absent(wish)) {
            return Optional.empty();
        }
        if (!wish.isBoolean()) {
            throw Payload.invalid();
        }
        return Optional.of(wish.booleanValue());
    }

    /** With whom the filter is to be shared; the shares have no ids yet. */
    List<Share> shares(SavedFilter before, Caller caller, Catalogue catalogue) {
        JsonNode wish = body.path("sharePermissions");
        if (Payload.absent(wish)) {
            return before.shares();
        }
        if (!wish.isArray()) {
            throw Payload.invalid();
        }
        List<Share> shares = new ArrayList<>();
        for (JsonNode entry : wish.values()) {
            String type = Payload.text(Payload.object(entry).path("type")).orElse("");
            shares.add(new Share(0, type, target(type, entry, caller, catalogue)));
        }
        return shares;
    }

    private static Optional<String> target(String type, JsonNode entry, Caller caller, Catalogue catalogue) {
        if (FOR_ALL.contains(type)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case "project" -> project(entry.path("project"), caller, catalogue);
                    case "user" -> user(entry.path("user"), catalogue);
                    default ->
                        throw Refusal.badRequest("The share type '" + type
                                + "' is not known here: filters are shared with everybody (global), everybody signed in"
                                + " (authenticated), a project or a user.");
                });
    }

    private static String project(JsonNode project, Caller caller, Catalogue catalogue) {
        return Payload.text(project.path("id"))
                .flatMap(catalogue.projects()::withId)
                .filter(caller::browses)
                .map(Project::id)
                .map(String::valueOf)
                .orElseThrow(() -> Refusal.badRequest(
                        "The project to share the filter with does not exist, or you may not see it."));
    }

    private static String user(JsonNode user, Catalogue catalogue) {
        Optional<String> id = Payload.text(user.path("accountId")).or(() -> Payload.text(user.path("key")));
        return catalogue.accounts().stream()
                .filter(account -> id.filter(account.id()::equals).isPresent()
                        || Payload.text(user.path("name"))
                                .filter(account.login().name()::equals)
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("The user to share the filter with does not exist."))
                .id();
    }
}
