package org.espalier.core.synchronizer.links;

import java.util.Set;
import org.espalier.core.sight.Query;

/** Which issues a run minds. */
public sealed interface Scope {

    /** The issues of the structure, and those by which it is expanded. */
    record InStructure(Set<Expansion> expansions) implements Scope {
        public InStructure {
            expansions = Set.copyOf(expansions);
        }
    }

    /**
     * Every issue with a link that matters, wherever it is.
     *
     * @param linked finds at least every issue with a link of the type
     */
    record All(Query linked) implements Scope {}

    /** Which issues are added to those of the structure. */
    enum Expansion {
        /** The linked children of every issue, and theirs. */
        SUB_ISSUES,
        /** The linked parents of every issue, and theirs; the topmost come to the top level. */
        PARENTS
    }

    /** Whether linked children are added, which decides what may be deleted for their absence. */
    default boolean addsChildren() {
        return switch (this) {
            case InStructure(var expansions) -> expansions.contains(Expansion.SUB_ISSUES);
            case All _ -> true;
        };
    }

    /** Whether linked parents are added. */
    default boolean addsParents() {
        return switch (this) {
            case InStructure(var expansions) -> expansions.contains(Expansion.PARENTS);
            case All _ -> true;
        };
    }
}
