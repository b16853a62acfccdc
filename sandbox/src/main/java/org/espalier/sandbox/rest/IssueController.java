package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueCreation;
import org.espalier.sandbox.issues.IssueDeletion;
import org.espalier.sandbox.issues.IssueDeletion.SubTasks;
import org.espalier.sandbox.issues.IssueEdits;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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

/** Issues, one by one. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue")
class IssueController {

    private static final String ALL = "*all";

    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueCreation creation;
    private final IssueEdits edits;
    private final IssueDeletion deletion;
    private final Catalogue catalogue;
    private final Form form;

    IssueController(
            Issues issues,
            IssueAnswers answers,
            IssueCreation creation,
            IssueEdits edits,
            IssueDeletion deletion,
            Catalogue catalogue,
            Form form) {
        this.issues = issues;
        this.answers = answers;
        this.creation = creation;
        this.edits = edits;
        this.deletion = deletion;
        this.catalogue = catalogue;
        this.form = form;
    }

    @OpenToAnyone
    @GetMapping("/{issue}")
    ObjectNode issue(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam(defaultValue = "") List<String> fields,
            @RequestParam(defaultValue = "") List<String> expand) {
        return shown(
                caller,
                site,
                issues.require(caller, idOrKey),
                new IssueAnswers.Shown(
                        FieldSelection.of(Payload.words(fields), ALL), Set.copyOf(Payload.words(expand))));
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        long id = creation.create(caller, IssueCreateRequest.read(body, catalogue, form, caller));
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
        edits.edit(
                caller,
                issue,
                IssueRequest.read(body, catalogue, form.onEdit(), Set.of()).edit());
        if (returnIssue.filter("true"::equalsIgnoreCase).isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok(shown(
                caller,
                site,
                issues.require(caller, Long.toString(issue.id())),
                IssueAnswers.Shown.of(FieldSelection.of(List.of(), ALL))));
    }

    @Writing
    @DeleteMapping("/{issue}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable("issue") String idOrKey, @RequestParam Optional<String> deleteSubtasks) {
        caller.author();
        deletion.delete(
                issues.require(caller, idOrKey),
                deleteSubtasks.filter("true"::equalsIgnoreCase).isPresent() ? SubTasks.DELETED_TOO : SubTasks.FORBID);
    }

    private ObjectNode shown(Caller caller, Site site, Issue issue, IssueAnswers.Shown shown) {
        return answers.show(caller, site, List.of(issue), shown).getFirst();
    }
}
