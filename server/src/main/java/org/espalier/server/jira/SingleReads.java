package org.espalier.server.jira;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/**
 * Direct reads of issues, one request each, several at once: all that Data Center has (jira-api §5.1), and how Cloud
 * says for certain that an issue is not there.
 */
final class SingleReads implements IssueFetch {

    private final String route;
    private final Reads reads;
    private final IssueReading reading;
    private final LookProgress progress;

    SingleReads(Dialect dialect, Reads reads, LookProgress progress) {
        this.route = dialect.path("/issue/");
        this.reads = reads;
        this.reading = new IssueReading(reads.host());
        this.progress = progress;
    }

    @Override
    public <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        return of(ids, fields, reader, new Gathered<>());
    }

    /** The same, where the site has just answered to other reads: what fails now is an issue sooner than the site. */
    <T> Fetched<T> afterAnAnswer(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader)
            throws InterruptedException {
        var gathered = new Gathered<T>();
        gathered.answered();
        return of(ids, fields, reader, gathered);
    }

    private <T> Fetched<T> of(SortedSet<IssueId> ids, List<String> fields, Reader<T> reader, Gathered<T> gathered)
            throws InterruptedException {
        var failure = Parallel.each(Parts.of(ids, 1), alone -> {
            gathered.read(alone, 1, one -> read(one.getFirst(), fields, reader, gathered));
            progress.seen(gathered.done(), ids.size());
        });
        return gathered.ended(failure, reads);
    }

    private <T> void read(IssueId id, List<String> fields, Reader<T> reader, Gathered<T> gathered)
            throws JiraFailure, InterruptedException {
        var one = single(id, fields);
        gathered.answered();
        if (one.isPresent()) {
            gathered.found(id, reader.read(one.get()));
        } else {
            gathered.absent(id);
        }
    }

    /** Absent where Jira says that it is not there or hidden. */
    private Optional<Shapes.Issue> single(IssueId id, List<String> fields) throws JiraFailure, InterruptedException {
        try {
            var issue = reads.read(
                    JiraRequest.get(route + "{id}", route + id + "?fields=" + String.join(",", fields)),
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
