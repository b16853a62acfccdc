package org.espalier.core.plan;

import java.util.List;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Fact;

/** What happens to the agreement once a change came true. */
public sealed interface Consequence {
    /** Both sides hold these facts now, so they are agreed on (L3). */
    record Agrees(List<Agreed> facts) implements Consequence {
        public Agrees {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The change decided these facts, of a kind that is never agreed on: a hold on them is lifted, and an undo of the
     * change puts one on them (L14).
     */
    record Decides(Set<Fact> facts) implements Consequence {
        public Decides {
            facts = Set.copyOf(facts);
        }
    }

    /** The change undid these facts: the agreement on them is forgotten and they are put on hold (L14). */
    record Forgets(Set<Fact> facts) implements Consequence {
        public Forgets {
            facts = Set.copyOf(facts);
        }
    }

    /** No fact is touched. */
    Consequence NONE = new Agrees(List.of());
}
