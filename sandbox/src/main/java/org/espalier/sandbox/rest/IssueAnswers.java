package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Sprints;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Shows issues to a caller; what stands around all of them is read in one statement each, and only if shown. */
@Component
class IssueAnswers {

    private final Issues issues;
    private final Sprints sprints;
    private final Catalogue catalogue;
    private final Histories histories;

    IssueAnswers(Issues issues, Sprints sprints, Catalogue catalogue, Histories histories) {
        this.issues = issues;
        this.sprints = sprints;
        this.catalogue = catalogue;
        this.histories = histories;
    }

    /** The fields of an issue to be shown, and what beside them. */
    record Shown(FieldSelection fields, Set<String> expansions) {

        Shown {
            expansions = Set.copyOf(expansions);
        }

        /** As the words of a request for one issue say; where they say nothing, every field. */
        static Shown asked(List<String> fields, List<String> expand) {
            return new Shown(
                    FieldSelection.of(Payload.words(fields), FieldSelection.ALL), Set.copyOf(Payload.words(expand)));
        }

        static Shown of(FieldSelection fields) {
            return new Shown(fields, Set.of());
        }
    }

    List<ObjectNode> show(Caller caller, Site site, List<Issue> shown, Shown wanted) {
        FieldSelection selection = wanted.fields();
        List<Long> ids = shown.stream().map(Issue::id).toList();
        IssueJson.Surroundings around = new IssueJson.Surroundings(
                selection.includes("subtasks") ? issues.subTasks(caller, ids) : Map.of(),
                selection.includes("issuelinks") ? issues.links(caller, ids) : Map.of(),
                selection.includes(CustomFields.SPRINT) ? sprints.of(ids) : Map.of());
        IssueJson json = new IssueJson(catalogue, new TermJson(site), selection);
        List<ObjectNode> nodes =
                shown.stream().map(issue -> json.issue(issue, around)).toList();
        if (wanted.expansions().contains(Histories.EXPANSION)) {
            histories.tell(site, shown, nodes);
        }
        return nodes;
    }
}
