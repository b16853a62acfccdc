package org.espalier.server.jira;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/**
 * Direct reads of many issues, a hundred per request, several requests at once (jira-api §5.1). A request that fails
 * over one of its issues is halved until that one is alone, so that the others are read.
 */
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

    @Override
    public <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        var asking = new Asking<>(fields, reader, new Gathered<>());
        var failure = Parallel.each(Parts.of(ids, MOST), part -> {
            asking.gathered.read(part, 1, some -> read(some, asking));
            progress.seen(asking.gathered.done(), ids.size());
        });
        return asking.gathered.ended(failure, reads);
    }

    private record Asking<T>(List<String> fields, Reader<T> reader, Gathered<T> gathered) {}

    private <T> void read(List<IssueId> part, Asking<T> asking) throws JiraFailure, InterruptedException {
        var answer = answer(part, asking.fields);
        var issues = issues(part, answer);
        gather(part, issues, answer.issueErrors() == null ? List.of() : answer.issueErrors(), asking);
    }

    private Shapes.BulkFetch answer(List<IssueId> ids, List<String> fields) throws JiraFailure, InterruptedException {
        return reads.read(
                JiraRequest.post(
                        "/rest/api/3/issue/bulkfetch",
                        Map.of(
                                "issueIdsOrKeys",
                                ids.stream().map(IssueId::toString).toList(),
                                "fields",
                                fields)),
                Shapes.BulkFetch.class);
    }

    private Map<IssueId, Shapes.Issue> issues(List<IssueId> ids, Shapes.BulkFetch answer) throws JiraFailure {
        var issues = answer.issues();
        if (issues == null) {
            throw JiraFailure.unclear(reads.host(), "left the issues out of its answer");
        }
        var asked = new HashSet<>(ids);
        var found = new HashMap<IssueId, Shapes.Issue>();
        for (var each : issues) {
            var id = reading.id(each);
            if (!asked.remove(id)) {
                throw JiraFailure.unclear(reads.host(), "answered with issue " + id + ", which was not asked for once");
            }
            found.put(id, each);
        }
        return found;
    }

    private <T> void gather(
            List<IssueId> part, Map<IssueId, Shapes.Issue> issues, List<Shapes.IssueError> errors, Asking<T> asking) {
        asking.gathered.answered();
        var left = new HashSet<>(part);
        issues.forEach((id, issue) -> {
            left.remove(id);
            try {
                asking.gathered.found(id, asking.reader.read(issue));
            } catch (JiraFailure failure) {
                asking.gathered.unread(id, failure);
            }
        });
        for (var error : errors) {
            var words = "could not give it" + Words.after(": ", List.of(String.valueOf(error.errorMessage())));
            part.stream()
                    .filter(id -> id.toString().equals(error.id()))
                    .filter(left::remove)
                    .forEach(id -> asking.gathered.unread(id, JiraFailure.unclear(reads.host(), words)));
        }
        // Whatever is gone or hidden Jira leaves out without a word.
        asking.gathered.leftOut(left);
    }
}
