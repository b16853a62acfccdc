package org.espalier.server.jira;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Matched;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/**
 * What Data Center answers to a query (jira-api §4.2).
 *
 * <p>Pages by offset shift while issues change, so that one may fall between two of them. A result of more than one
 * page is therefore read in the order of the ids as well, each page beginning behind the last issue of the one before,
 * which nothing can shift. That tells which issues there are; the offsets tell their order alone.
 */
final class OffsetQueries implements Search {

    /** The most that a search gives on one page, unless a site allows less; then its pages are shorter. */
    static final int PAGE = 1_000;

    private static final JqlParts ANY = JqlParts.of("");

    private static final String SEARCH = "/rest/api/2/search";

    private final Reads reads;
    private final IssueReading reading;

    OffsetQueries(Reads reads) {
        this.reads = reads;
        this.reading = new IssueReading(reads.host());
    }

    /** Whether values of a query that do not exist are errors. */
    enum Validation {
        STRICT,
        /** They match nothing, such as the id of an issue that is gone. */
        LENIENT
    }

    /** Issues on one page, and how many there are on all pages. */
    private record Page(List<Shapes.Issue> issues, int total) {
        boolean whole() {
            return issues.size() >= total;
        }
    }

    /** What was found in the order of the ids, and how many there were to be found when that began. */
    private record Found(Map<IssueId, IssueRef> issues, int expected) {
        boolean all() {
            return issues.size() >= expected;
        }
    }

    @Override
    public List<String> faults(String query) throws JiraFailure, InterruptedException {
        if (query.isBlank()) {
            return List.of("The query is empty.");
        }
        try {
            page(query, 0, 0, Validation.STRICT);
            return List.of();
        } catch (QueryRefused refused) {
            return refused.messages().isEmpty() ? List.of("Jira refuses the query.") : refused.messages();
        }
    }

    @Override
    public List<String> faultsInUse(String query) throws JiraFailure, InterruptedException {
        return faults(query);
    }

    @Override
    public List<IssueRef> result(String query, LookProgress progress)
            throws JiraFailure, QueryRefused, InterruptedException {
        var first = page(query, 0, PAGE, Validation.STRICT);
        var ordered = new LinkedHashMap<IssueId, IssueRef>();
        add(first, ordered);
        if (first.whole()) {
            return List.copyOf(ordered.values());
        }
        var parts = JqlParts.of(query);
        if (parts.order().isPresent()) {
            readOn(query, first, ordered, progress);
        }
        var found = byId(parts, "", progress);
        if (!found.all() && parts.order().isEmpty()) {
            readOn(query, first, ordered, progress);
        }
        return joined(ordered, found);
    }

    /** The pages after the first, in the query's own order. */
    private void readOn(String query, Page first, Map<IssueId, IssueRef> ordered, LookProgress progress)
            throws JiraFailure, QueryRefused, InterruptedException {
        int start = first.issues().size();
        var page = first;
        while (start < page.total() && !page.issues().isEmpty()) {
            page = page(query, start, PAGE, Validation.STRICT);
            add(page, ordered);
            start += page.issues().size();
            progress.seen(ordered.size(), page.total());
        }
    }

    /** The issues found by id, in the order of the query as far as it is known; what slipped past it stands last. */
    private List<IssueRef> joined(Map<IssueId, IssueRef> ordered, Found found) throws JiraFailure {
        var joined = new LinkedHashMap<>(ordered);
        if (found.all()) {
            joined.keySet().retainAll(found.issues().keySet());
        }
        found.issues().forEach(joined::putIfAbsent);
        if (joined.size() < found.expected()) {
            throw JiraFailure.unclear(
                    reads.host(),
                    "gave " + joined.size() + " of the " + found.expected() + " issues that the query finds");
        }
        return List.copyOf(joined.values());
    }

    @Override
    public Map<IssueId, Matched> matches(String query, Collection<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException {
        var parts = JqlParts.of(query);
        var matches = new HashMap<IssueId, Matched>();
        for (var some : Parts.of(ids, PAGE)) {
            var matching = found(parts, some);
            var others = some.stream().filter(id -> !matching.contains(id)).toList();
            var listed = others.isEmpty() ? Set.of() : found(ANY, others);
            matching.forEach(id -> matches.put(id, Matched.YES));
            others.forEach(id -> matches.put(id, listed.contains(id) ? Matched.NO : Matched.UNLISTED));
        }
        return matches;
    }

    /** Which of these the query finds. */
    private Set<IssueId> found(JqlParts parts, List<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException {
        var found = byId(parts, among(ids), LookProgress.UNHEARD);
        if (!found.all() || !ids.containsAll(found.issues().keySet())) {
            throw JiraFailure.unclear(reads.host(), "did not say which of the issues the query matches");
        }
        return found.issues().keySet();
    }

    /** The condition that an issue is one of these. */
    static String among(Collection<IssueId> ids) {
        return ids.stream().map(IssueId::toString).collect(Collectors.joining(",", "id in (", ")"));
    }

    /** Each page begins behind the last issue of the one before; an issue that is gone meanwhile ends it (L2). */
    private Found byId(JqlParts parts, String condition, LookProgress progress)
            throws JiraFailure, QueryRefused, InterruptedException {
        var validation = condition.isEmpty() ? Validation.STRICT : Validation.LENIENT;
        var issues = new LinkedHashMap<IssueId, IssueRef>();
        var page = page(parts.byIdWith(condition), 0, PAGE, validation);
        int expected = page.total();
        while (true) {
            int before = issues.size();
            add(page, issues);
            progress.seen(issues.size(), expected);
            if (page.whole()) {
                return new Found(issues, expected);
            }
            if (issues.size() == before) {
                throw JiraFailure.unclear(reads.host(), "gives pages of the search without an end");
            }
            var behind = "id > " + reading.id(page.issues().getLast());
            page = page(
                    parts.byIdWith(condition.isEmpty() ? behind : condition + " AND " + behind), 0, PAGE, validation);
        }
    }

    private void add(Page page, Map<IssueId, IssueRef> issues) throws JiraFailure {
        for (var each : page.issues()) {
            var ref = reading.ref(each);
            issues.putIfAbsent(ref.id(), ref);
        }
    }

    private Page page(String query, int start, int size, Validation validation)
            throws JiraFailure, QueryRefused, InterruptedException {
        try {
            return page(reads, JiraRequest.post(SEARCH, body(query, start, size, validation, List.of("key"))));
        } catch (JiraFailure failure) {
            if (failure.status() == 400) {
                throw new QueryRefused(failure.messages());
            }
            throw failure;
        }
    }

    private static Page page(Reads reads, JiraRequest request) throws JiraFailure, InterruptedException {
        var answer = reads.read(request, Shapes.OffsetPage.class);
        var issues = answer.issues();
        var total = answer.total();
        if (issues == null || total == null) {
            throw JiraFailure.unclear(reads.host(), "left the issues or their number out of a page of the search");
        }
        return new Page(issues, total);
    }

    /** What a search sends. */
    static Map<String, Object> body(String query, int start, int size, Validation validation, List<String> fields) {
        return Map.of(
                "jql", query,
                "startAt", start,
                "maxResults", size,
                "validateQuery", validation == Validation.STRICT,
                "fields", fields);
    }
}
