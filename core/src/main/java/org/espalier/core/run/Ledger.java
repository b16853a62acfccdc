package org.espalier.core.run;

import java.util.List;
import java.util.Optional;
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
     * Records effects and, in the same transaction, the intent of the change whose request leaves next.
     *
     * @param intent absent when nothing is sent next
     */
    void record(List<Recorded> effects, Optional<PlannedChange> intent);

    /**
     * Attempts changes of the structure by {@link RowAttempt}, one after the other, and records their effects and the
     * consequences of those that came true, all in one transaction.
     */
    List<Recorded> applyRows(List<PlannedChange> rows);

    /** Carries out the consequences of changes that were seen to be true on both sides. */
    void conclude(List<PlannedChange> verified);

    /** Agrees on facts that were found equal when the plan was made; the last act of a plan (L3). */
    void agree(List<Agreed> equal);

    /** A change with what became of it. */
    record Recorded(PlannedChange planned, Effect effect) {}
}
