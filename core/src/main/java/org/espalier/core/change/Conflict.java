package org.espalier.core.change;

import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;

/** A fact on which the sides differ and no rule may choose (L5). */
public record Conflict(Fact fact, Value structure, Value tracker, Cause cause) {
    /** Why no rule may choose. */
    public enum Cause {
        BOTH_CHANGED,
        WOULD_LOOP
    }
}
