package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;

/**
 * Pages at Data Center, each of which begins behind the last issue of the one before: unlike offsets, that cannot shift
 * while issues change (jira-api §4.2). Whether Jira compares numbers across projects is not known for sure; where fewer
 * are found so than are counted, they are read once more by offsets. An index that is damaged counts for ever what it
 * does not give, so where neither way brings as many as that, the rest counts as missing and is not waited for.
 */
record IdListing(Reads reads) implements Listing {

    @Override
    public Optional<Gap> each(String where, String field, Reader reader)
            throws JiraFailure, QueryRefused, InterruptedException {
        var pages = new Pages(new JqlParts(where, Optional.empty()), field, reader, new HashSet<>());
        int counted = byId(pages);
        return pages.seen().size() < counted && pages.seen().size() < count(pages) ? byOffset(pages) : Optional.empty();
    }

    /** What is read, and whose issues were seen so far. */
    private record Pages(JqlParts parts, String field, Reader reader, Set<IssueId> seen) {}

    /** Answers how many there were to be found when it began. */
    private int byId(Pages pages) throws JiraFailure, QueryRefused, InterruptedException {
        var page = read(pages, "", 0);
        int counted = page.total();
        while (!page.whole() && !page.ids().isEmpty()) {
            int before = pages.seen().size();
            page = read(pages, "id > " + page.ids().getLast(), 0);
            if (!page.whole() && !page.ids().isEmpty() && pages.seen().size() == before) {
                throw JiraFailure.unclear(reads.host(), "gives pages of the search without an end");
            }
        }
        return counted;
    }

    private Optional<Gap> byOffset(Pages pages) throws JiraFailure, QueryRefused, InterruptedException {
        int start = 0;
        Page page;
        do {
            page = read(pages, "", start);
            start += page.ids().size();
        } while (!page.ids().isEmpty() && start < page.total());
        return pages.seen().size() < page.total()
                ? Optional.of(JiraFailure.unclear(
                                reads.host(),
                                "gave " + pages.seen().size() + " of the " + page.total()
                                        + " issues that its search finds")
                        .gap())
                : Optional.empty();
    }

    /** The issues of one page, and how many there are from it on; where it begins with an offset, on all pages. */
    private record Page(List<IssueId> ids, int total) {
        boolean whole() {
            return ids.size() >= total;
        }
    }

    private Page read(Pages pages, String condition, int start) throws JiraFailure, QueryRefused, InterruptedException {
        var page = page(pages.parts().byIdWith(condition), start, OffsetQueries.PAGE, pages.field());
        var issues = page.issues();
        var total = page.total();
        if (issues == null || total == null) {
            throw JiraFailure.unclear(reads.host(), "left the issues or their number out of a page of the search");
        }
        pages.reader().page(issues);
        var reading = new IssueReading(reads.host());
        var ids = new ArrayList<IssueId>();
        for (var each : issues) {
            ids.add(reading.id(each));
        }
        pages.seen().addAll(ids);
        return new Page(ids, total);
    }

    private int count(Pages pages) throws JiraFailure, QueryRefused, InterruptedException {
        var total = page(pages.parts().byIdWith(""), 0, 0, pages.field()).total();
        if (total == null) {
            throw JiraFailure.unclear(reads.host(), "left the number of issues out of a page of the search");
        }
        return total;
    }

    private Shapes.OffsetPage page(String query, int start, int size, String field)
            throws JiraFailure, QueryRefused, InterruptedException {
        try {
            return reads.read(
                    JiraRequest.post(
                            "/rest/api/2/search",
                            OffsetQueries.body(query, start, size, OffsetQueries.Validation.STRICT, List.of(field))),
                    Shapes.OffsetPage.class);
        } catch (JiraFailure failure) {
            if (failure.status() == 400) {
                throw new QueryRefused(failure.messages());
            }
            throw failure;
        }
    }
}
