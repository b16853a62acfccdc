package org.espalier.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Change;
import org.espalier.core.change.Conflict;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Skip;
import org.espalier.core.change.Warning;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Side;
import org.espalier.core.structure.IssueId;

/**
 * What one run proposes, from which sights, in the order in which it may be done.
 *
 * <p>Everything that happens is described by the changes; nothing that applies a plan may ask how it came about (L8).
 *
 * @param direction absent for the plan of an undo
 * @param changes in an order of which every prefix leaves a forest (L1)
 * @param agreed facts found equal that are not agreed on yet; they are agreed when the plan is applied (L3)
 * @param unsettled how many facts differ that were never agreed on; counted and not listed (L5)
 */
public record Plan(
        Optional<Direction> direction,
        List<PlannedChange> changes,
        List<Agreed> agreed,
        List<Conflict> conflicts,
        List<Skip> skips,
        int unsettled,
        List<Halt> halts,
        List<Warning> warnings) {
    public Plan {
        changes = List.copyOf(changes);
        agreed = List.copyOf(agreed);
        conflicts = List.copyOf(conflicts);
        skips = List.copyOf(skips);
        halts = List.copyOf(halts);
        warnings = List.copyOf(warnings);
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(changes);
    }

    /** Whether a person has nothing to decide: no change and no halt. */
    public boolean nothingToDo() {
        return changes.isEmpty() && halts.isEmpty();
    }

    /** The changes that an apply with these destructive kinds carries out. */
    public List<PlannedChange> including(Set<Kind> destructive) {
        return changes.stream()
                .filter(planned -> !planned.change().kind().destructive()
                        || destructive.contains(planned.change().kind()))
                .toList();
    }

    /** The number of issues in the tracker that an apply with these destructive kinds changes. */
    public int trackerIssues(Set<Kind> destructive) {
        var issues = new HashSet<IssueId>();
        for (var planned : including(destructive)) {
            if (planned.change() instanceof Change.OfTracker change) {
                issues.addAll(change.changed());
            }
        }
        return issues.size();
    }

    /**
     * How much a person must do to confirm an apply with these destructive kinds.
     *
     * @param released halts that a person has let go
     * @param history whether Espalier has written on this connection before
     */
    public Risk risk(Set<Kind> destructive, Set<Halt.Code> released, WritingHistory history, Limits limits) {
        var included = including(destructive);
        if (included.isEmpty()) {
            return Risk.NONE;
        }
        if (overLimit(included, released)) {
            return Risk.OVER_LIMIT;
        }
        var atTracker = included.stream()
                .map(planned -> planned.change().kind())
                .filter(kind -> kind.side() == Side.TRACKER)
                .toList();
        if (atTracker.isEmpty()) {
            return Risk.LOW;
        }
        var high = history == WritingHistory.NEVER_WROTE
                || atTracker.stream().anyMatch(Kind::destructive)
                || trackerIssues(destructive) > limits.highRiskIssues();
        return high ? Risk.HIGH : Risk.MEDIUM;
    }

    private boolean overLimit(List<PlannedChange> included, Set<Halt.Code> released) {
        var removes =
                included.stream().anyMatch(planned -> planned.change().kind().destructive());
        return removes
                && halts.stream()
                        .map(Halt::code)
                        .anyMatch(code -> code.blocks() == Halt.Blocks.REMOVALS && !released.contains(code));
    }

    /** Whether anything was ever written to the tracker over a connection. */
    public enum WritingHistory {
        NEVER_WROTE,
        WROTE_BEFORE
    }
}
