package org.espalier.core.run;

import java.time.Instant;
import java.util.List;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Effect;
import org.espalier.core.plan.PlannedChange;

/**
 * The durable side of one plan's application. Each call is one transaction, durable when it returns (L10), and refused
 * once another worker holds the structure's lease (L17).
 */
public interface Ledger {

    /** How far the plan has come. */
    Progress progress();

    /**
     * Records effects and, in the same transaction, the intents of the changes whose request leaves next.
     *
     * @param intents empty when nothing is sent next; more than one where one request carries out several (L13)
     */
    void record(List<Recorded> effects, List<PlannedChange> intents);

    /**
     * Records that values which slipped in shall be given back, before the requests leave (L9, L10).
     *
     * @param givingBack with the numbers of the changes that replaced them, whose effects stay as they are for now
     */
    void intendToGiveBack(List<PlannedChange> givingBack);

    /**
     * Attempts changes of the structure by {@link RowAttempt}, one after the other, and records their effects and the
     * consequences of those that came true, all in one transaction.
     */
    List<Recorded> applyRows(List<PlannedChange> rows);

    /** Keeps what was found when the writes were read back, and carries out the consequences of what stands. */
    void conclude(Verified verified);

    /** Agrees on facts that were found equal when the plan was made; the last act of a plan (L3). */
    void agree(List<Agreed> equal);

    /**
     * What the sides showed when changes of the tracker were read back (L3, L9).
     *
     * @param upheld changes that are there as written, and whose facts the structure holds too
     * @param foreign changes in whose place something else is there, with the effects that take the place of theirs
     * @param seenAt when the sides were looked at; what is agreed on carries it
     */
    record Verified(List<PlannedChange> upheld, List<Recorded> foreign, Instant seenAt) {}

    /** A change with what became of it. */
    record Recorded(PlannedChange planned, Effect effect) {}
}
