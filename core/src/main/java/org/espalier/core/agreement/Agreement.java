package org.espalier.core.agreement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;

/**
 * The facts both sides last agreed on, and the facts on hold, of one installed synchronizer.
 *
 * <p>Without it a missing link has two readings, "removed there" and "added here", and no rule can choose (L3).
 *
 * @param facts only what was seen equal on both sides; a fact that is absent was never agreed on
 * @param holds facts that background runs leave alone until a person touches them or a confirmed resync decides (L14)
 */
public record Agreement(Map<Fact, Value> facts, Set<Fact> holds) {
    /*
     * Absent is different from "agreed to be empty", and undo relies on the difference: it forgets instead of agreeing
     * on the old value, or the next run would do again what a person has just undone.
     */

    /** Nothing agreed, nothing held. */
    public static final Agreement NONE = new Agreement(Map.of(), Set.of());

    public Agreement {
        facts = Map.copyOf(facts);
        holds = Set.copyOf(holds);
    }

    public Optional<Value> on(Fact fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    public boolean holds(Fact fact, Value value) {
        return value.equals(facts.get(fact));
    }

    public boolean held(Fact fact) {
        return holds.contains(fact);
    }

    /** This agreement with a fact agreed on and released from its hold. */
    public Agreement with(Iterable<Agreed> agreed) {
        var newFacts = new HashMap<>(facts);
        var newHolds = new HashSet<>(holds);
        for (var each : agreed) {
            newFacts.put(each.fact(), each.value());
            newHolds.remove(each.fact());
        }
        return new Agreement(newFacts, newHolds);
    }

    /** This agreement with facts released from their holds. */
    public Agreement releasing(Set<Fact> released) {
        var newHolds = new HashSet<>(holds);
        newHolds.removeAll(released);
        return new Agreement(facts, newHolds);
    }

    /** This agreement with facts forgotten and put on hold, as undo leaves them (L14). */
    public Agreement forgetting(Set<Fact> forgotten) {
        var newFacts = new HashMap<>(facts);
        var newHolds = new HashSet<>(holds);
        newFacts.keySet().removeAll(forgotten);
        newHolds.addAll(forgotten);
        return new Agreement(newFacts, newHolds);
    }
}
