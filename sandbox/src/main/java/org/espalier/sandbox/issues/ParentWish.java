package org.espalier.sandbox.issues;

import java.util.Optional;

/** What a request wants an issue's parent to be. */
public sealed interface ParentWish {

    /** The parent is not spoken of. */
    record Unchanged() implements ParentWish {}

    /** The issue stands at the top. */
    record None() implements ParentWish {}

    /** The issue stands below the one with that id or key. */
    record Under(String idOrKey) implements ParentWish {}

    /**
     * The issue belongs to the epic with that id or key, as the field for it on Data Center says.
     *
     * @param idOrKey absent for no epic
     */
    record InEpic(Optional<String> idOrKey) implements ParentWish {}

    /**
     * The epic, or what stands above epics, stands below the issue with that id or key, as Data Center's field for it
     * says.
     *
     * @param idOrKey absent for the top
     */
    record AboveEpics(Optional<String> idOrKey) implements ParentWish {}
}
