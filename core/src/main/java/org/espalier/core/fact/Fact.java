package org.espalier.core.fact;

import org.espalier.core.structure.IssueId;

/**
 * Something that can be true on a side; the key under which both sides are compared and agreed on.
 *
 * <p>Five kinds carry every synchronizer. Each kind has its own kind of {@link Value}.
 */
public sealed interface Fact {

    /** Where an issue stands: its value is a {@link Value.Parent}. */
    record Place(IssueId issue) implements Fact {}

    /** Whether a parent and a child are joined: its value is a {@link Value.Present}. */
    record Linked(IssueId parent, IssueId child) implements Fact {}

    /** In which order the issues of a list stand: its value is a {@link Value.Sequence}. */
    record Order(String list) implements Fact {}

    /** Whether an issue belongs: its value is a {@link Value.Present}. Never agreed on. */
    record Member(IssueId issue) implements Fact {}

    /** The status that a parent has: its value is a {@link Value.Status}. Never agreed on. */
    record StatusOf(IssueId parent) implements Fact {}
}
