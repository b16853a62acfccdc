package org.espalier.core.run;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.change.Effect;
import org.espalier.core.plan.PlannedChange;

/** What became of changes of the tracker, kept until the next transaction of the ledger takes it (L10). */
final class Effects {
    private final Ledger ledger;
    private final ReadBack readBack;
    private final List<Ledger.Recorded> unrecorded = new ArrayList<>();
    private int known;

    Effects(Ledger ledger, ReadBack readBack) {
        this.ledger = ledger;
        this.readBack = readBack;
    }

    /** What was wanted is there now; it is read back later. */
    void came(PlannedChange planned, Effect effect) {
        became(planned, effect);
        readBack.await(planned, effect.outcome());
    }

    void became(PlannedChange planned, Effect effect) {
        unrecorded.add(new Ledger.Recorded(planned, effect));
        known++;
    }

    /** How many became known since the run began. */
    int known() {
        return known;
    }

    boolean unrecorded() {
        return !unrecorded.isEmpty();
    }

    /** Records them and, in the same transaction, the intents of the next request. */
    void record(List<PlannedChange> intents) {
        ledger.record(List.copyOf(unrecorded), intents);
        unrecorded.clear();
    }
}
