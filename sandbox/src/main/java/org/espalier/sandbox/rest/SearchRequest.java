package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.search.Search;
import tools.jackson.databind.JsonNode;

/**
 * What a search asks for.
 *
 * <p>A page holds at most 5,000 issues if nothing but id and key is asked for, otherwise at most 100.
 */
record SearchRequest(String jql, IssueAnswers.Shown shown, Search.Asked asked) {

    private static final Set<String> KNOWN = Set.of(
            "jql",
            "fields",
            "maxResults",
            "nextPageToken",
            "expand",
            "properties",
            "reconcileIssues",
            "fieldsByKeys",
            "failFast",
            "includeArchivedProjects");

    private static final int ORDINARY_PAGE = 50;
    private static final int LARGEST_PAGE_OF_IDS = 5000;
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_PROPERTIES = 5;
    private static final int MOST_RECONCILED = 50;

    /** The words of a request, wherever they stand in it. */
    record Words(String jql, Wanted wanted, int maxResults, Optional<String> token, List<String> reconciled) {}

    /** What is to be shown of each issue. */
    record Wanted(List<String> fields, List<String> properties, List<String> expand) {}

    static SearchRequest of(Words words) {
        if (words.maxResults() < 0) {
            throw Refusal.badRequest("The 'maxResults' must not be negative.");
        }
        if (words.reconciled().size() > MOST_RECONCILED
                || !words.reconciled().stream().allMatch(Payload::isNumber)) {
            throw Refusal.badRequest("The 'reconcileIssues' must be at most 50 issue ids.");
        }
        List<String> properties = words.wanted().properties();
        if (properties.size() > MOST_PROPERTIES) {
            throw Refusal.badRequest("The 'properties' may name at most 5 properties.");
        }
        FieldSelection fields = FieldSelection.of(words.wanted().fields(), "id");
        int largest = fields.headOnly() ? LARGEST_PAGE_OF_IDS : LARGEST_PAGE;
        int asked = words.maxResults() == 0 ? ORDINARY_PAGE : words.maxResults();
        return new SearchRequest(
                words.jql(),
                new IssueAnswers.Shown(fields, Set.copyOf(words.wanted().expand()), properties),
                new Search.Asked(
                        Math.min(asked, largest),
                        words.token().filter(text -> !text.isEmpty()),
                        words.reconciled().stream().map(Long::valueOf).toList()));
    }

    static SearchRequest of(JsonNode body) {
        Payload.object(body);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw Payload.invalid();
            }
        }
        return of(new Words(
                Payload.text(body.path("jql")).orElse(""),
                new Wanted(
                        Payload.texts(body.path("fields")),
                        Payload.texts(body.path("properties")),
                        Payload.words(Payload.texts(body.path("expand")))),
                Payload.number(body.path("maxResults"), ORDINARY_PAGE),
                Payload.text(body.path("nextPageToken")),
                Payload.texts(body.path("reconcileIssues"))));
    }
}
