package org.espalier.sandbox.jql;

/** A limit on a question about history, such as {@code BEFORE "2020-01-01"}. */
public record Predicate(Kind kind, Operand operand) {

    /** What is limited. */
    public enum Kind {
        FROM,
        TO,
        BY,
        DURING,
        BEFORE,
        AFTER,
        ON
    }
}
