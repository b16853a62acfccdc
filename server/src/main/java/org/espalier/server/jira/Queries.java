package org.espalier.server.jira;

import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** What Jira Cloud answers to a query. Nothing of JQL is understood here. */
final class Queries implements Search {

    /** The most that a search gives on one page. */
    static final int PAGE = 5_000;

    /** The most issues that one request asks about; Jira names no limit. */
    static final int MATCHED_AT_ONCE = 1_000;

    static final String SEARCH = "/rest/api/3/search/jql";

    /** What every issue matches that a search could find; restricted all the same, since Jira asks for that. */
    static final String ANY = "project is not EMPTY";

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
        Map<String, Object> reconciled = written.isEmpty() ? Map.of() : Map.of("reconcileIssues", written);
        new TokenListing(reads).each(query, List.of("key"), reconciled, page -> {
            for (var each : page) {
                var ref = reading.ref(each);
                found.putIfAbsent(ref.id(), ref);
            }
            progress.seen(found.size(), 0);
        });
        return List.copyOf(found.values());
    }

    /** Asked without the search index. */
    @Override
    public Map<IssueId, Matched> matches(String query, Collection<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException {
        var matches = new HashMap<IssueId, Matched>();
        for (var part : Parts.of(ids, MATCHED_AT_ONCE)) {
            matches.putAll(matched(query, part));
        }
        return matches;
    }

    private Map<IssueId, Matched> matched(String query, List<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException {
        var asked = ids.stream().map(IssueId::value).toList();
        var answer = reads.read(
                JiraRequest.post("/rest/api/3/jql/match", Map.of("issueIds", asked, "jqls", List.of(query, ANY))),
                Shapes.Matches.class);
        var matches = answer.matches();
        if (matches == null || matches.size() != 2) {
            throw JiraFailure.unclear(reads.host(), "did not say which issues the query matches");
        }
        var matching = matching(matches.getFirst(), asked);
        var listed = matching(matches.getLast(), asked);
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> matching.contains(id.value())
                                ? Matched.YES
                                : listed.contains(id.value()) ? Matched.NO : Matched.UNLISTED));
    }

    private Set<Long> matching(Shapes.Match match, List<Long> asked) throws JiraFailure, QueryRefused {
        var errors = plain(match.errors());
        if (!errors.isEmpty()) {
            throw new QueryRefused(errors);
        }
        var matching = match.matchedIssues();
        if (matching == null || !Set.copyOf(asked).containsAll(matching)) {
            throw JiraFailure.unclear(reads.host(), "did not say which of the issues the query matches");
        }
        return Set.copyOf(matching);
    }

    private static List<String> plain(@Nullable List<String> texts) {
        var plain = new ArrayList<String>();
        if (texts != null) {
            texts.forEach(text -> plain.add(Words.plain(String.valueOf(text))));
        }
        return plain;
    }
}
