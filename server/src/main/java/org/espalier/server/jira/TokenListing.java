package org.espalier.server.jira;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.sight.TrackerSight.Gap;
import org.jspecify.annotations.Nullable;

/** Pages by token, as Cloud gives them: short, empty, and the last only where either sign says so (jira-api §4.1). */
record TokenListing(Reads reads) implements Listing {

    /** So many pages without anything new mean that paging does not come to an end. */
    private static final int MOST_EMPTY_PAGES = 50;

    @Override
    public Optional<Gap> each(String where, String field, Reader reader)
            throws JiraFailure, QueryRefused, InterruptedException {
        each(where + " ORDER BY updated ASC, id ASC", List.of(field), Map.of(), reader);
        return Optional.empty();
    }

    /**
     * Reads all pages of a query in its order.
     *
     * @param more what the search is told besides, on every page
     */
    void each(String query, List<String> fields, Map<String, Object> more, Reader reader)
            throws JiraFailure, QueryRefused, InterruptedException {
        var tokens = new HashSet<String>();
        var seen = new HashSet<@Nullable String>();
        Optional<String> token = Optional.empty();
        int empty = 0;
        do {
            var body = new HashMap<String, Object>(more);
            body.putAll(Map.of("jql", query, "maxResults", Queries.PAGE, "fields", fields));
            token.ifPresent(known -> body.put("nextPageToken", known));
            var page = page(body);
            var issues = page.issues();
            if (issues == null) {
                throw JiraFailure.unclear(reads.host(), "left the issues out of a page of the search");
            }
            reader.page(issues);
            int before = seen.size();
            issues.forEach(each -> seen.add(each.id()));
            empty = seen.size() == before ? empty + 1 : 0;
            token = next(page);
            if (token.isPresent() && (!tokens.add(token.get()) || empty > MOST_EMPTY_PAGES)) {
                throw JiraFailure.unclear(reads.host(), "gives pages of the search without an end");
            }
        } while (token.isPresent());
    }

    private Shapes.SearchPage page(Map<String, Object> body) throws JiraFailure, QueryRefused, InterruptedException {
        try {
            return reads.read(JiraRequest.post(Queries.SEARCH, body), Shapes.SearchPage.class);
        } catch (JiraFailure failure) {
            // On a later page the query is known to be good, and a 400 means that the token is not.
            if (failure.status() == 400 && !body.containsKey("nextPageToken")) {
                throw new QueryRefused(failure.messages());
            }
            throw failure;
        }
    }

    /**
     * The token of the next page, unless either sign says that this was the last (jira-api §4.1). A page that says it
     * is not the last and leads nowhere leaves the rest unseen (L2).
     */
    private Optional<String> next(Shapes.SearchPage page) throws JiraFailure {
        if (Boolean.TRUE.equals(page.isLast())) {
            return Optional.empty();
        }
        var token = Optional.ofNullable(page.nextPageToken()).filter(text -> !text.isEmpty());
        if (token.isEmpty() && page.isLast() != null) {
            throw JiraFailure.unclear(reads.host(), "did not say where the next page of the search is");
        }
        return token;
    }
}
