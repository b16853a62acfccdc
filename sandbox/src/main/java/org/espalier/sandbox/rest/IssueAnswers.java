package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Shows issues to a caller; sub-tasks and links of all of them are read in one statement each, and only if shown. */
@Component
class IssueAnswers {

    private final Issues issues;
    private final Catalogue catalogue;

    IssueAnswers(Issues issues, Catalogue catalogue) {
        this.issues = issues;
        this.catalogue = catalogue;
    }

    List<ObjectNode> show(Caller caller, Site site, List<Issue> shown, FieldSelection selection) {
        List<Long> ids = shown.stream().map(Issue::id).toList();
        IssueJson.Surroundings around = new IssueJson.Surroundings(
                selection.includes("subtasks") ? issues.subTasks(caller, ids) : Map.of(),
                selection.includes("issuelinks") ? issues.links(caller, ids) : Map.of());
        IssueJson json = new IssueJson(catalogue, new TermJson(site), selection);
        return shown.stream().map(issue -> json.issue(issue, around)).toList();
    }
}
