package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.IssueDeletion;
import org.espalier.sandbox.issues.IssueDeletion.SubTasks;
import org.espalier.sandbox.issues.Issues;
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

    IssueController(Issues issues, IssueAnswers answers, IssueDeletion deletion) {
        this.issues = issues;
        this.answers = answers;
        this.deletion = deletion;
    }

    @OpenToAnyone
    @GetMapping("/{issue}")
    ObjectNode issue(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam(defaultValue = "") List<String> fields,
            @RequestParam(defaultValue = "") List<String> expand) {
        return answers.show(
                        caller,
                        site,
                        List.of(issues.require(caller, idOrKey)),
                        IssueAnswers.Shown.asked(fields, expand))
                .getFirst();
    }

    @Writing
    @DeleteMapping("/{issue}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable("issue") String idOrKey, @RequestParam Optional<String> deleteSubtasks) {
        deletion.delete(
                caller,
                issues.require(caller, idOrKey),
                deleteSubtasks.filter("true"::equalsIgnoreCase).isPresent() ? SubTasks.DELETED_TOO : SubTasks.FORBID);
    }
}
