package org.espalier.server.jira;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.LookProgress;

/** The looks and writes of one run at a Jira. Whatever goes wrong in a look is a gap of it (L2). */
final class JiraTracker implements Tracker {

    private final Dialect dialect;
    private final Reads reads;
    private final LinkWrites writes;
    private final Writing writing;
    private final LookProgress progress;

    JiraTracker(Dialect dialect, Reads reads, LinkWrites writes, Writing writing, LookProgress progress) {
        this.dialect = dialect;
        this.reads = reads;
        this.writes = writes;
        this.writing = writing;
        this.progress = progress;
    }

    @Override
    public TrackerSight look(Need need) {
        try {
            return switch (need) {
                case Need.Issues issues -> issues(dialect.fetch(reads, progress), issues.ids());
                case Need.Direct direct -> issues(dialect.direct(reads, progress), direct.ids());
                case Need.Result result -> result(result.query());
                case Need.Matches matches -> matches(matches.query(), matches.ids());
            };
        } catch (QueryRefused refused) {
            return TrackerSight.blind(refused.gap());
        } catch (JiraFailure failure) {
            return TrackerSight.blind(failure.gap());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return TrackerSight.blind(
                    new Gap(Gap.Kind.INCOMPLETE, "Reading from Jira was stopped. It begins again by itself."));
        }
    }

    @Override
    public Answer attempt(Change change, TrackerSight now) {
        if (writing == Writing.OFF) {
            return new Answer.Refused("Writing to this Jira is switched off for this connection. Nothing was changed.");
        }
        try {
            return switch (change) {
                case Change.LinkCreate create -> writes.create(create.link());
                case Change.LinkDelete delete -> writes.delete(delete.link(), now);
                case Change.RowAdd _, Change.RowMove _, Change.RowRemove _ ->
                    throw new IllegalArgumentException("A row is not a change of the tracker. Indicates a bug.");
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Lost("Writing to Jira was stopped before its answer came.");
        }
    }

    private TrackerSight issues(IssueFetch fetch, SortedSet<IssueId> ids) throws InterruptedException {
        var reading = new IssueReading(reads.host());
        var fetched = fetch.of(ids, IssueReading.SIGHT_FIELDS, reading::sight);
        var gaps = fetched.failure().map(JiraFailure::gap).stream().toList();
        return new TrackerSight(fetched.found(), fetched.absent(), Map.of(), Map.of(), gaps, fetched.fromIndex());
    }

    private TrackerSight result(Query query) throws JiraFailure, QueryRefused, InterruptedException {
        var queries = checked(query);
        var result = queries.result(query.text(), progress);
        return new TrackerSight(Map.of(), Set.of(), Map.of(query, result), Map.of(), List.of());
    }

    private TrackerSight matches(Query query, SortedSet<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException {
        var queries = checked(query);
        var matches = queries.matches(query.text(), ids);
        return new TrackerSight(Map.of(), Set.of(), Map.of(), Map.of(query, matches), List.of());
    }

    private Search checked(Query query) throws JiraFailure, QueryRefused, InterruptedException {
        var queries = dialect.search(reads, writes.lately());
        var faults = queries.faults(query.text());
        if (!faults.isEmpty()) {
            throw new QueryRefused(faults);
        }
        return queries;
    }
}
