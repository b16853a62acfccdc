package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueDeletion;
import org.espalier.sandbox.issues.IssueDeletion.SubTasks;
import org.espalier.sandbox.issues.IssueViews;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Issues, one by one: read and deleted. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue")
class IssueController {

    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueDeletion deletion;
    private final IssueExpansions expansions;
    private final IssueViews views;

    IssueController(
            Issues issues, IssueAnswers answers, IssueDeletion deletion, IssueExpansions expansions, IssueViews views) {
        this.views = views;
        this.issues = issues;
        this.answers = answers;
        this.deletion = deletion;
        this.expansions = expansions;
    }

    @OpenToAnyone
    @GetMapping("/{issue}")
    ObjectNode issue(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam(defaultValue = "") List<String> fields,
            @RequestParam(defaultValue = "") List<String> expand,
            @RequestParam(defaultValue = "") List<String> properties,
            @RequestParam(defaultValue = "") String updateHistory) {
        Issue issue = issues.require(caller, idOrKey);
        if (updateHistory.equalsIgnoreCase("true")) {
            views.note(caller, issue);
        }
        ObjectNode shown = answers.show(
                        caller, site, List.of(issue), IssueAnswers.Shown.asked(fields, expand, properties))
                .getFirst();
        expansions.tell(caller, site, issue, shown, Payload.words(expand));
        return shown;
    }

    @Writing
    @DeleteMapping("/{issue}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable("issue") String idOrKey, @RequestParam Optional<String> deleteSubtasks) {
        caller.author();
        Issue issue = issues.require(caller, idOrKey);
        caller.require(Permission.DELETE_ISSUES, issue);
        deletion.delete(
                caller,
                issue,
                deleteSubtasks.filter("true"::equalsIgnoreCase).isPresent() ? SubTasks.DELETED_TOO : SubTasks.FORBID);
    }
}
