package org.espalier.core.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.run.Slips;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.RankOrder.Anchor;
import org.espalier.core.sight.SeenStatus;
import org.espalier.core.sight.SeenStatus.Category;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;

/** What the issues of a tracker in memory are and where they stand, beyond their links. */
public final class IssuesInMemory {
    /** The number of the one rank field. */
    public static final long RANK = 10_019;

    private static final long OPEN = 1;

    private final Map<IssueId, IssueId> above = new HashMap<>();
    private final Map<IssueId, Long> statuses = new HashMap<>();
    private final Map<IssueId, Map<String, String>> fields = new HashMap<>();
    private final List<IssueId> order = new ArrayList<>();
    private final Map<Change.OfTracker, Change.OfTracker> history = new HashMap<>();
    private final Set<IssueId> withoutHistory = new HashSet<>();
    private final Set<IssueId> blurred = new HashSet<>();
    private final Set<IssueId> closed = new HashSet<>();
    private final Set<Long> closedStatuses = new HashSet<>();
    private int bucket;

    /** Puts an issue under another one, or to the top. */
    public void put(IssueId issue, Optional<IssueId> under) {
        under.ifPresentOrElse(parent -> above.put(issue, parent), () -> above.remove(issue));
    }

    /** Gives an issue a status; an issue that was given none has the first. */
    public void status(IssueId issue, long status) {
        statuses.put(issue, status);
    }

    public void field(IssueId issue, String field, String value) {
        fields.computeIfAbsent(issue, _ -> new HashMap<>()).put(field, value);
    }

    /** Ranks these issues in this order, and no others. */
    public void order(List<IssueId> issues) {
        order.clear();
        order.addAll(issues);
    }

    /** Writes all ranks anew; nothing moves. */
    public void rebalance() {
        bucket = (bucket + 1) % 3;
    }

    public List<IssueId> order() {
        return List.copyOf(order);
    }

    public Optional<IssueId> above(IssueId issue) {
        return Optional.ofNullable(above.get(issue));
    }

    /** Whether an issue is another one or stands below it, however deep. */
    boolean isBelow(IssueId issue, IssueId other) {
        var way = new HashSet<IssueId>();
        for (var at = Optional.of(issue); at.isPresent() && way.add(at.get()); at = above(at.get())) {
            if (at.get().equals(other)) {
                return true;
            }
        }
        return false;
    }

    public long statusOf(IssueId issue) {
        return statuses.getOrDefault(issue, OPEN);
    }

    public String field(IssueId issue, String field) {
        return fields.getOrDefault(issue, Map.of()).getOrDefault(field, "");
    }

    /** Everything that these issues hold, to be compared. */
    public Map<String, Object> all() {
        return Map.of(
                "above",
                Map.copyOf(above),
                "status",
                Map.copyOf(statuses),
                "fields",
                fields.toString(),
                "order",
                order());
    }

    void becomeLike(IssuesInMemory other) {
        above.putAll(other.above);
        statuses.putAll(other.statuses);
        other.fields.forEach((issue, values) -> fields.put(issue, new HashMap<>(values)));
        order(other.order);
        history.putAll(other.history);
        bucket = other.bucket;
    }

    Further further(IssueId issue, Need.Wanted wanted, Predicate<IssueId> hidden) {
        if (wanted.depth() == Need.Depth.PLACES) {
            return Further.NOTHING;
        }
        return new Further(Optional.of(traits(issue, hidden, wanted.depth())), values(issue, wanted.fields()));
    }

    private Map<String, String> values(IssueId issue, SortedSet<String> wanted) {
        var values = new HashMap<String, String>();
        wanted.forEach(field -> values.put(field, field(issue, field)));
        return values;
    }

    private Traits traits(IssueId issue, Predicate<IssueId> hidden, Need.Depth depth) {
        var status = statusOf(issue);
        return new Traits(
                new IssueKind("1", "1", "Story", 0),
                new SeenStatus(status, "Status " + status, Category.NEW),
                standing(issue, hidden),
                depth == Need.Depth.RANKS ? ranks(issue) : new TreeMap<>(),
                Instant.EPOCH);
    }

    private Above standing(IssueId issue, Predicate<IssueId> hidden) {
        var parent = above.get(issue);
        if (parent == null) {
            return new Above.Nothing();
        }
        return hidden.test(parent)
                ? new Above.Hidden(Names.key(parent), Above.Relation.PARENT)
                : new Above.Under(parent, Above.Relation.PARENT);
    }

    private SortedMap<Long, String> ranks(IssueId issue) {
        var ranks = new TreeMap<Long, String>();
        if (order.contains(issue)) {
            ranks.put(RANK, String.format(Locale.ROOT, "%d|i%06d:", bucket, order.indexOf(issue)));
        }
        return ranks;
    }

    /** From now on no step leads this issue to another status. */
    public void close(IssueId issue) {
        closed.add(issue);
    }

    /** From now on no step leads any issue to this status. */
    void closeStatus(long status) {
        closedStatuses.add(status);
    }

    Map<Change.OfTracker, String> obstacles(List<Change.OfTracker> wanted) {
        var obstacles = new HashMap<Change.OfTracker, String>();
        for (var change : wanted) {
            if (change instanceof Change.Transition transition) {
                obstacle(transition).ifPresent(why -> obstacles.put(change, why));
            }
        }
        return obstacles;
    }

    Optional<String> obstacle(Change.Transition transition) {
        return closed.contains(transition.issue())
                        || closedStatuses.contains(transition.after().id())
                ? Optional.of("no step leads to " + transition.after().name())
                : Optional.empty();
    }

    /** From now on the history of this issue does not tell which of its entries is ours. */
    public void blurHistory(IssueId issue) {
        blurred.add(issue);
    }

    /** From now on the tracker leaves the history of this issue out of its answers. */
    public void hideHistory(IssueId issue) {
        withoutHistory.add(issue);
    }

    Slips slips(List<Change.OfTracker> written) {
        var untold = written.stream().filter(this::withoutHistory).toList();
        var slips = written.stream()
                .filter(change -> !withoutHistory(change))
                .flatMap(change -> slip(change).stream())
                .toList();
        var found = slips.stream()
                .filter(slip -> !blurred.containsAll(slip.written().changed()))
                .toList();
        var unsure = slips.stream().filter(slip -> !found.contains(slip)).toList();
        return new Slips(found, unsure, untold, Optional.empty());
    }

    private boolean withoutHistory(Change.OfTracker change) {
        return change.changed().stream().anyMatch(withoutHistory::contains);
    }

    /** What our last write of a value replaced, if the plan did not see it. */
    private Optional<Slips.Slip> slip(Change.OfTracker written) {
        var replaced = history.get(written);
        return replaced == null || replaced.equals(written.inverse().orElseThrow())
                ? Optional.empty()
                : Optional.of(new Slips.Slip(written, replaced, "another value"));
    }

    /** The change back to what is there now. */
    private Change.OfTracker back(Change.OfTracker change) {
        return switch (change) {
            case Change.Reparent(var relation, var issue, var _, var after) ->
                above(issue).equals(after) ? change : new Change.Reparent(relation, issue, after, above(issue));
            case Change.Transition(var issue, var _, var after, var _) ->
                new Change.Transition(issue, after, status(statusOf(issue)), Optional.empty());
            case Change.FieldSet(var issue, var field, var _, var after) ->
                new Change.FieldSet(issue, field, after, field(issue, field));
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> change;
        };
    }

    /** The status with this number, as these issues are told to have it. */
    public static StatusRef status(long number) {
        return new StatusRef(number, "Status " + number);
    }

    /** Whether there was something to do. */
    boolean carriedOut(Change.OfTracker change) {
        var before = all();
        var back = back(change);
        switch (change) {
            case Change.Reparent(var _, var issue, var _, var after) -> put(issue, after);
            case Change.Transition(var issue, var _, var after, var _) -> status(issue, after.id());
            case Change.FieldSet(var issue, var field, var _, var after) -> field(issue, field, after);
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ ->
                throw new IllegalArgumentException("This is no change of one issue: " + change + ".");
        }
        var needed = !before.equals(all());
        if (needed) {
            history.put(change, back);
        }
        return needed;
    }

    /** Puts issues beside one of them, in their order. */
    boolean rank(List<IssueId> issues, Anchor anchor) {
        var before = order();
        order.removeAll(issues);
        var at = order.indexOf(anchor.issue());
        order.addAll(anchor.side() == Anchor.Side.AFTER ? at + 1 : at, issues);
        return !before.equals(order);
    }
}
