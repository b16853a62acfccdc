package org.espalier.core.structure;

import java.util.Optional;

/** What a row shows. */
public sealed interface Item {

    /** An issue of the tracker. */
    record Issue(IssueId id) implements Item {}

    /** Anything else known by a number, such as a folder or a memo. */
    record Thing(ItemType type, long number) implements Item {}

    /** Anything else known by a name, such as a user. */
    record NamedThing(ItemType type, String name) implements Item {}

    default Optional<IssueId> issue() {
        return this instanceof Issue(IssueId id) ? Optional.of(id) : Optional.empty();
    }
}
