package org.espalier.server.jira;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/**
 * Reads of issues at Data Center through the search for their ids (jira-api §5.1), a thousand per request.
 *
 * <p>The search may be late. What it does not show is read directly, since it never says that an issue is gone (L2);
 * and few issues are read directly all of them.
 */
final class SearchedReads implements IssueFetch {

    /** The most that are read without asking the search before: what a person looks at, or what one batch writes to. */
    static final int MOST_SINGLY = 200;

    /** Where a search for so many fails over one of them, they are read directly. */
    private static final int FEW = 50;

    private final Reads reads;
    private final IssueReading reading;
    private final LookProgress progress;
    private final SingleReads singly;

    SearchedReads(Dialect dialect, Reads reads, LookProgress progress) {
        this.reads = reads;
        this.reading = new IssueReading(reads.host());
        this.progress = progress;
        this.singly = new SingleReads(dialect, reads, progress);
    }

    @Override
    public <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        if (ids.size() <= MOST_SINGLY) {
            return singly.of(ids, fields, reader);
        }
        var shown = shown(ids, fields, reader);
        var fromIndex = Set.copyOf(shown.found().keySet());
        if (shown.failure().isPresent()) {
            return new Fetched<>(shown.found(), fromIndex, Missing.NOTHING, shown.failure());
        }
        var left = new TreeSet<>(ids);
        left.removeAll(fromIndex);
        var rest = singly.afterAnAnswer(left, fields, reader);
        var found = new HashMap<>(shown.found());
        found.putAll(rest.found());
        return new Fetched<>(found, fromIndex, rest.missing(), rest.failure());
    }

    private <T> Fetched<T> shown(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        var gathered = new Gathered<T>();
        var failure = Parallel.each(Parts.of(ids, OffsetQueries.PAGE), part -> {
            gathered.read(part, FEW, some -> {
                var page = searched(some, fields, reader);
                gathered.answered();
                page.forEach(gathered::found);
            });
            progress.seen(gathered.done(), ids.size());
        });
        return gathered.ended(failure, reads);
    }

    private <T> Map<IssueId, T> searched(List<IssueId> ids, List<String> fields, Reader<T> reader)
            throws JiraFailure, InterruptedException {
        var asked = new HashSet<>(ids);
        var found = new HashMap<IssueId, T>();
        for (var each : shown(ids, fields)) {
            var id = reading.id(each);
            if (!asked.remove(id)) {
                throw JiraFailure.unclear(reads.host(), "answered with issue " + id + ", which was not asked for once");
            }
            try {
                found.put(id, reader.read(each));
            } catch (JiraFailure _) {
                // The direct read that follows for what is left tells what is wrong with it.
            }
        }
        return found;
    }

    private List<Shapes.Issue> shown(List<IssueId> ids, List<String> fields) throws JiraFailure, InterruptedException {
        var answer = reads.read(
                JiraRequest.post(
                        "/rest/api/2/search",
                        OffsetQueries.body(
                                OffsetQueries.among(ids), 0, ids.size(), OffsetQueries.Validation.LENIENT, fields)),
                Shapes.OffsetPage.class);
        var issues = answer.issues();
        if (issues == null) {
            throw JiraFailure.unclear(reads.host(), "left the issues out of its answer");
        }
        return issues;
    }
}
