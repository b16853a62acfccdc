package org.espalier.core.fact;

import java.util.Optional;

/** Which side decides where the two differ (L6). */
public enum Direction {
    /** The tracker wins; nothing is written to it. */
    INTO_STRUCTURE,
    /** The structure wins; it stays as it is. */
    FROM_STRUCTURE,
    /** The side that changed wins, fact by fact (L4, L5). */
    BOTH_WAYS;

    /** The side that wins every difference, if the direction names one. */
    public Optional<Side> winner() {
        return switch (this) {
            case INTO_STRUCTURE -> Optional.of(Side.TRACKER);
            case FROM_STRUCTURE -> Optional.of(Side.STRUCTURE);
            case BOTH_WAYS -> Optional.empty();
        };
    }
}
