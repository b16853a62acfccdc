package org.espalier.core.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.FactLook.Standing;
import org.espalier.core.sight.TrackerSight;

/**
 * The changes of the tracker that came true and are still to be read back, from both sides (L3, L9).
 *
 * <p>Where a write replaced somebody else's value, that is given back before anything is concluded. A run that is
 * interrupted in between finds the value given back, or looks and gives it back again.
 */
final class ReadBack {
    private final Sides sides;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Map<Integer, PlannedChange> awaited = new LinkedHashMap<>();
    private final Set<Integer> written = new HashSet<>();

    ReadBack(Sides sides, Ledger ledger, InstantSource clock) {
        this.sides = sides;
        this.ledger = ledger;
        this.clock = clock;
    }

    void await(PlannedChange cameTrue, Outcome outcome) {
        awaited.put(cameTrue.number(), cameTrue);
        if (outcome == Outcome.APPLIED) {
            written.add(cameTrue.number());
        }
    }

    /** How many are still to be read back. */
    int size() {
        return awaited.size();
    }

    /** Leaves the rest unread: nothing of it is agreed on. */
    void leave() {
        awaited.clear();
    }

    /** Gives nothing back from now on, since a run that was stopped writes nothing. */
    void writeNothing() {
        written.clear();
    }

    /** Reads a batch back; answers the wait where that was not possible now, and then nothing was concluded. */
    Optional<Step> next(int issues) {
        var group = TrackerLook.fitting(awaited.values(), issues);
        var seenAt = clock.instant();
        var here = sides.structure().see();
        var there = sides.tracker().look(TrackerLook.need(group));
        if (!there.complete()) {
            return Optional.of(Requests.waits(there));
        }
        var foreign = new ArrayList<Ledger.Recorded>();
        var wait = giveBack(group, there, foreign);
        if (wait.isPresent()) {
            return wait;
        }
        var given = foreign.stream().map(Ledger.Recorded::planned).toList();
        var upheld = new ArrayList<PlannedChange>();
        for (var planned : group) {
            awaited.remove(planned.number());
            if (given.contains(planned)) {
                continue;
            }
            switch (TrackerLook.standing(planned.change(), there)) {
                case AS_WANTED -> {
                    if (StructureLook.upholds(planned, here.forest())) {
                        upheld.add(planned);
                    }
                }
                case BEFORE -> foreign.add(new Ledger.Recorded(planned, Endings.takenBack(planned.change())));
                case OTHERWISE -> foreign.add(new Ledger.Recorded(planned, Endings.overtaken(planned.change())));
                // The tracker's own answer stands; without a second look nothing is agreed on (L2).
                case UNSEEN -> {}
            }
        }
        ledger.conclude(new Ledger.Verified(List.copyOf(upheld), List.copyOf(foreign), seenAt));
        return Optional.empty();
    }

    /** Gives back what the writes of a group replaced; answers the wait where that was not possible now. */
    private Optional<Step> giveBack(List<PlannedChange> group, TrackerSight there, List<Ledger.Recorded> foreign) {
        var replacing = new LinkedHashMap<Change.OfTracker, PlannedChange>();
        for (var planned : group) {
            if (written.contains(planned.number())
                    && planned.change() instanceof Change.OfTracker change
                    && FactLook.of(change).replaces()
                    && TrackerLook.standing(change, there) == Standing.AS_WANTED) {
                replacing.put(change, planned);
            }
        }
        if (replacing.isEmpty()) {
            return Optional.empty();
        }
        var slips = sides.tracker().slips(List.copyOf(replacing.keySet()));
        if (slips.blind().isPresent()) {
            return Optional.of(Requests.waits(TrackerSight.blind(slips.blind().get())));
        }
        for (var slip : slips.found()) {
            var planned = Objects.requireNonNull(replacing.get(slip.written()));
            switch (sides.tracker().attempt(List.of(slip.givingBack()), there).getFirst()) {
                case Answer.Done _ -> foreign.add(recorded(planned, Endings.givenBack(slip.written(), slip.value())));
                case Answer.Refused(var why) ->
                    foreign.add(recorded(planned, Endings.replaced(slip.written(), slip.value(), why)));
                case Answer.NotThere(var why) ->
                    foreign.add(recorded(planned, Endings.replaced(slip.written(), slip.value(), why)));
                case Answer.Later(var pause, var why) -> {
                    return waits(pause, why);
                }
                case Answer.Busy(var pause, var why) -> {
                    return waits(pause, why);
                }
                case Answer.Lost(var why) -> {
                    return waits(Requests.UNREACHABLE_WAIT, why);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Step> waits(Duration pause, String sentence) {
        return Optional.of(new Step.Waits(pause, sentence));
    }

    private static Ledger.Recorded recorded(PlannedChange planned, Effect effect) {
        return new Ledger.Recorded(planned, effect);
    }
}
