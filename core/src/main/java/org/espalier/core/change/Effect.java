package org.espalier.core.change;

import java.util.Optional;

/**
 * What an attempted change really did, as words for the journal.
 *
 * @param sentence empty where the outcome says all
 * @param really the change as it was made, where it replaced somebody else's value that the plan had not seen and that
 *     could not be given back (L9); otherwise it was made as planned
 */
public record Effect(Outcome outcome, String sentence, Optional<Change.OfTracker> really) {
    public Effect(Outcome outcome, String sentence) {
        this(outcome, sentence, Optional.empty());
    }

    /** The closed set of outcomes; the names are those of the REST contract. */
    public enum Outcome {
        APPLIED,
        /** What was wanted was there already; nothing was written (L9). */
        ALREADY_SO,
        /** Something else than the before was there; nothing was written (L9). */
        DRIFTED,
        /** The tracker or the structure refused it for a reason that a person can mend. */
        REFUSED,
        FAILED,
        /** The answer was lost and looking did not settle it yet (L10). */
        UNKNOWN,
        SKIPPED;

        /** Whether what the change wanted is true now, so that the fact may be agreed on. */
        public boolean cameTrue() {
            return this == APPLIED || this == ALREADY_SO;
        }
    }

    public static final Effect APPLIED = new Effect(Outcome.APPLIED, "");
    public static final Effect ALREADY_SO = new Effect(Outcome.ALREADY_SO, "");
}
