package org.espalier.core.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Reason;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.FactLook.Standing;
import org.espalier.core.run.Slips.Slip;
import org.espalier.core.sight.TrackerSight;

/**
 * Gives back what writes of this run replaced without having seen it (L9).
 *
 * <p>Each is intended durably before its request leaves (L10). A run that is interrupted in between finds the value
 * given back, or looks and gives it back again.
 */
final class GivingBack {
    private final Tracker tracker;
    private final Ledger ledger;
    private final Set<Integer> written = new HashSet<>();
    private final Set<Integer> intended = new HashSet<>();
    private final Map<Integer, Integer> tries = new HashMap<>();
    private final Map<Integer, Effect> ended = new HashMap<>();

    GivingBack(Tracker tracker, Ledger ledger) {
        this.tracker = tracker;
        this.ledger = ledger;
    }

    /** Takes a change that the run itself carried out; what it found done replaced nothing. */
    void wrote(PlannedChange planned) {
        written.add(planned.number());
    }

    /** Writes nothing from now on. */
    void stop() {
        written.clear();
    }

    /** What became of a change that had replaced somebody else's value. */
    Optional<Effect> ended(PlannedChange planned) {
        return Optional.ofNullable(ended.get(planned.number()));
    }

    /** Gives back what the writes of a group replaced; answers the wait where that was not possible now. */
    Optional<Step> among(List<PlannedChange> group, TrackerSight there) {
        var replacing = replacing(group, there);
        if (replacing.isEmpty()) {
            return Optional.empty();
        }
        var slips = tracker.slips(List.copyOf(replacing.keySet()));
        if (slips.blind().isPresent()) {
            return Optional.of(Requests.waits(TrackerSight.blind(slips.blind().get())));
        }
        if (slips.found().isEmpty()) {
            return Optional.empty();
        }
        var givingBack = new LinkedHashMap<PlannedChange, Slip>();
        slips.found().forEach(slip -> givingBack.put(Objects.requireNonNull(replacing.get(slip.written())), slip));
        // The last look was for the writes: where a parent is given back it did not show that parent.
        var now = tracker.look(TrackerLook.needOf(
                slips.found().stream().<Change>map(Slip::givingBack).toList()));
        if (!now.complete()) {
            return Optional.of(Requests.waits(now));
        }
        givingBack.entrySet().removeIf(each -> settled(each.getKey(), each.getValue(), now));
        intend(givingBack);
        for (var each : givingBack.entrySet()) {
            var wait = give(each.getKey(), each.getValue(), now);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.empty();
    }

    /**
     * L9: whether nothing is to be written, since something else than what the run wrote is there by now, or hidden.
     */
    private boolean settled(PlannedChange planned, Slip slip, TrackerSight now) {
        switch (TrackerLook.standing(slip.givingBack(), now)) {
            case BEFORE -> {
                return false;
            }
            case AS_WANTED -> ends(planned, Endings.givenBack(slip.written(), slip.value()));
            case OTHERWISE -> ends(planned, Endings.overtaken(slip.written()));
            case UNSEEN ->
                ends(
                        planned,
                        Endings.replaced(
                                slip.written(),
                                slip.value(),
                                "Jira does not show it to this account; check its permissions."));
        }
        return true;
    }

    private Map<Change.OfTracker, PlannedChange> replacing(List<PlannedChange> group, TrackerSight there) {
        var replacing = new LinkedHashMap<Change.OfTracker, PlannedChange>();
        for (var planned : group) {
            if (written.contains(planned.number())
                    && !ended.containsKey(planned.number())
                    && planned.change() instanceof Change.OfTracker change
                    && FactLook.of(change).replaces()
                    && TrackerLook.standing(change, there) == Standing.AS_WANTED) {
                replacing.put(change, planned);
            }
        }
        return replacing;
    }

    private void intend(Map<PlannedChange, Slip> givingBack) {
        var fresh = givingBack.entrySet().stream()
                .filter(each -> intended.add(each.getKey().number()))
                .map(each -> intent(each.getKey(), each.getValue()))
                .toList();
        if (!fresh.isEmpty()) {
            ledger.intendToGiveBack(fresh);
        }
    }

    private static PlannedChange intent(PlannedChange planned, Slip slip) {
        return new PlannedChange(
                planned.number(),
                slip.givingBack(),
                planned.issue(),
                new Reason("Gives back " + slip.value() + ", which somebody set in the moment before the write."),
                planned.ticked(),
                Consequence.NONE);
    }

    private Optional<Step> give(PlannedChange planned, Slip slip, TrackerSight now) {
        return switch (tracker.attempt(List.of(slip.givingBack()), now).getFirst()) {
            case Answer.Done _ -> ends(planned, Endings.givenBack(slip.written(), slip.value()));
            case Answer.Refused(var why) -> ends(planned, Endings.replaced(slip.written(), slip.value(), why));
            case Answer.NotThere(var why) -> ends(planned, Endings.replaced(slip.written(), slip.value(), why));
            case Answer.Later(var pause, var why) -> Optional.of(new Step.Waits(pause, why));
            case Answer.Busy(var pause, var why) -> again(planned, slip, new Step.Waits(pause, why));
            case Answer.Lost(var pause, var why) ->
                again(planned, slip, new Step.Waits(pause.orElse(Requests.UNREACHABLE_WAIT), why));
        };
    }

    /** The next look tells whether it was given back all the same. */
    private Optional<Step> again(PlannedChange planned, Slip slip, Step.Waits wait) {
        return tries.merge(planned.number(), 1, Integer::sum) < Requests.TRIES
                ? Optional.of(wait)
                : ends(planned, Endings.replaced(slip.written(), slip.value(), wait.sentence()));
    }

    private Optional<Step> ends(PlannedChange planned, Effect effect) {
        ended.put(planned.number(), effect);
        return Optional.empty();
    }
}
