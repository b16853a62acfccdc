package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;

/** One condition of a query. Chains of one connective are one node; brackets keep a node of their own. */
public sealed interface Clause {

    /** All parts hold; there are at least two. */
    record And(List<Clause> parts) implements Clause {
        public And {
            parts = chain(parts);
        }
    }

    /** Any part holds; there are at least two. */
    record Or(List<Clause> parts) implements Clause {
        public Or {
            parts = chain(parts);
        }
    }

    /** The condition does not hold. */
    record Not(Clause negated) implements Clause {}

    /** A field compared with an operand; the predicates belong to questions about history. */
    record Terminal(Field field, Operator operator, Optional<Operand> operand, List<Predicate> predicates)
            implements Clause {
        public Terminal {
            predicates = List.copyOf(predicates);
        }
    }

    private static List<Clause> chain(List<Clause> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("A chain joins at least two clauses, not " + parts.size());
        }
        return List.copyOf(parts);
    }
}
