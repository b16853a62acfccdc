package org.espalier.core.sight;

import java.util.Optional;
import org.espalier.core.structure.IssueId;

/**
 * What stands above an issue by the tracker's own fields, at any level; "nothing" is a value, and hidden is another.
 */
public sealed interface Above {

    /** The issue stands at the top. */
    record Nothing() implements Above {}

    /** The issue stands under one that has a number. */
    record Under(IssueId issue, Relation relation) implements Above {}

    /** The tracker names what stands above and does not show it, so that nothing is concluded from it (L2). */
    record Hidden(IssueKey key, Relation relation) implements Above {}

    /** In which way an issue stands under another. */
    enum Relation {
        /** As under a parent of another kind. */
        PARENT,
        /** As under its epic. */
        EPIC
    }

    /** The epic, if that is what stands above. */
    default Optional<IssueId> epic() {
        return this instanceof Under(var issue, var relation) && relation == Relation.EPIC
                ? Optional.of(issue)
                : Optional.empty();
    }

    /** Whether exactly this stands above. */
    default boolean is(Optional<IssueId> wanted) {
        return switch (this) {
            case Nothing _ -> wanted.isEmpty();
            case Under(var issue, var _) -> wanted.equals(Optional.of(issue));
            case Hidden _ -> false;
        };
    }
}
