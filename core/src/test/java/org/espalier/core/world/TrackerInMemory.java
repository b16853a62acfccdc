package org.espalier.core.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.SubTask;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.jspecify.annotations.Nullable;

/**
 * A tracker in memory. Every issue that is asked for exists, unless it is hidden; a hidden one is neither shown itself
 * nor at the other end of a link nor in a result.
 */
public final class TrackerInMemory implements Tracker {
    /** How long it asks to wait when it takes no request; longer than a look stays fresh. */
    static final Duration LATER = Duration.ofSeconds(30);

    private final SettableClock clock;
    private final Consumer<String> journal;
    private final LinksInMemory links = new LinksInMemory();
    private final Map<IssueId, List<SubTask>> subTasks = new HashMap<>();
    private final QueriesInMemory queries = new QueriesInMemory();
    private final IssuesInMemory issues = new IssuesInMemory();
    private final Set<IssueId> hidden = new HashSet<>();
    private final Set<IssueId> linkless = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private Faults faults = Faults.NONE;
    private @Nullable TrackerInMemory index;

    TrackerInMemory(SettableClock clock, Consumer<String> journal) {
        this.clock = clock;
        this.journal = journal;
    }

    /** A writing request that left, with what the tracker held when it came. */
    public record Sent(Change change, Arrival arrival) {
        /** What it found to do. */
        public enum Arrival {
            NEEDED,
            NEEDLESS,
            /** It never arrived. */
            NOT_CARRIED_OUT
        }
    }

    public void link(Link link) {
        links.link(link);
    }

    public void unlink(Link link) {
        links.unlink(link);
    }

    public void subTasks(IssueId parent, List<SubTask> children) {
        subTasks.put(parent, List.copyOf(children));
    }

    /** What a query returns, and which of all issues really match it. */
    public void answers(Query query, List<IssueId> result, Set<IssueId> reallyMatching) {
        queries.answers(query, result, reallyMatching);
    }

    /** What the issues are and where they stand. */
    public IssuesInMemory issues() {
        return issues;
    }

    public void hide(IssueId issue) {
        hidden.add(issue);
    }

    /** From now on an issue is shown without its links, as where linking is switched off. */
    public void hideLinks(IssueId issue) {
        linkless.add(issue);
    }

    /** The search for linked issues has not noticed yet that this one is linked. */
    public void searchMisses(IssueId issue) {
        queries.misses(issue);
    }

    /** From now on no query finds the issue, as when its project is archived. */
    public void unlist(IssueId issue) {
        queries.unlist(issue);
    }

    /**
     * From now on more than a direct look is answered from an index that holds what is true now and never catches up.
     */
    public void fallBehind() {
        var now = new TrackerInMemory(clock, journal);
        now.becomeLike(this);
        index = now;
    }

    public void show(IssueId issue) {
        hidden.remove(issue);
    }

    public void disturb(Faults by) {
        faults = by;
    }

    void becomeLike(TrackerInMemory other) {
        links.becomeLike(other.links);
        issues.becomeLike(other.issues);
        subTasks.putAll(other.subTasks);
        queries.becomeLike(other.queries);
        hidden.addAll(other.hidden);
        linkless.addAll(other.linkless);
    }

    public NavigableSet<Link> links() {
        return links.all();
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public TrackerSight look(Need need) {
        clock.tick();
        return faults.ofLook().map(TrackerSight::blind).orElseGet(() -> switch (need) {
            case Need.Issues(var ids, var wanted) ->
                index == null ? seen(ids, wanted) : fromIndex(index.seen(ids, wanted));
            case Need.Direct(var ids, var wanted) -> seen(ids, wanted);
            case Need.Result(var query) -> result(query);
            case Need.Matches(var query, var ids) -> queries.matches(query, ids, hidden::contains);
        });
    }

    @Override
    public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
        clock.tick();
        journal.accept("sent " + together.stream().map(PlanText::text).collect(Collectors.joining(", ")));
        var fault = faults.ofAttempt();
        var taken = switch (fault) {
            case NONE, LOST_AFTER -> together;
            case PARTLY -> together.subList(0, together.size() / 2);
            case EVERY_OTHER ->
                together.stream()
                        .filter(change -> together.indexOf(change) % 2 == 0)
                        .toList();
            case LOST_BEFORE, LATER, REFUSED, NOT_THERE -> List.<Change.OfTracker>of();
        };
        var done = carriedOut(taken, now);
        together.stream()
                .filter(change -> !taken.contains(change))
                .forEach(change -> sent.add(new Sent(change, Sent.Arrival.NOT_CARRIED_OUT)));
        return together.stream()
                .map(change -> taken.contains(change) && fault != Faults.OfAttempt.LOST_AFTER
                        ? done.get(taken.indexOf(change))
                        : answer(fault))
                .toList();
    }

    @Override
    public Slips slips(List<Change.OfTracker> written) {
        clock.tick();
        return faults.ofLook().map(Slips::blind).orElseGet(() -> issues.slips(written));
    }

    @Override
    public Obstacles obstacles(List<Change.OfTracker> wanted) {
        return faults.ofLook()
                .map(Obstacles::blind)
                .orElseGet(() -> new Obstacles(issues.obstacles(wanted), Optional.empty()));
    }

    private static Answer answer(Faults.OfAttempt fault) {
        return switch (fault) {
            case NONE -> new Answer.Done();
            case LOST_BEFORE, LOST_AFTER -> new Answer.Lost("No answer came.");
            case LATER -> new Answer.Later(LATER, "The tracker asks to wait.");
            case PARTLY, EVERY_OTHER -> new Answer.Busy(LATER, "The tracker cannot rank it at the moment.");
            case NOT_THERE -> new Answer.NotThere("The tracker says that it is not there.");
            case REFUSED -> new Answer.Refused("The tracker refused. Nothing was changed there.");
        };
    }

    private List<Answer> carriedOut(List<Change.OfTracker> changes, TrackerSight now) {
        if (!changes.isEmpty() && changes.getFirst() instanceof Change.Rank first) {
            var ranked =
                    changes.stream().flatMap(each -> each.changed().stream()).toList();
            var anchor = new RankOrder(now, first.field()).anchor(first.after());
            arrived(changes, issues.rank(ranked, anchor));
            return Collections.nCopies(changes.size(), new Answer.Done());
        }
        return changes.stream().map(change -> carriedOut(change, now)).toList();
    }

    private Answer carriedOut(Change.OfTracker change, TrackerSight now) {
        var declined = declined(change);
        if (declined.isPresent()) {
            sent.add(new Sent(change, Sent.Arrival.NOT_CARRIED_OUT));
            return declined.get();
        }
        var needed = switch (change) {
            case Change.LinkCreate(var link) -> links.link(link);
            case Change.LinkDelete(var link) -> links.unlink(link);
            case Change.Reparent put -> {
                if (!put.after().stream().allMatch(above -> now.issue(above).isPresent())) {
                    throw new IllegalStateException("Nothing goes under an issue that nobody looked at: " + put);
                }
                yield issues.carriedOut(put);
            }
            case Change.Transition _, Change.FieldSet _, Change.Rank _ -> issues.carriedOut(change);
        };
        arrived(List.of(change), needed);
        return change instanceof Change.LinkDelete && !needed
                ? new Answer.NotThere("There is no such link.")
                : new Answer.Done();
    }

    /** What it answers instead of carrying out what cannot be. */
    private Optional<Answer> declined(Change.OfTracker change) {
        return switch (change) {
            case Change.LinkCreate(var link)
            when link.source().equals(link.destination()) || isHidden(link) ->
                Optional.of(new Answer.Refused("These cannot be linked. Nothing was changed."));
            case Change.FieldSet _, Change.Reparent _
            when change.changed().stream().anyMatch(hidden::contains) ->
                Optional.of(new Answer.NotThere("The issue is not shown."));
            case Change.Reparent put
            when put.after().filter(above -> issues.isBelow(above, put.issue())).isPresent() ->
                Optional.of(new Answer.Refused("An issue cannot go under itself. Nothing was changed."));
            case Change.Transition step ->
                issues.obstacle(step).map(why -> new Answer.Refused("Refused: " + why + ". Nothing was changed."));
            case Change.LinkCreate _, Change.LinkDelete _, Change.Reparent _, Change.FieldSet _, Change.Rank _ ->
                Optional.empty();
        };
    }

    private boolean isHidden(Link link) {
        return hidden.contains(link.source()) || hidden.contains(link.destination());
    }

    private void arrived(List<Change.OfTracker> changes, boolean needed) {
        changes.forEach(change -> sent.add(new Sent(change, needed ? Sent.Arrival.NEEDED : Sent.Arrival.NEEDLESS)));
    }

    private TrackerSight seen(SortedSet<IssueId> ids, Need.Wanted wanted) {
        var shown = links.shown(hidden::contains);
        var seen = new HashMap<IssueId, IssueSight>();
        var unseen = new HashSet<IssueId>();
        for (var id : ids) {
            if (hidden.contains(id)) {
                unseen.add(id);
            } else {
                seen.put(id, sight(id, shown.getOrDefault(id, Set.of()), wanted));
            }
        }
        return new TrackerSight(seen, unseen, Map.of(), Map.of(), List.of());
    }

    private static TrackerSight fromIndex(TrackerSight seen) {
        return new TrackerSight(
                seen.issues(),
                seen.unseen(),
                Map.of(),
                Map.of(),
                List.of(),
                seen.issues().keySet());
    }

    private IssueSight sight(IssueId id, Set<SeenLink> shown, Need.Wanted wanted) {
        var children = subTasks.getOrDefault(id, List.of()).stream()
                .filter(child -> !hidden.contains(child.id()))
                .toList();
        return new IssueSight(
                new IssueRef(id, Names.key(id)),
                Optional.empty(),
                children,
                linkless.contains(id) ? Optional.empty() : Optional.of(shown),
                issues.further(id, wanted, hidden::contains));
    }

    private TrackerSight result(Query query) {
        var linked = query.equals(Names.LINKED)
                ? links.all().stream().filter(link -> !isHidden(link)).toList()
                : List.<Link>of();
        return queries.result(query, linked, hidden::contains);
    }
}
