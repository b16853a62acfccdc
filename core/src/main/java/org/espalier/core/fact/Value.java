package org.espalier.core.fact;

import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.IssueId;

/** What a side holds for a {@link Fact}. */
public sealed interface Value {

    /** The issue parent, or none: "no parent" is a value, "unknown" is the absence of a value (L3). */
    record Parent(Optional<IssueId> parent) implements Value {
        public static final Parent NONE = new Parent(Optional.empty());

        public static Parent of(IssueId parent) {
            return new Parent(Optional.of(parent));
        }
    }

    /** There, or not. */
    enum Present implements Value {
        THERE,
        ABSENT
    }

    /** Issues in their order. */
    record Sequence(List<IssueId> issues) implements Value {
        public Sequence {
            issues = List.copyOf(issues);
        }
    }

    /** A status by its number at the tracker. */
    record Status(long id) implements Value {}
}
