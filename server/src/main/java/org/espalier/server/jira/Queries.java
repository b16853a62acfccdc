package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;
import org.jspecify.annotations.Nullable;

/** What Jira Cloud answers to a query. Nothing of JQL is understood here. */
final class Queries implements Search {

    /** The most that a search gives on one page. */
    static final int PAGE = 5_000;

    /** The most issues that one request asks about; Jira names no limit. */
    static final int MATCHED_AT_ONCE = 1_000;

    /** So many pages without anything new mean that paging does not come to an end. */
    private static final int MOST_EMPTY_PAGES = 50;

    private static final String SEARCH = "/rest/api/3/search/jql";

    private final Reads reads;
    private final IssueReading reading;
    private final List<Long> written;

    Queries(Reads reads, List<IssueId> written) {
        this.reads = reads;
        this.written = written.stream().map(IssueId::value).toList();
        this.reading = new IssueReading(reads.host());
    }

    /**
     * What is wrong with the query, in Jira's words. The search alone would not tell: it answers free words with no
     * issues and a 200 (jira-api §4.1), which must not be read as "nothing matches" (L2).
     */
    @Override
    public List<String> faults(String query) throws JiraFailure, InterruptedException {
        if (query.isBlank()) {
            return List.of("The query is empty.");
        }
        var answer = reads.read(
                JiraRequest.post("/rest/api/3/jql/parse?validation=strict", Map.of("queries", List.of(query))),
                Shapes.ParsedQueries.class);
        var parsed = answer.queries();
        if (parsed == null || parsed.size() != 1) {
            throw JiraFailure.unclear(reads.host(), "did not say whether the query is valid");
        }
        return plain(parsed.getFirst().errors());
    }

    /** Also asks for one issue, since some queries parse and are refused all the same. */
    @Override
    public List<String> faultsInUse(String query) throws JiraFailure, InterruptedException {
        var faults = faults(query);
        if (!faults.isEmpty()) {
            return faults;
        }
        try {
            reads.read(
                    JiraRequest.post(SEARCH, Map.of("jql", query, "maxResults", 1, "fields", List.of("id"))),
                    Shapes.SearchPage.class);
            return List.of();
        } catch (JiraFailure failure) {
            if (failure.status() != 400) {
                throw failure;
            }
            return failure.messages().isEmpty() ? List.of("Jira refuses the query.") : failure.messages();
        }
    }

    /** All issues that the query finds, in its order, each once. */
    @Override
    public List<IssueRef> result(String query, LookProgress progress)
            throws JiraFailure, QueryRefused, InterruptedException {
        var found = new LinkedHashMap<IssueId, IssueRef>();
        var tokens = new HashSet<String>();
        Optional<String> token = Optional.empty();
        int empty = 0;
        do {
            int before = found.size();
            var page = page(query, token);
            for (var each : issues(page)) {
                var ref = reading.ref(each);
                found.putIfAbsent(ref.id(), ref);
            }
            empty = found.size() == before ? empty + 1 : 0;
            token = next(page);
            if (token.isPresent() && (!tokens.add(token.get()) || empty > MOST_EMPTY_PAGES)) {
                throw JiraFailure.unclear(reads.host(), "gives pages of the search without an end");
            }
            progress.seen(found.size(), 0);
        } while (token.isPresent());
        return List.copyOf(found.values());
    }

    /** Which of the issues the query matches now, without the search index. */
    @Override
    public Map<IssueId, Boolean> matches(String query, Collection<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException {
        var matches = new HashMap<IssueId, Boolean>();
        for (var part : Parts.of(ids, MATCHED_AT_ONCE)) {
            var matched = matched(query, part);
            part.forEach(id -> matches.put(id, matched.contains(id.value())));
        }
        return matches;
    }

    private Set<Long> matched(String query, List<IssueId> ids) throws JiraFailure, QueryRefused, InterruptedException {
        var asked = ids.stream().map(IssueId::value).toList();
        var answer = reads.read(
                JiraRequest.post("/rest/api/3/jql/match", Map.of("issueIds", asked, "jqls", List.of(query))),
                Shapes.Matches.class);
        var matches = answer.matches();
        if (matches == null || matches.size() != 1) {
            throw JiraFailure.unclear(reads.host(), "did not say which issues the query matches");
        }
        var errors = plain(matches.getFirst().errors());
        if (!errors.isEmpty()) {
            throw new QueryRefused(errors);
        }
        var matched = matches.getFirst().matchedIssues();
        if (matched == null || !Set.copyOf(asked).containsAll(matched)) {
            throw JiraFailure.unclear(reads.host(), "did not say which of the issues the query matches");
        }
        return Set.copyOf(matched);
    }

    private Shapes.SearchPage page(String query, Optional<String> token)
            throws JiraFailure, QueryRefused, InterruptedException {
        var body = new HashMap<String, Object>(Map.of("jql", query, "maxResults", PAGE, "fields", List.of("key")));
        if (!written.isEmpty()) {
            body.put("reconcileIssues", written);
        }
        token.ifPresent(known -> body.put("nextPageToken", known));
        try {
            return reads.read(JiraRequest.post(SEARCH, body), Shapes.SearchPage.class);
        } catch (JiraFailure failure) {
            // On a later page the query is known to be good, and a 400 means that the token is not.
            if (failure.status() == 400 && token.isEmpty()) {
                throw new QueryRefused(failure.messages());
            }
            throw failure;
        }
    }

    private List<Shapes.Issue> issues(Shapes.SearchPage page) throws JiraFailure {
        var issues = page.issues();
        if (issues == null) {
            throw JiraFailure.unclear(reads.host(), "left the issues out of a page of the search");
        }
        return issues;
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

    private static List<String> plain(@Nullable List<String> texts) {
        var plain = new ArrayList<String>();
        if (texts != null) {
            texts.forEach(text -> plain.add(Words.plain(String.valueOf(text))));
        }
        return plain;
    }
}
