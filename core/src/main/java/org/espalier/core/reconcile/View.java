package org.espalier.core.reconcile;

import java.util.Set;
import org.espalier.core.fact.Value;
import org.espalier.core.structure.Origin;

/** What one side shows for a fact. */
public sealed interface View {

    /**
     * The side was seen and shows a value.
     *
     * @param others values that further rows of the same issue show; a value that any row shows is no difference
     * @param origin who made the value what it is; on the tracker's side nobody asks
     */
    record Shows(Value value, Set<Value> others, Origin origin) implements View {
        public Shows {
            others = Set.copyOf(others);
        }

        public static Shows just(Value value) {
            return new Shows(value, Set.of(), Origin.UNKNOWN);
        }

        boolean fits(Value other) {
            return value.equals(other) || others.contains(other);
        }
    }

    /** The side was not seen, or not whole; nothing is concluded from it (L2). */
    record Unseen() implements View {}
}
