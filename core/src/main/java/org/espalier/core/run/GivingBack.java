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
 * given back, or looks and gives it back again. One that was stopped writes nothing: it only tells what was replaced.
 */
final class GivingBack {
    private final Tracker tracker;
    private final Ledger ledger;
    private final Set<Integer> written = new HashSet<>();
    private final Map<Integer, Slip> found = new HashMap<>();
    private final Set<Integer> intended = new HashSet<>();
    private final Map<Integer, Integer> untold = new HashMap<>();
    private final Map<Integer, Integer> tries = new HashMap<>();
    private final Map<Integer, String> unanswered = new HashMap<>();
    private final Map<Integer, Effect> ended = new HashMap<>();
    private boolean stopped;

    GivingBack(Tracker tracker, Ledger ledger) {
        this.tracker = tracker;
        this.ledger = ledger;
    }

    /** Takes a change that the run itself carried out; what it found done replaced nothing. */
    void wrote(PlannedChange planned) {
        written.add(planned.number());
    }

    /** Writes nothing from now on, whatever is made known later. */
    void stop() {
        stopped = true;
    }

    /** What became of a change that had replaced somebody else's value. */
    Optional<Effect> ended(PlannedChange planned) {
        return Optional.ofNullable(ended.get(planned.number()));
    }

    /**
     * The same where nobody looks any more: what was not seen given back counts as lost, and of what no history was
     * read nothing is known (L2).
     */
    Optional<Effect> left(PlannedChange planned) {
        return ended(planned)
                .or(() -> Optional.ofNullable(found.get(planned.number()))
                        .map(slip -> Endings.replaced(
                                slip, "The run ended before it could look, so this is not known for certain.")))
                .or(() -> replacing(planned).map(Endings::unread));
    }

    /** Gives back what the writes of a group replaced; answers the wait where that was not possible now. */
    Optional<Step> among(List<PlannedChange> group, TrackerSight there) {
        var waitForHistories = find(replacing(group, there));
        var givingBack = open(group);
        if (givingBack.isEmpty()) {
            return waitForHistories;
        }
        // The last look was for the writes: where a parent is given back it did not show that parent.
        var now = tracker.look(TrackerLook.needOf(
                givingBack.values().stream().<Change>map(Slip::givingBack).toList()));
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
        return waitForHistories;
    }

    /** Looks into the histories; answers the wait where one could not be read. */
    private Optional<Step> find(Map<Change.OfTracker, PlannedChange> replacing) {
        if (replacing.isEmpty()) {
            return Optional.empty();
        }
        var slips = tracker.slips(List.copyOf(replacing.keySet()));
        if (slips.blind().isPresent()) {
            return Optional.of(Step.Waits.of(slips.blind().get()));
        }
        slips.found()
                .forEach(slip -> found.put(
                        Objects.requireNonNull(replacing.get(slip.written())).number(), slip));
        slips.unsure()
                .forEach(slip -> ends(Objects.requireNonNull(replacing.get(slip.written())), Endings.unsure(slip)));
        Optional<Step> wait = Optional.empty();
        for (var change : slips.untold()) {
            var planned = Objects.requireNonNull(replacing.get(change));
            if (untold.merge(planned.number(), 1, Integer::sum) >= Requests.TRIES || stopped) {
                ends(planned, Endings.untold(change));
            } else {
                wait = Optional.of(new Step.Waits(
                        Step.Waits.USUAL, "Jira left the history of an issue that was written out of its answer."));
            }
        }
        return wait;
    }

    private Map<Change.OfTracker, PlannedChange> replacing(List<PlannedChange> group, TrackerSight there) {
        var replacing = new LinkedHashMap<Change.OfTracker, PlannedChange>();
        for (var planned : group) {
            if (!found.containsKey(planned.number()) && !ended.containsKey(planned.number())) {
                replacing(planned)
                        .filter(change -> TrackerLook.standing(change, there) == Standing.AS_WANTED)
                        .ifPresent(change -> replacing.put(change, planned));
            }
        }
        return replacing;
    }

    /** The write of this run, where it replaced what was there. */
    private Optional<Change.OfTracker> replacing(PlannedChange planned) {
        return written.contains(planned.number())
                        && planned.change() instanceof Change.OfTracker change
                        && FactLook.of(change).replaces()
                ? Optional.of(change)
                : Optional.empty();
    }

    /** What is known to have been replaced and is neither given back nor lost for good. */
    private Map<PlannedChange, Slip> open(List<PlannedChange> group) {
        var open = new LinkedHashMap<PlannedChange, Slip>();
        for (var planned : group) {
            var slip = found.get(planned.number());
            if (slip != null && !ended.containsKey(planned.number())) {
                open.put(planned, slip);
            }
        }
        return open;
    }

    /**
     * L9: whether nothing is to be written, since something else than what the run wrote is there by now, or hidden, or
     * since enough was tried (L10: which is told only after this look).
     */
    private boolean settled(PlannedChange planned, Slip slip, TrackerSight now) {
        switch (TrackerLook.standing(slip.givingBack(), now)) {
            case BEFORE -> {
                var lost = lost(planned);
                lost.ifPresent(why -> ends(planned, Endings.replaced(slip, why)));
                return lost.isPresent();
            }
            case AS_WANTED -> ends(planned, Endings.givenBack(slip.written(), slip.value()));
            case OTHERWISE -> ends(planned, Endings.overtaken(slip.written()));
            case UNSEEN ->
                ends(planned, Endings.replaced(slip, "Jira does not show it to this account; check its permissions."));
        }
        return true;
    }

    /** Why a value that is still replaced is not given back any more. */
    private Optional<String> lost(PlannedChange planned) {
        if (stopped) {
            return Optional.of("The run was stopped, and writes nothing after that.");
        }
        return tries.getOrDefault(planned.number(), 0) < Requests.TRIES
                ? Optional.empty()
                : Optional.ofNullable(unanswered.get(planned.number()));
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
            case Answer.Refused(var why) -> refused(planned, slip, why);
            case Answer.NotThere(var why) -> refused(planned, slip, why);
            case Answer.Later(var pause, var why) -> Optional.of(new Step.Waits(pause, why));
            case Answer.Busy(var pause, var why) -> again(planned, new Step.Waits(pause, why));
            case Answer.Lost(var pause, var why) -> again(planned, new Step.Waits(pause.orElse(Step.Waits.USUAL), why));
        };
    }

    /** L10: what may refuse this request is that the lost one before it did the work, which the next look tells. */
    private Optional<Step> refused(PlannedChange planned, Slip slip, String why) {
        if (!unanswered.containsKey(planned.number())) {
            return ends(planned, Endings.replaced(slip, why));
        }
        tries.put(planned.number(), Requests.TRIES);
        unanswered.put(planned.number(), why);
        return Optional.of(new Step.Waits(Requests.LOST_WAIT, why));
    }

    /** The next look tells whether it was given back all the same. */
    private Optional<Step> again(PlannedChange planned, Step.Waits wait) {
        tries.merge(planned.number(), 1, Integer::sum);
        unanswered.put(planned.number(), wait.sentence());
        return Optional.of(wait);
    }

    private Optional<Step> ends(PlannedChange planned, Effect effect) {
        ended.put(planned.number(), effect);
        return Optional.empty();
    }
}
