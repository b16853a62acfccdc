package org.espalier.sandbox.rest;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.BulkTasks;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves many issues at once, as a task that is looked at later; only Cloud has it. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/bulk/issues")
class BulkMoveController {

    private static final int MOST_ISSUES = 1000;

    private final BulkTasks tasks;
    private final MoveRequests moves;
    private final Clock clock;

    BulkMoveController(BulkTasks tasks, MoveRequests moves, Clock clock) {
        this.tasks = tasks;
        this.moves = moves;
        this.clock = clock;
    }

    @Writing
    @PostMapping("/move")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode move(Caller caller, Site site, @RequestBody JsonNode body) {
        JsonNode mapping = Payload.object(body).path("targetToSourcesMapping");
        int total = mapping.values().stream()
                .mapToInt(source -> Payload.texts(source.path("issueIdsOrKeys")).size())
                .sum();
        if (total == 0 || total > MOST_ISSUES) {
            throw Refusal.badRequest(
                    "From 1 to 1000 issues can be moved at once, and " + total + " are named; none was moved.");
        }
        if (!caller.may(Permission.BULK_CHANGE)) {
            throw Refusal.forbidden("You do not have the permission Bulk Change, so no issue was moved.");
        }
        MoveRequests.Report report = new MoveRequests.Report(total);
        for (Map.Entry<String, JsonNode> target : mapping.properties()) {
            List<String> words = List.of(target.getKey().split(",", -1));
            MoveRequests.Wanted wanted = new MoveRequests.Wanted(
                    Optional.of(words.getFirst().strip()),
                    words.stream().skip(1).findFirst().map(String::strip),
                    words.stream().skip(2).findFirst().map(String::strip).filter(parent -> !parent.isEmpty()));
            moves.requireTarget(caller, wanted);
            Payload.texts(target.getValue().path("issueIdsOrKeys"))
                    .forEach(issue -> moves.move(caller, issue, wanted, report));
        }
        ObjectNode kept = report.json();
        kept.set("submittedBy", new TermJson(site).account(caller.author()).deepCopy());
        kept.put("created", clock.millis());
        return TermJson.JSON.objectNode().put("taskId", Long.toString(tasks.add(kept.toString())));
    }
}
