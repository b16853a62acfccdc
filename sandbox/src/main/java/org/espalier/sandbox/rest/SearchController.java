package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Withholding;
import org.espalier.sandbox.search.Search;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches as Cloud has them: pages by token, without a total, with ids alone unless more is asked for. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/search")
class SearchController {

    private static final int MOST_COMMENTS = 20;

    private final Search search;
    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueExpansions expansions;
    private final Withholding withholding;

    SearchController(
            Search search, Issues issues, IssueAnswers answers, IssueExpansions expansions, Withholding withholding) {
        this.expansions = expansions;
        this.search = search;
        this.issues = issues;
        this.answers = answers;
        this.withholding = withholding;
    }

    @OpenToAnyone
    @GetMapping("/jql")
    ObjectNode byParameters(
            Caller caller,
            Site site,
            @RequestParam(defaultValue = "") String jql,
            @RequestParam(defaultValue = "") List<String> fields,
            @RequestParam(defaultValue = "") List<String> properties,
            @RequestParam(defaultValue = "") List<String> expand,
            @RequestParam Optional<String> maxResults,
            @RequestParam Optional<String> nextPageToken,
            @RequestParam(defaultValue = "") List<String> reconcileIssues) {
        return answer(
                caller,
                site,
                SearchRequest.of(new SearchRequest.Words(
                        jql,
                        new SearchRequest.Wanted(
                                Payload.words(fields), Payload.words(properties), Payload.words(expand)),
                        Payload.number(maxResults, 0),
                        nextPageToken,
                        Payload.words(reconcileIssues))));
    }

    @OpenToAnyone
    @PostMapping("/jql")
    ObjectNode byBody(Caller caller, Site site, @RequestBody JsonNode body) {
        return answer(caller, site, SearchRequest.of(body));
    }

    @OpenToAnyone
    @RequestMapping(method = {RequestMethod.GET, RequestMethod.POST})
    ObjectNode removed() {
        throw Refusal.gone(
                "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full"
                        + " migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046");
    }

    @OpenToAnyone
    @PostMapping("/approximate-count")
    ObjectNode count(Caller caller, @RequestBody JsonNode body) {
        String jql = Payload.text(Payload.object(body).path("jql")).orElse("");
        return TermJson.JSON.objectNode().put("count", search.count(caller.without(withholding.archived()), jql));
    }

    /** What was put away is not found. */
    private ObjectNode answer(Caller asking, Site site, SearchRequest request) {
        Caller caller = asking.without(withholding.archived());
        Search.Page page = search.page(caller, request.jql(), request.asked());
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("issues");
        IssueAnswers.Shown shown = request.shown();
        if (shown.fields().idOnly()
                && shown.properties().isEmpty()
                && shown.expansions().isEmpty()) {
            page.ids().forEach(id -> list.addObject().put("id", Long.toString(id)));
        } else {
            Map<Long, Issue> found = issues.withIds(caller, page.ids());
            List<Issue> inOrder =
                    page.ids().stream().map(found::get).filter(Objects::nonNull).toList();
            List<ObjectNode> nodes = answers.show(caller, site, inOrder, shown);
            for (int at = 0; at < nodes.size(); at++) {
                ObjectNode issue = nodes.get(at);
                IssueExpansions.cut(issue.path("changelog"), "histories", IssueExpansions.MOST_ENTRIES);
                IssueExpansions.cut(issue.path("fields").path("comment"), "comments", MOST_COMMENTS);
                expansions.tellWays(caller, site, inOrder.get(at), issue, shown.expansions());
                list.add(issue);
            }
        }
        IssueExpansions.tell(site, shown, answer);
        page.next().ifPresent(token -> answer.put("nextPageToken", token));
        return answer.put("isLast", page.next().isEmpty());
    }
}
