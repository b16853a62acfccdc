package org.espalier.server.jira;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/** Direct reads of many issues, a hundred per request, several requests at once (jira-api §5.1). */
final class BulkFetch implements IssueFetch {

    /** The most that Jira takes in one request. */
    static final int MOST = 100;

    private final Reads reads;
    private final IssueReading reading;
    private final LookProgress progress;

    BulkFetch(Reads reads, LookProgress progress) {
        this.reads = reads;
        this.reading = new IssueReading(reads.host());
        this.progress = progress;
    }

    /** What was asked for in a request that was answered, and is not in its answer, is absent. */
    @Override
    public <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        var found = new HashMap<IssueId, T>();
        var absent = new HashSet<IssueId>();
        var done = new AtomicInteger();
        var failure = Parallel.each(Parts.of(ids, MOST), part -> {
            var page = page(part, fields, reader);
            synchronized (found) {
                found.putAll(page);
                part.stream().filter(id -> !page.containsKey(id)).forEach(absent::add);
            }
            progress.seen(done.addAndGet(part.size()), ids.size());
        });
        return new Fetched<>(found, Set.of(), absent, failure);
    }

    private <T> Map<IssueId, T> page(List<IssueId> ids, List<String> fields, Reader<T> reader)
            throws JiraFailure, InterruptedException {
        var answer = reads.read(
                JiraRequest.post(
                        "/rest/api/3/issue/bulkfetch",
                        Map.of(
                                "issueIdsOrKeys",
                                ids.stream().map(IssueId::toString).toList(),
                                "fields",
                                fields)),
                Shapes.BulkFetch.class);
        var issues = answer.issues();
        if (issues == null) {
            throw JiraFailure.unclear(reads.host(), "left the issues out of its answer");
        }
        var errors = answer.issueErrors();
        if (errors != null && !errors.isEmpty()) {
            var error = errors.getFirst();
            throw JiraFailure.unclear(
                    reads.host(),
                    "could not give issue " + error.id()
                            + Words.after(": ", List.of(String.valueOf(error.errorMessage()))));
        }
        var asked = new HashSet<>(ids);
        var found = new HashMap<IssueId, T>();
        for (var each : issues) {
            var id = reading.id(each);
            if (!asked.remove(id)) {
                throw JiraFailure.unclear(reads.host(), "answered with issue " + id + ", which was not asked for once");
            }
            found.put(id, reader.read(each));
        }
        return found;
    }
}
