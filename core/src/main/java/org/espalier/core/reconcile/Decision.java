package org.espalier.core.reconcile;

import org.espalier.core.change.Conflict;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Side;
import org.espalier.core.fact.Value;

/** What shall become of one fact. */
public sealed interface Decision {
    Fact fact();

    /** The sides are equal and agreed; nothing happens. */
    record Settled(Fact fact) implements Decision {}

    /** The sides are equal and not agreed yet; nobody writes, the value is agreed on (L4). */
    record NowAgreed(Fact fact, Value value) implements Decision {}

    /** One side shall take the other's value. */
    record Write(Fact fact, Side to, Value before, Value after) implements Decision {}

    /** No rule may choose; a person does (L5). */
    record InConflict(Conflict conflict) implements Decision {
        @Override
        public Fact fact() {
            return conflict.fact();
        }
    }

    /** The sides differ and never agreed; counted, nothing is written (L5). */
    record Unsettled(Fact fact) implements Decision {}

    /** On hold until a person touches it (L14). */
    record Held(Fact fact) implements Decision {}

    /** A synchronizer made the structure differ; the tracker keeps its value (L7). */
    record Differs(Fact fact) implements Decision {}

    /** A side was not seen; nothing is concluded (L2). */
    record Unseen(Fact fact) implements Decision {}
}
