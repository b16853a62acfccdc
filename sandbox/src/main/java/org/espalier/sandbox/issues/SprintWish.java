package org.espalier.sandbox.issues;

/** What a request wants of the open sprint that an issue is in; of the closed ones it was in, it keeps all. */
public sealed interface SprintWish {

    /** The sprint is not spoken of. */
    record Unchanged() implements SprintWish {}

    /** The issue is in no open sprint. */
    record None() implements SprintWish {}

    /** The issue is in the sprint with that id. */
    record In(long id) implements SprintWish {}
}
