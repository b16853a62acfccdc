package org.espalier.sandbox.rest;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.BulkTasks;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueDeletion;
import org.espalier.sandbox.issues.IssueDeletion.SubTasks;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Transition;
import org.espalier.sandbox.issues.Transitions;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes many issues at once, or leads them through their workflow, as tasks that are looked at later. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/bulk/issues")
class BulkIssueController {

    private static final int MOST_ISSUES = 1000;

    /** What is done with each of the issues. */
    @Component
    @Profile(Dialect.CLOUD_PROFILE)
    record Work(Issues issues, IssueDeletion deletion, Transitions transitions, IssueBodies bodies) {

        private void delete(Caller caller, Issue issue) {
            caller.require(Permission.DELETE_ISSUES, issue);
            deletion.delete(caller, issue, SubTasks.DELETED_TOO);
        }

        private void lead(Caller caller, Site site, Issue issue, String id) {
            Transition transition = transitions.require(caller, issue, id);
            transitions.take(
                    caller,
                    issue,
                    transition,
                    bodies.onTransition(TermJson.JSON.objectNode(), caller, site, issue, transition));
        }
    }

    private final Work work;
    private final BulkTasks tasks;
    private final Clock clock;

    BulkIssueController(Work work, BulkTasks tasks, Clock clock) {
        this.work = work;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Writing
    @PostMapping("/delete")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode delete(Caller caller, Site site, @RequestBody JsonNode body) {
        List<String> named = Payload.texts(Payload.object(body).path("selectedIssueIdsOrKeys"));
        require(caller, named.size());
        MoveRequests.Report report = new MoveRequests.Report(named.size());
        carryOut(caller, named, report, issue -> work.delete(caller, issue));
        return task(caller, site, report);
    }

    @Writing
    @PostMapping("/transition")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode transition(Caller caller, Site site, @RequestBody JsonNode body) {
        List<JsonNode> inputs =
                List.copyOf(Payload.object(body).path("bulkTransitionInputs").values());
        int total = inputs.stream().mapToInt(input -> named(input).size()).sum();
        require(caller, total);
        MoveRequests.Report report = new MoveRequests.Report(total);
        for (JsonNode input : inputs) {
            String id = Payload.text(input.path("transitionId"))
                    .orElseThrow(() -> Refusal.badRequest("Missing 'transitionId'; no issue was changed."));
            carryOut(caller, named(input), report, issue -> work.lead(caller, site, issue, id));
        }
        return task(caller, site, report);
    }

    private static List<String> named(JsonNode input) {
        return Payload.texts(input.path("selectedIssueIdsOrKeys"));
    }

    private static void require(Caller caller, int total) {
        if (total == 0 || total > MOST_ISSUES) {
            throw Refusal.badRequest(
                    "From 1 to 1000 issues can be changed at once, and " + total + " are named; none was changed.");
        }
        if (!caller.may(Permission.BULK_CHANGE)) {
            throw Refusal.forbidden("You do not have the permission Bulk Change, so no issue was changed.");
        }
    }

    private void carryOut(Caller caller, List<String> named, MoveRequests.Report report, Consumer<Issue> change) {
        for (String idOrKey : named) {
            work.issues()
                    .named(caller, idOrKey)
                    .ifPresentOrElse(issue -> report.note(issue, change), report::noteMissing);
        }
    }

    private ObjectNode task(Caller caller, Site site, MoveRequests.Report report) {
        ObjectNode kept = report.json();
        kept.set("submittedBy", new TermJson(site).account(caller.author()).deepCopy());
        kept.put("created", clock.millis());
        return TermJson.JSON.objectNode().put("taskId", Long.toString(tasks.add(kept.toString())));
    }
}
