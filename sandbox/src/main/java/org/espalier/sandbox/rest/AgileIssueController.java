package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issues;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Issues, one by one, with the fields that only the agile API has. */
@RestController
class AgileIssueController {

    private final Issues issues;
    private final AgileAnswers answers;

    AgileIssueController(Issues issues, AgileAnswers answers) {
        this.issues = issues;
        this.answers = answers;
    }

    @GetMapping(Site.AGILE + "/issue/{issue}")
    ObjectNode issue(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam(defaultValue = "") List<String> fields,
            @RequestParam(defaultValue = "") List<String> expand,
            @RequestParam(defaultValue = "") List<String> properties) {
        return answers.show(
                        caller,
                        site,
                        List.of(issues.require(caller, idOrKey)),
                        IssueAnswers.Shown.asked(fields, expand, properties))
                .getFirst();
    }
}
