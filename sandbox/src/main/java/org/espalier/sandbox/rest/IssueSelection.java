package org.espalier.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The issues that a call of the agile API names in its body, from 1 to 50, in the order in which it names them. */
@Component
class IssueSelection {

    /** The names of a body that moves issues. */
    static final Set<String> MOVED = Set.of("issues");

    /** The names of a body that moves issues to a place in the order of all. */
    static final Set<String> RANKED =
            Stream.concat(MOVED.stream(), RankRequest.names("Issue").stream()).collect(Collectors.toUnmodifiableSet());

    private static final int MOST = 50;

    private final Issues issues;
    private final Catalogue catalogue;

    IssueSelection(Issues issues, Catalogue catalogue) {
        this.issues = issues;
        this.catalogue = catalogue;
    }

    /** The same for issues whose place in the order, or whose sprint, is to change. */
    List<Issue> readToSchedule(Caller caller, JsonNode body, Set<String> names) {
        List<Issue> found = read(caller, body, names);
        found.forEach(issue -> requireScheduling(caller, issue));
        return found;
    }

    /** Refuses unless the permission to schedule the issue is there. */
    void requireScheduling(Caller caller, Issue issue) {
        String project = catalogue.projects().of(issue.place().projectId()).key();
        if (!caller.may(Permission.SCHEDULE_ISSUES, issue)) {
            throw Refusal.forbidden("You do not have the permission Schedule Issues in project " + project
                    + ", which this needs; no issue was moved.");
        }
    }

    /** All of them, or a refusal if one is not there or cannot be seen; a body with other names is refused too. */
    List<Issue> read(Caller caller, JsonNode body, Set<String> names) {
        for (Map.Entry<String, JsonNode> entry : Payload.object(body).properties()) {
            if (!names.contains(entry.getKey())) {
                throw Refusal.badRequest("Unrecognized field \"" + entry.getKey() + "\".");
            }
        }
        List<String> named = Payload.texts(body.path("issues"));
        if (named.isEmpty() || named.size() > MOST) {
            throw Refusal.badRequest(
                    "From 1 to 50 issues can be moved at once, and " + named.size() + " are named; none was moved.");
        }
        Map<Long, Issue> found = new LinkedHashMap<>();
        for (String name : named) {
            Issue issue = one(caller, name);
            found.put(issue.id(), issue);
        }
        return List.copyOf(found.values());
    }

    /** An issue that a body names. */
    Issue one(Caller caller, String idOrKey) {
        return issues.named(caller, idOrKey)
                .orElseThrow(() -> Refusal.badRequest(
                        "Issue does not exist or you do not have permission to see it: " + idOrKey + "."));
    }
}
