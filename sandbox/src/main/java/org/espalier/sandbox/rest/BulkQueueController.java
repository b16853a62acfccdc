package org.espalier.sandbox.rest;

import java.time.Clock;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.BulkTasks;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How far the tasks are that change many issues at once. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/bulk/queue")
class BulkQueueController {

    private static final JsonMapper READER = JsonMapper.builder().build();

    private final BulkTasks tasks;
    private final Clock clock;

    BulkQueueController(BulkTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** At the first look a task runs, from the second on it is complete. */
    @GetMapping("/{task}")
    ObjectNode task(Caller caller, @PathVariable("task") String id) {
        BulkTasks.Task task = Optional.of(id)
                .filter(Payload::isNumber)
                .flatMap(number -> tasks.look(Long.parseLong(number)))
                .orElseThrow(() -> Refusal.badRequest("No task with id '" + id + "' was found."));
        caller.author();
        boolean complete = task.polls() > 1;
        ObjectNode answer = READER.readTree(task.report()).asObject();
        answer.put("taskId", Long.toString(task.id()))
                .put("status", complete ? "COMPLETE" : "RUNNING")
                .put("progressPercent", complete ? 100 : 0)
                .put("started", answer.path("created").asLong())
                .put("updated", clock.millis());
        if (!complete) {
            answer.putArray("processedAccessibleIssues");
            answer.putObject("failedAccessibleIssues");
            answer.put("invalidOrInaccessibleIssueCount", 0);
        }
        return answer;
    }
}
