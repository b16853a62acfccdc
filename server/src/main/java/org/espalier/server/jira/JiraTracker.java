package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Mail;
import org.espalier.server.tracker.Senders;

/** The looks and writes of one run at a Jira. Whatever goes wrong in a look is a gap of it (L2). */
final class JiraTracker implements Tracker {

    private static final Gap STOPPED =
            new Gap(Gap.Kind.INCOMPLETE, "Reading from Jira was stopped. It begins again by itself.");

    /** As many issues that cannot be read are told one by one. */
    private static final int MOST_TOLD = 5;

    private final Dialect dialect;
    private final Reads reads;
    private final Kept kept;
    private final Manner manner;
    private final LookProgress progress;

    /** What is kept of a site while it is open. */
    record Kept(FieldIndex fields, AboveKeys above, Account account, Writes writes) {}

    /** How a run writes. */
    record Manner(Writing writing, Mail mail) {}

    JiraTracker(Dialect dialect, Reads reads, Kept kept, Manner manner, LookProgress progress) {
        this.dialect = dialect;
        this.reads = reads;
        this.kept = kept;
        this.manner = manner;
        this.progress = progress;
    }

    @Override
    public TrackerSight look(Need need) {
        try {
            return switch (need) {
                case Need.Issues issues -> issues(dialect.fetch(reads, progress), issues.ids(), issues.wanted());
                case Need.Direct direct -> issues(dialect.direct(reads, progress), direct.ids(), direct.wanted());
                case Need.Result result -> result(result.query());
                case Need.Matches matches -> matches(matches.query(), matches.ids());
            };
        } catch (QueryRefused refused) {
            return TrackerSight.blind(refused.gap());
        } catch (JiraFailure failure) {
            return TrackerSight.blind(failure.gap());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return TrackerSight.blind(STOPPED);
        }
    }

    @Override
    public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
        if (manner.writing() == Writing.OFF) {
            return all(
                    together,
                    new Answer.Refused(
                            "Writing to this Jira is switched off for this connection. Nothing was changed."));
        }
        try {
            return kept.writes().carryOut(together, now, manner.mail());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return all(together, new Answer.Lost("Writing to Jira was stopped before its answer came."));
        }
    }

    private static List<Answer> all(List<Change.OfTracker> together, Answer answer) {
        return Collections.nCopies(together.size(), answer);
    }

    @Override
    public Slips slips(List<Change.OfTracker> written) {
        return slips(Senders.NOBODY.of(written));
    }

    /** @param written with who sent each; nobody means this account */
    Slips slips(Map<Change.OfTracker, Set<String>> written) {
        try {
            var senders = new LinkedHashMap<>(written);
            if (senders.containsValue(Set.of())) {
                var account = kept.account().of(reads);
                senders.replaceAll((_, known) -> known.isEmpty() ? Set.of(account) : known);
            }
            return new SlipSearch(dialect.histories(reads), senders).slips();
        } catch (JiraFailure failure) {
            return Slips.blind(failure.gap());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Slips.blind(STOPPED);
        }
    }

    /** Of transitions alone: which are open is told by one read of each issue. */
    @Override
    public Obstacles obstacles(List<Change.OfTracker> wanted) {
        try {
            return kept.writes().obstacles(wanted);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Obstacles.blind(STOPPED);
        }
    }

    private TrackerSight issues(IssueFetch fetch, SortedSet<IssueId> ids, Wanted wanted)
            throws JiraFailure, InterruptedException {
        var reading = new IssueReading(reads.host());
        if (wanted.depth() == Need.Depth.PLACES) {
            return seen(fetch.of(ids, IssueReading.SIGHT_FIELDS, reading::sight));
        }
        var custom = kept.fields().of(reads);
        var fields = IssueReading.fields(wanted, custom);
        RankMoment.Look look = () -> fetch.of(ids, fields, issue -> reading.sight(issue, wanted, custom));
        if (wanted.depth() == Need.Depth.TRAITS) {
            return standing(look.read());
        }
        var moment = RankMoment.of(dialect, reads, look);
        var sight = standing(moment.fetched());
        return moment.gap(reads.host())
                .map(gap -> sight.and(TrackerSight.blind(gap)))
                .orElse(sight);
    }

    /** With what stands above each, where that is told by its key. */
    private TrackerSight standing(IssueFetch.Fetched<IssueSight> fetched) throws JiraFailure, InterruptedException {
        return seen(new IssueFetch.Fetched<>(
                kept.above().found(fetched.found(), reads), fetched.fromIndex(), fetched.missing(), fetched.failure()));
    }

    private static TrackerSight seen(IssueFetch.Fetched<IssueSight> fetched) {
        return new TrackerSight(
                fetched.found(),
                fetched.missing().notShown(),
                Map.of(),
                Map.of(),
                gaps(fetched.missing().unread(), fetched.failure()),
                fetched.fromIndex());
    }

    /** A gap for each issue that cannot be read, as far as anybody would read on, and one for all that follow. */
    private static List<Gap> gaps(Map<IssueId, JiraFailure> unread, Optional<JiraFailure> failure) {
        var gaps = new ArrayList<Gap>();
        failure.map(JiraFailure::gap).ifPresent(gaps::add);
        unread.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_TOLD)
                .forEach(each -> gaps.add(each.getValue().gapOf(each.getKey())));
        if (unread.size() > MOST_TOLD) {
            gaps.add(new Gap(
                    Gap.Kind.INCOMPLETE, (unread.size() - MOST_TOLD) + " more issues at Jira could not be read."));
        }
        return gaps;
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
        var queries = dialect.search(reads, kept.writes().lately());
        var faults = queries.faults(query.text());
        if (!faults.isEmpty()) {
            throw new QueryRefused(faults);
        }
        return queries;
    }
}
