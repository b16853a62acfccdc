package org.espalier.core.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.TrackerSight;

/** The changes of the tracker that came true and are still to be read back, from both sides (L3, L9). */
final class ReadBack {
    private final Sides sides;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Map<Integer, PlannedChange> awaited = new LinkedHashMap<>();

    ReadBack(Sides sides, Ledger ledger, InstantSource clock) {
        this.sides = sides;
        this.ledger = ledger;
        this.clock = clock;
    }

    void await(PlannedChange cameTrue) {
        awaited.put(cameTrue.number(), cameTrue);
    }

    /** How many are still to be read back. */
    int size() {
        return awaited.size();
    }

    /** Leaves the rest unread: nothing of it is agreed on. */
    void leave() {
        awaited.clear();
    }

    /** Reads a batch back; answers a sight that has gaps, and then nothing was concluded. */
    Optional<TrackerSight> next(int issues) {
        var group = LinkLook.fitting(awaited.values(), issues);
        var seenAt = clock.instant();
        var here = sides.structure().see();
        var there = sides.tracker().look(LinkLook.need(group));
        if (!there.complete()) {
            return Optional.of(there);
        }
        var upheld = new ArrayList<PlannedChange>();
        var foreign = new ArrayList<Ledger.Recorded>();
        for (var planned : group) {
            switch (LinkLook.standing(planned.change(), there)) {
                case AS_WANTED -> {
                    if (StructureLook.upholds(planned, here.forest())) {
                        upheld.add(planned);
                    }
                }
                case BEFORE -> foreign.add(new Ledger.Recorded(planned, LinkLook.foreign(planned.change())));
                // The tracker's own answer stands; without a second look nothing is agreed on (L2).
                case UNSEEN -> {}
            }
            awaited.remove(planned.number());
        }
        ledger.conclude(new Ledger.Verified(List.copyOf(upheld), List.copyOf(foreign), seenAt));
        return Optional.empty();
    }
}
