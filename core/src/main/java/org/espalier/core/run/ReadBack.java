package org.espalier.core.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.plan.PlannedChange;

/** The changes of the tracker that came true and are still to be read back, from both sides (L3, L9). */
final class ReadBack {
    private final Sides sides;
    private final Ledger ledger;
    private final InstantSource clock;
    private final GivingBack givingBack;
    private final Map<Integer, PlannedChange> awaited = new LinkedHashMap<>();

    ReadBack(Sides sides, Ledger ledger, InstantSource clock) {
        this.sides = sides;
        this.ledger = ledger;
        this.clock = clock;
        this.givingBack = new GivingBack(sides.tracker(), ledger);
    }

    void await(PlannedChange cameTrue, Outcome outcome) {
        awaited.put(cameTrue.number(), cameTrue);
        if (outcome == Outcome.APPLIED) {
            givingBack.wrote(cameTrue);
        }
    }

    /** How many are still to be read back. */
    int size() {
        return awaited.size();
    }

    /** Leaves the rest unread: nothing of it is agreed on, and what is known to have been replaced is told (L9). */
    void leave() {
        var foreign = new ArrayList<Ledger.Recorded>();
        for (var planned : awaited.values()) {
            givingBack.left(planned).ifPresent(effect -> foreign.add(recorded(planned, effect)));
        }
        awaited.clear();
        if (!foreign.isEmpty()) {
            ledger.conclude(new Ledger.Verified(List.of(), foreign, clock.instant()));
        }
    }

    /**
     * Gives nothing back from now on, since a run that was stopped writes nothing; what that leaves replaced is told
     * (L9).
     */
    void writeNothing() {
        givingBack.stop();
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
        var wait = givingBack.among(group, there);
        if (wait.isPresent()) {
            return wait;
        }
        var upheld = new ArrayList<PlannedChange>();
        var foreign = new ArrayList<Ledger.Recorded>();
        for (var planned : group) {
            awaited.remove(planned.number());
            var ended = givingBack.ended(planned);
            if (ended.isPresent()) {
                foreign.add(recorded(planned, ended.get()));
                continue;
            }
            switch (TrackerLook.standing(planned.change(), there)) {
                case AS_WANTED -> {
                    if (StructureLook.upholds(planned, here.forest())) {
                        upheld.add(planned);
                    }
                }
                case BEFORE -> foreign.add(recorded(planned, Endings.takenBack(planned.change())));
                case OTHERWISE -> foreign.add(recorded(planned, Endings.overtaken(planned.change())));
                // The tracker's own answer stands; without a second look nothing is agreed on (L2).
                case UNSEEN -> {}
            }
        }
        ledger.conclude(new Ledger.Verified(List.copyOf(upheld), List.copyOf(foreign), seenAt));
        return Optional.empty();
    }

    private static Ledger.Recorded recorded(PlannedChange planned, Effect effect) {
        return new Ledger.Recorded(planned, effect);
    }
}
