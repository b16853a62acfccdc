package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueCreation;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueEdits;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues, one by one: made and edited. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue")
class IssueWriteController {

    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueCreation creation;
    private final IssueEdits edits;
    private final IssueBodies bodies;
    private final FaultSwitches switches;

    IssueWriteController(
            Issues issues,
            IssueAnswers answers,
            IssueCreation creation,
            IssueEdits edits,
            IssueBodies bodies,
            FaultSwitches switches) {
        this.issues = issues;
        this.answers = answers;
        this.creation = creation;
        this.edits = edits;
        this.bodies = bodies;
        this.switches = switches;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        long id = creation.create(caller, bodies.creation(body, caller, site));
        Issue made = issues.require(caller, Long.toString(id));
        return TermJson.JSON
                .objectNode()
                .put("id", Long.toString(id))
                .put("key", made.key())
                .put("self", site.self("issue/" + id));
    }

    /** Each issue for itself: one that cannot be made does not keep the others from being made. */
    @Writing
    @PostMapping("/bulk")
    ResponseEntity<ObjectNode> createMany(Caller caller, Site site, @RequestBody JsonNode body) {
        List<JsonNode> wanted =
                List.copyOf(Payload.object(body).path("issueUpdates").values());
        if (wanted.isEmpty()) {
            throw Refusal.badRequest("The 'issueUpdates' holds no issue; none was made.");
        }
        if (wanted.size() > site.shapes().mostNewIssues()) {
            throw Refusal.badRequest("The 'issueUpdates' may hold at most "
                    + site.shapes().mostNewIssues() + " issues, and it holds " + wanted.size() + "; none was made.");
        }
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode made = answer.putArray("issues");
        ArrayNode errors = answer.putArray("errors");
        for (int place = 0; place < wanted.size(); place++) {
            try {
                made.add(create(caller, site, wanted.get(place)));
            } catch (Refusal refusal) {
                errors.add(failed(place, refusal));
            }
        }
        return ResponseEntity.status(made.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.CREATED)
                .body(answer);
    }

    private static ObjectNode failed(int place, Refusal refusal) {
        ObjectNode error = TermJson.JSON.objectNode().put("status", refusal.status());
        ObjectNode told = error.putObject("elementErrors");
        refusal.messages().forEach(told.putArray("errorMessages")::add);
        ObjectNode fields = told.putObject("errors");
        refusal.errors().forEach(fields::put);
        return error.put("failedElementNumber", place);
    }

    @Writing
    @PutMapping("/{issue}")
    ResponseEntity<ObjectNode> edit(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestBody JsonNode body,
            @RequestParam MultiValueMap<String, String> words) {
        Issue issue = issues.require(caller, idOrKey);
        if (is(words, "notifyUsers", "false") && !caller.may(Permission.ADMINISTER_PROJECTS, issue)) {
            throw Refusal.forbidden(
                    "To discard the user notification either admin or project admin permissions are required.");
        }
        site.shapes().requireEditing(caller, issue);
        IssueEdit edit = bodies.edit(body, caller, site, issue);
        edits.edit(caller, issue, switches.swallowsParent(issue) ? edit.withoutParent() : edit);
        if (!is(words, "returnIssue", "true") || !site.shapes().returnsEdited()) {
            return ResponseEntity.noContent().build();
        }
        Issue edited = issues.require(caller, Long.toString(issue.id()));
        return ResponseEntity.ok(answers.show(
                        caller,
                        site,
                        List.of(edited),
                        IssueAnswers.Shown.of(FieldSelection.of(List.of(), FieldSelection.ALL)))
                .getFirst());
    }

    private static boolean is(MultiValueMap<String, String> words, String name, String value) {
        return value.equalsIgnoreCase(words.getFirst(name));
    }
}
