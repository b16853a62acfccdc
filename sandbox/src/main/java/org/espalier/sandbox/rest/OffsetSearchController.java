package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Withholding;
import org.espalier.sandbox.search.OffsetSearch;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches as Data Center has them: pages by offset with a total, all fields that lists show, and null for nothing. */
@RestController
@Profile(Dialect.DATA_CENTER_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/search")
class OffsetSearchController {

    private final OffsetSearch search;
    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueExpansions expansions;
    private final Withholding withholding;

    OffsetSearchController(
            OffsetSearch search,
            Issues issues,
            IssueAnswers answers,
            IssueExpansions expansions,
            Withholding withholding) {
        this.expansions = expansions;
        this.search = search;
        this.issues = issues;
        this.answers = answers;
        this.withholding = withholding;
    }

    @OpenToAnyone
    @GetMapping
    ObjectNode byParameters(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        return answer(caller, site, OffsetSearchRequest.of(words));
    }

    @OpenToAnyone
    @PostMapping
    ObjectNode byBody(Caller caller, Site site, @RequestBody JsonNode body) {
        return answer(caller, site, OffsetSearchRequest.of(body));
    }

    /** What was put away is not found. */
    private ObjectNode answer(Caller asking, Site site, OffsetSearchRequest request) {
        Caller caller = asking.without(withholding.archived());
        OffsetSearch.Slice slice = search.slice(
                caller,
                request.jql(),
                request.validation() == OffsetSearchRequest.Validation.STRICT,
                request.window().startAt(),
                request.window().size());
        Map<Long, Issue> found = issues.withIds(caller, slice.ids());
        List<Issue> inOrder =
                slice.ids().stream().map(found::get).filter(Objects::nonNull).toList();
        ObjectNode answer = TermJson.JSON
                .objectNode()
                .putNull("expand")
                .put("startAt", request.window().startAt())
                .put("maxResults", request.window().size())
                .put("total", slice.total());
        ArrayNode list = answer.putArray("issues");
        List<ObjectNode> nodes = answers.show(caller, site, inOrder, request.shown());
        for (int at = 0; at < nodes.size(); at++) {
            ObjectNode issue = nodes.get(at).putNull("renderedFields");
            expansions.tellWays(
                    caller, site, inOrder.get(at), issue, request.shown().expansions());
            list.add(issue);
        }
        if (slice.warnings().isEmpty()) {
            answer.putNull("warningMessages");
        } else {
            ArrayNode warnings = answer.putArray("warningMessages");
            slice.warnings().forEach(warnings::add);
        }
        answer.putNull("names").putNull("schema");
        IssueExpansions.tell(site, request.shown(), answer);
        return answer;
    }
}
