package org.espalier.server.jira;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/**
 * Reads of issues at Data Center, which has no call for many (jira-api §5.1): one request each, several at once.
 *
 * <p>More issues than are ever looked at just before a write are asked for through the search, by their ids. What the
 * search does not show is asked for directly all the same, since it may be late and never says that an issue is gone
 * (L2).
 */
final class SingleReads implements IssueFetch {

    /** The most that are read one by one without asking the search before. */
    static final int MOST_SINGLY = 200;

    private final Reads reads;
    private final IssueReading reading;
    private final LookProgress progress;

    SingleReads(Reads reads, LookProgress progress) {
        this.reads = reads;
        this.reading = new IssueReading(reads.host());
        this.progress = progress;
    }

    @Override
    public <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        var found = new HashMap<IssueId, T>();
        if (ids.size() > MOST_SINGLY) {
            var failure = Parallel.each(Parts.of(ids, OffsetQueries.PAGE), part -> {
                var page = searched(part, fields, reader);
                synchronized (found) {
                    found.putAll(page);
                    progress.seen(found.size(), ids.size());
                }
            });
            if (failure.isPresent()) {
                return new Fetched<>(found, new HashSet<>(), failure);
            }
        }
        return singly(ids, found, fields, reader);
    }

    private <T> Fetched<T> singly(SortedSet<IssueId> ids, Map<IssueId, T> found, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        var absent = new HashSet<IssueId>();
        var left = ids.stream().filter(id -> !found.containsKey(id)).toList();
        var done = new AtomicInteger(found.size());
        var failure = Parallel.each(left, id -> {
            var one = single(id, fields);
            var value = one.isPresent() ? Optional.of(reader.read(one.get())) : Optional.<T>empty();
            synchronized (found) {
                value.ifPresentOrElse(read -> found.put(id, read), () -> absent.add(id));
            }
            progress.seen(done.incrementAndGet(), ids.size());
        });
        return new Fetched<>(found, absent, failure);
    }

    /** Absent where Jira says that it is not there or hidden. */
    private Optional<Shapes.Issue> single(IssueId id, List<String> fields) throws JiraFailure, InterruptedException {
        try {
            var issue = reads.read(
                    JiraRequest.get(
                            "/rest/api/2/issue/{id}",
                            "/rest/api/2/issue/" + id + "?fields=" + String.join(",", fields)),
                    Shapes.Issue.class);
            if (!reading.id(issue).equals(id)) {
                throw JiraFailure.unclear(
                        reads.host(), "answered with issue " + issue.id() + " where " + id + " was asked for");
            }
            return Optional.of(issue);
        } catch (JiraFailure failure) {
            // A page in place of data says nothing of the issue.
            if (failure.status() == 404 && !failure.messages().isEmpty()) {
                return Optional.empty();
            }
            throw failure;
        }
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
            found.put(id, reader.read(each));
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
