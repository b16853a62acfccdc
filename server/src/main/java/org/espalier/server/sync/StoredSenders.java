package org.espalier.server.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;
import org.espalier.server.tracker.Senders;

/** Who sent the changes of one plan, kept beside its intents under the same lease (L9, L17). */
final class StoredSenders implements Senders {
    private final EffectTable effects;
    private final StoredPlan plan;
    private final Lease.Held lease;
    private final Map<Change, Integer> numbers = new HashMap<>();

    StoredSenders(EffectTable effects, StoredPlan plan, Lease.Held lease) {
        this.effects = effects;
        this.plan = plan;
        this.lease = lease;
        for (PlannedChange planned : plan.plan().changes()) {
            numbers.put(planned.change(), planned.number());
        }
    }

    @Override
    public void send(List<Change.OfTracker> changes, String account) {
        // What gives a value back is no change of the plan, and nobody asks who sent it.
        var planned =
                changes.stream().map(numbers::get).filter(Objects::nonNull).toList();
        if (!planned.isEmpty()) {
            lease.during(() -> effects.send(plan.id(), planned, account));
        }
    }

    @Override
    public Map<Change.OfTracker, Set<String>> of(Collection<Change.OfTracker> changes) {
        var known = effects.senders(
                plan.id(),
                changes.stream().map(numbers::get).filter(Objects::nonNull).toList());
        var senders = new LinkedHashMap<Change.OfTracker, Set<String>>();
        for (var change : changes) {
            senders.put(change, known.getOrDefault(numbers.getOrDefault(change, 0), Set.of()));
        }
        return senders;
    }
}
