package org.espalier.sandbox.issues;

/** What a request wants an issue's parent to be. */
public sealed interface ParentWish {

    /** The parent is not spoken of. */
    record Unchanged() implements ParentWish {}

    /** The issue stands at the top. */
    record None() implements ParentWish {}

    /** The issue stands below the one with that id or key. */
    record Under(String idOrKey) implements ParentWish {}
}
