package org.espalier.core.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Halt;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Limits;
import org.espalier.core.plan.Plan;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;

/** Looks for reasons to stop before anything is written; all that apply are collected (L15). */
public record Checks(Limits limits) {

    /** The plan of a proposal, with its halts. */
    public Plan plan(Direction direction, StructureSight structure, TrackerSight tracker, Proposal proposal) {
        var halts = new ArrayList<>(sightHalts(tracker));
        oneSideEmpty(direction, proposal).ifPresent(halts::add);
        tooManyRemovals(structure, proposal).ifPresent(halts::add);
        return new Plan(
                Optional.of(direction),
                proposal.changes(),
                proposal.agreed(),
                proposal.conflicts(),
                proposal.skips(),
                proposal.unsettled(),
                halts);
    }

    /** The plan of a run whose sight has gaps: it holds no change, for an incomplete sight decides nothing (L2). */
    public static Plan halted(Direction direction, TrackerSight tracker) {
        return new Plan(Optional.of(direction), List.of(), List.of(), List.of(), List.of(), 0, sightHalts(tracker));
    }

    /** The plan of an undo whose sight has gaps. */
    public static Plan undoHalted(TrackerSight tracker) {
        return new Plan(Optional.empty(), List.of(), List.of(), List.of(), List.of(), 0, sightHalts(tracker));
    }

    private static List<Halt> sightHalts(TrackerSight tracker) {
        return tracker.gaps().stream()
                .map(gap -> new Halt(
                        switch (gap.kind()) {
                            case QUERY_FAILED -> Halt.Code.QUERY_FAILED;
                            case INCOMPLETE -> Halt.Code.INCOMPLETE_SIGHT;
                            case UNREACHABLE, THROTTLED -> Halt.Code.TRACKER_UNREACHABLE;
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

    private Optional<Halt> tooManyRemovals(StructureSight structure, Proposal proposal) {
        var rows = destructive(proposal, Side.STRUCTURE);
        var atTracker = destructive(proposal, Side.TRACKER);
        var size = structure.forest().size();
        if (rows > limits.removals() && share(rows, size) > limits.removalsPercent()) {
            return Optional.of(new Halt(
                    Halt.Code.TOO_MANY_REMOVALS,
                    rows + " of " + size + " rows would leave the structure. Nothing was changed. Check the list, then"
                            + " release this halt or leave the removals out."));
        }
        var facts = proposal.shown().atTracker();
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

    private static int destructive(Proposal proposal, Side side) {
        return (int) proposal.changes().stream()
                .map(planned -> planned.change().kind())
                .filter(kind -> kind.destructive() && kind.side() == side)
                .count();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
