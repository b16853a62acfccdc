package org.espalier.server.jira;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/**
 * Direct reads of issues at Data Center, which has no call for many (jira-api §5.1): one request each, several at once.
 */
final class SingleReads implements IssueFetch {

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
        var absent = new HashSet<IssueId>();
        var done = new AtomicInteger();
        var failure = Parallel.each(List.copyOf(ids), id -> {
            var one = single(id, fields);
            var value = one.isPresent() ? Optional.of(reader.read(one.get())) : Optional.<T>empty();
            synchronized (found) {
                value.ifPresentOrElse(read -> found.put(id, read), () -> absent.add(id));
            }
            progress.seen(done.incrementAndGet(), ids.size());
        });
        return new Fetched<>(found, Set.of(), absent, failure);
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
            if (failure.absent()) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
