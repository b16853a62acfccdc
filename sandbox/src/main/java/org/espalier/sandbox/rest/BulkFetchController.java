package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Many issues at once, as only Cloud gives them. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/issue")
class BulkFetchController {

    private static final int MOST_IN_BULK = 100;
    private static final int MOST_PROPERTIES = 5;

    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueExpansions expansions;

    BulkFetchController(Issues issues, IssueAnswers answers, IssueExpansions expansions) {
        this.expansions = expansions;
        this.issues = issues;
        this.answers = answers;
    }

    /** What is not there and what cannot be seen appears in neither list. */
    @OpenToAnyone
    @PostMapping("/bulkfetch")
    ObjectNode bulkFetch(Caller caller, Site site, @RequestBody JsonNode body) {
        List<String> names = Payload.texts(Payload.object(body).path("issueIdsOrKeys"));
        if (names.isEmpty()) {
            throw Refusal.badRequest("The 'issueIdsOrKeys' must name at least one issue.");
        }
        if (names.size() > MOST_IN_BULK) {
            throw Refusal.badRequest(
                    "The 'issueIdsOrKeys' may name at most 100 issues, and it names " + names.size() + ".");
        }
        FieldSelection selection = FieldSelection.of(Payload.texts(body.path("fields")), "*navigable");
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("issues");
        Set<String> expand = Set.copyOf(Payload.texts(body.path("expand")));
        List<Issue> found = issues.named(caller, names);
        List<ObjectNode> nodes =
                answers.show(caller, site, found, new IssueAnswers.Shown(selection, expand, properties(body)));
        for (int at = 0; at < nodes.size(); at++) {
            ObjectNode issue = nodes.get(at);
            IssueExpansions.cut(issue.path("changelog"), "histories", IssueExpansions.MOST_ENTRIES);
            expansions.tell(caller, site, found.get(at), issue, expand);
            list.add(issue);
        }
        answer.putArray("issueErrors");
        return answer;
    }

    private static List<String> properties(JsonNode body) {
        List<String> keys = Payload.texts(body.path("properties"));
        if (keys.size() > MOST_PROPERTIES) {
            throw Refusal.badRequest("The 'properties' may name at most 5 properties.");
        }
        return keys;
    }
}
