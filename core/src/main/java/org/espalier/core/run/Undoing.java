package org.espalier.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Change;
import org.espalier.core.change.Reason;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.run.FactLook.Standing;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan that takes back what a job really did (L14): the inverses of its applied changes, the last one first,
 * each only where the job's value is still there. What somebody changed since is left alone and listed.
 */
public final class Undoing implements PlanMaking {
    private static final Origin UNDO = new Origin(Origin.Kind.UNDO, "");

    private final List<PlannedChange> lastFirst;
    private final Sides sides;
    private final Checks checks;
    private @Nullable StructureSight here;
    private @Nullable TrackerSight there;
    private @Nullable Map<Change.OfTracker, String> obstacles;
    private @Nullable Plan plan;

    /**
     * @param applied the changes whose effect was {@code APPLIED}, in the order of their plan; what was already so was
     *     not written by the job and is not its to take back
     */
    public Undoing(Collection<PlannedChange> applied, Sides sides, Checks checks) {
        this.lastFirst = RankRuns.ordered(new ArrayList<>(applied).reversed());
        this.sides = sides;
        this.checks = checks;
    }

    @Override
    public Step step() {
        if (plan != null) {
            return new Step.Done();
        }
        var seen = here;
        if (seen == null) {
            here = sides.structure().see();
            return new Step.Went();
        }
        var looked = there;
        if (looked == null) {
            return look();
        }
        var refused = obstacles;
        if (refused == null) {
            return askWhatIsRefused(looked);
        }
        plan = looked.complete() ? inverses(seen, looked, refused) : Checks.halted(Optional.empty(), looked);
        return new Step.Done();
    }

    private Step look() {
        var atTracker = inversesAt(Side.TRACKER);
        var seen = atTracker.isEmpty() ? TrackerSight.NOTHING : sides.tracker().look(TrackerLook.needOf(atTracker));
        var limit = seen.passing();
        if (limit.isPresent()) {
            return Step.Waits.of(limit.get());
        }
        there = seen;
        return new Step.Went();
    }

    private Step askWhatIsRefused(TrackerSight looked) {
        var possible = looked.complete() ? stillPossible(looked) : List.<Change.OfTracker>of();
        var asked = possible.isEmpty() ? Obstacles.NONE : sides.tracker().obstacles(possible);
        var limit = asked.blind().filter(Gap::passes);
        if (limit.isPresent()) {
            return Step.Waits.of(limit.get());
        }
        obstacles = asked.known();
        return new Step.Went();
    }

    @Override
    public Optional<Plan> plan() {
        return Optional.ofNullable(plan);
    }

    /** What would be sent to the tracker if it were confirmed now. */
    private List<Change.OfTracker> stillPossible(TrackerSight looked) {
        return inversesAt(Side.TRACKER).stream()
                .filter(inverse -> TrackerLook.standing(inverse, looked) == Standing.BEFORE)
                .map(Change.OfTracker.class::cast)
                .toList();
    }

    private Plan inverses(StructureSight seen, TrackerSight looked, Map<Change.OfTracker, String> refused) {
        var attempt = new RowAttempt(seen.forest().draft(), UNDO);
        var changes = new ArrayList<PlannedChange>();
        var skips = new ArrayList<Skip>();
        for (var done : lastFirst) {
            var inverse = done.change().inverse().orElseThrow();
            var possible = inverse instanceof Change.OfTracker atTracker
                    ? onTracker(atTracker, looked, refused)
                    : onRows(inverse, attempt);
            if (possible instanceof Possible.Yes yes) {
                changes.add(taken(done, yes.change(), changes.size() + 1));
            } else if (possible instanceof Possible.No no) {
                done.issue().ifPresent(issue -> skips.add(Skip.of(no.cause(), issue, Optional.empty(), no.sentence())));
            }
        }
        return checks.undo(seen, looked, changes, skips);
    }

    private static Possible onRows(Change inverse, RowAttempt attempt) {
        var here = inverse instanceof Change.RowAdd ? inverse : seenFrom(inverse, attempt.draft());
        var effect = attempt.attempt(here);
        return switch (effect.outcome()) {
            case APPLIED -> new Possible.Yes(here);
            case ALREADY_SO -> Possible.No.changed("It is already as it was before the job.");
            case DRIFTED, REFUSED, FAILED, UNKNOWN, SKIPPED -> Possible.No.changed(effect.sentence());
        };
    }

    /**
     * The inverse with the place where the row stands now, if it still stands under the same parent. A move within one
     * parent is about its neighbours, so those it was left between stay the ones to compare (L9).
     */
    private static Change seenFrom(Change inverse, ForestDraft draft) {
        return switch (inverse) {
            case Change.RowMove move
            when !move.before().under().equals(move.after().under())
                    && draft.holds(move.row())
                    && draft.parentOf(move.row()).equals(move.before().under()) ->
                new Change.RowMove(move.row(), move.item(), draft.placeOf(move.row()), move.after());
            case Change.RowRemove remove
            when draft.holds(remove.row())
                    && draft.parentOf(remove.row()).equals(remove.before().under()) ->
                new Change.RowRemove(remove.row(), remove.item(), draft.placeOf(remove.row()));
            case Change.RowAdd _, Change.RowMove _, Change.RowRemove _, Change.OfTracker _ -> inverse;
        };
    }

    private static Possible onTracker(
            Change.OfTracker inverse, TrackerSight looked, Map<Change.OfTracker, String> refused) {
        return switch (TrackerLook.standing(inverse, looked)) {
            case BEFORE -> {
                var why = refused.get(inverse);
                yield why == null
                        ? new Possible.Yes(inverse)
                        : new Possible.No(Skip.Cause.NO_WAY_BACK, "There is no way back: " + why + ".");
            }
            case AS_WANTED -> Possible.No.changed("It is already as it was before the job.");
            case OTHERWISE -> Possible.No.changed("Somebody has changed it since the job.");
            case UNSEEN -> Possible.No.changed(Endings.notShown(inverse, looked));
        };
    }

    private static PlannedChange taken(PlannedChange done, Change inverse, int number) {
        return new PlannedChange(
                number,
                inverse,
                done.issue(),
                new Reason("takes back: " + done.reason().sentence()),
                inverse.kind().destructive() ? PlannedChange.Ticked.BY_A_PERSON : PlannedChange.Ticked.FROM_THE_START,
                forgotten(done.consequence()));
    }

    private static Consequence forgotten(Consequence consequence) {
        return switch (consequence) {
            case Consequence.Agrees agrees ->
                new Consequence.Forgets(
                        agrees.facts().stream().map(Agreed::fact).collect(Collectors.toSet()));
            case Consequence.Decides decides -> new Consequence.Forgets(decides.facts());
            case Consequence.Forgets _ -> Consequence.NONE;
        };
    }

    private List<Change> inversesAt(Side side) {
        return lastFirst.stream()
                .flatMap(planned -> planned.change().inverse().stream())
                .filter(change -> change.kind().side() == side)
                .toList();
    }

    private sealed interface Possible {
        record Yes(Change change) implements Possible {}

        record No(Skip.Cause cause, String sentence) implements Possible {
            static No changed(String sentence) {
                return new No(Skip.Cause.CHANGED_SINCE, sentence);
            }
        }
    }
}
