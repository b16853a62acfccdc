package org.espalier.core.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Limits;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;

/** Looks for reasons to stop before anything is written; all that apply are collected (L15). */
public record Checks(Limits limits) {

    /** The plan of a proposal, with its halts. */
    public Plan plan(Direction direction, StructureSight structure, TrackerSight tracker, Proposal proposal) {
        var halts = new ArrayList<>(sightHalts(tracker));
        oneSideEmpty(direction, proposal).ifPresent(halts::add);
        tooManyRemovals(structure, proposal.changes(), proposal.shown().atTracker())
                .ifPresent(halts::add);
        return new Plan(
                Optional.of(direction),
                proposal.changes(),
                proposal.agreed(),
                proposal.conflicts(),
                proposal.skips(),
                proposal.unsettled(),
                halts,
                proposal.warnings());
    }

    /** The plan of an undo, with its halts: taking back can take away as much as anything else. */
    public Plan undo(StructureSight structure, TrackerSight tracker, List<PlannedChange> changes, List<Skip> skips) {
        var halts = new ArrayList<Halt>();
        emptied(structure, changes).ifPresent(halts::add);
        tooManyRemovals(structure, changes, valuesLike(changes, tracker)).ifPresent(halts::add);
        return new Plan(Optional.empty(), changes, List.of(), List.of(), skips, 0, halts, List.of());
    }

    /**
     * The plan of a run whose sight has gaps: it holds no change, for an incomplete sight decides nothing (L2).
     *
     * @param direction absent for an undo
     */
    public static Plan halted(Optional<Direction> direction, TrackerSight tracker) {
        return new Plan(direction, List.of(), List.of(), List.of(), List.of(), 0, sightHalts(tracker), List.of());
    }

    private static List<Halt> sightHalts(TrackerSight tracker) {
        return tracker.gaps().stream()
                .map(gap -> new Halt(
                        switch (gap.kind()) {
                            case QUERY_FAILED -> Halt.Code.QUERY_FAILED;
                            case INCOMPLETE -> Halt.Code.INCOMPLETE_SIGHT;
                            case UNREACHABLE -> Halt.Code.TRACKER_UNREACHABLE;
                            case THROTTLED -> Halt.Code.TRACKER_THROTTLED;
                            case DEAD_TOKEN -> Halt.Code.DEAD_TOKEN;
                        },
                        gap.sentence()))
                .distinct()
                .toList();
    }

    private static Optional<Halt> oneSideEmpty(Direction direction, Proposal proposal) {
        var shown = proposal.shown();
        if (proposal.changes().isEmpty()) {
            return Optional.empty();
        }
        var suspicious = switch (direction) {
            case INTO_STRUCTURE -> shown.atTracker() == 0 && shown.inStructure() >= 2;
            case FROM_STRUCTURE -> shown.inStructure() == 0 && shown.atTracker() >= 2;
            case BOTH_WAYS -> false;
        };
        return suspicious
                ? Optional.of(new Halt(Halt.Code.ONE_SIDE_EMPTY, emptySentence(direction, shown)))
                : Optional.empty();
    }

    private static String emptySentence(Direction direction, Proposal.Shown shown) {
        return direction == Direction.INTO_STRUCTURE
                ? "Jira shows nothing where the structure shows " + shown.inStructure()
                        + ". This is usually a lost permission or a changed query. Nothing was changed; look at Jira first,"
                        + " then release this halt if it is right."
                : "The structure shows nothing where Jira shows " + shown.atTracker()
                        + ". Nothing was changed; look at the structure first, then release this halt if it is right.";
    }

    private static Optional<Halt> emptied(StructureSight structure, List<PlannedChange> changes) {
        var size = structure.forest().size();
        var leftOver = size - count(changes, Kind.ROW_REMOVE) + count(changes, Kind.ROW_ADD);
        return size >= 2 && leftOver == 0
                ? Optional.of(new Halt(
                        Halt.Code.ONE_SIDE_EMPTY,
                        "None of the " + size
                                + " rows of the structure would be left. Nothing was changed; look at the list"
                                + " first, then release this halt if it is right."))
                : Optional.empty();
    }

    /** The values like those that would be taken away, as far as they were looked at: the whole for shares. */
    private static int valuesLike(List<PlannedChange> changes, TrackerSight tracker) {
        return linksLike(changes, tracker) + placesLike(changes, tracker);
    }

    /** The issues that stand under another one, where some would no longer. */
    private static int placesLike(List<PlannedChange> changes, TrackerSight tracker) {
        if (changes.stream().noneMatch(planned -> planned.change() instanceof Change.Reparent)) {
            return 0;
        }
        return (int) tracker.issues().values().stream()
                .flatMap(issue -> issue.traits().stream())
                .filter(traits -> !(traits.above() instanceof Above.Nothing))
                .count();
    }

    /** The links of the types that would be deleted. */
    private static int linksLike(List<PlannedChange> changes, TrackerSight tracker) {
        var types = new HashSet<LinkTypeId>();
        for (var planned : changes) {
            if (planned.change() instanceof Change.LinkDelete(var link)) {
                types.add(link.type());
            }
        }
        return (int) tracker.issues().values().stream()
                .flatMap(issue -> issue.links().stream())
                .map(IssueSight.SeenLink::link)
                .filter(link -> types.contains(link.type()))
                .distinct()
                .count();
    }

    private Optional<Halt> tooManyRemovals(StructureSight structure, List<PlannedChange> changes, int facts) {
        var rows = count(changes, Kind.ROW_REMOVE);
        var size = structure.forest().size();
        if (rows > limits.removals() && share(rows, size) > limits.removalsPercent()) {
            return Optional.of(new Halt(
                    Halt.Code.TOO_MANY_REMOVALS,
                    rows + " of " + size + " rows would leave the structure. Nothing was changed. Check the list, then"
                            + " release this halt or leave the removals out."));
        }
        var atTracker = destructiveAtTracker(changes);
        var many = atTracker > limits.removals()
                || (atTracker > limits.fewTrackerRemovals() && share(atTracker, facts) > limits.removalsPercent());
        return many
                ? Optional.of(new Halt(
                        Halt.Code.TOO_MANY_REMOVALS,
                        atTracker + " of " + facts
                                + " values would be taken away in Jira. Nothing was changed. Check the"
                                + " list, then release this halt or leave the removals out."))
                : Optional.empty();
    }

    private static int count(List<PlannedChange> changes, Kind kind) {
        return (int) changes.stream()
                .filter(planned -> planned.change().kind() == kind)
                .count();
    }

    private static int destructiveAtTracker(List<PlannedChange> changes) {
        return (int) changes.stream()
                .map(planned -> planned.change().kind())
                .filter(kind -> kind.destructive() && kind.side() == Side.TRACKER)
                .count();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
