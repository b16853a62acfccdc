package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueCreation;
import org.espalier.sandbox.issues.IssueEdits;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
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

    IssueWriteController(
            Issues issues, IssueAnswers answers, IssueCreation creation, IssueEdits edits, IssueBodies bodies) {
        this.issues = issues;
        this.answers = answers;
        this.creation = creation;
        this.edits = edits;
        this.bodies = bodies;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        long id = creation.create(caller, bodies.creation(body, caller));
        Issue made = issues.require(caller, Long.toString(id));
        return TermJson.JSON
                .objectNode()
                .put("id", Long.toString(id))
                .put("key", made.key())
                .put("self", site.self("issue/" + id));
    }

    @Writing
    @PutMapping("/{issue}")
    ResponseEntity<ObjectNode> edit(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestBody JsonNode body,
            @RequestParam Optional<String> notifyUsers,
            @RequestParam Optional<String> returnIssue) {
        Issue issue = issues.require(caller, idOrKey);
        if (notifyUsers.filter("false"::equalsIgnoreCase).isPresent() && !caller.administrator()) {
            throw Refusal.forbidden(
                    "To discard the user notification either admin or project admin permissions are" + " required.");
        }
        edits.edit(caller, issue, bodies.edit(body));
        if (returnIssue.filter("true"::equalsIgnoreCase).isEmpty()) {
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
}
