package org.espalier.server.jira;

import java.util.List;
import java.util.Optional;

/**
 * Pages at Data Center, each of which begins behind the last issue of the one before: unlike offsets, that cannot shift
 * while issues change (jira-api §4.2).
 */
record IdListing(Reads reads) implements Listing {

    @Override
    public void each(String where, String field, Reader reader) throws JiraFailure, QueryRefused, InterruptedException {
        var reading = new IssueReading(reads.host());
        var parts = new JqlParts(where, Optional.empty());
        long last = 0;
        boolean whole;
        do {
            var page = page(parts.byIdWith(last == 0 ? "" : "id > " + last), field);
            var issues = page.issues();
            var total = page.total();
            if (issues == null || total == null) {
                throw JiraFailure.unclear(reads.host(), "left the issues or their number out of a page of the search");
            }
            reader.page(issues);
            long before = last;
            for (var each : issues) {
                last = Math.max(last, reading.id(each).value());
            }
            whole = issues.size() >= total;
            if (!whole && last == before) {
                throw JiraFailure.unclear(reads.host(), "gives pages of the search without an end");
            }
        } while (!whole);
    }

    private Shapes.OffsetPage page(String query, String field) throws JiraFailure, QueryRefused, InterruptedException {
        try {
            return reads.read(
                    JiraRequest.post(
                            "/rest/api/2/search",
                            OffsetQueries.body(
                                    query, 0, OffsetQueries.PAGE, OffsetQueries.Validation.STRICT, List.of(field))),
                    Shapes.OffsetPage.class);
        } catch (JiraFailure failure) {
            if (failure.status() == 400) {
                throw new QueryRefused(failure.messages());
            }
            throw failure;
        }
    }
}
