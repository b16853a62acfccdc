package org.espalier.server.sync;

import java.util.List;
import java.util.Optional;

/** What a synchronizer is told, checked for form; names are resolved against Jira when it runs. */
sealed interface Parameters {

    /** @param types names or ids of sub-task types; empty means all */
    record SubTasks(List<String> types, boolean autoAdd, boolean enforcePlacement) implements Parameters {
        public SubTasks {
            types = List.copyOf(types);
        }
    }

    /**
     * @param linkType id or exact name
     * @param primacy whether links win over moves in the structure
     */
    record Links(String linkType, Parent parent, Filters filters, Reach reach, Removal removal, Primacy primacy)
            implements Parameters {

        /** What the ends of a link must match, in JQL; absent where any issue will do. */
        record Filters(Optional<String> parents, Optional<String> children) {}

        /** Which issues are minded. With scope ALL linked issues are added whatever is said of expansion. */
        record Reach(Scope scope, boolean expandToSubIssues, boolean expandToParents) {}

        /** The issues that a run begins with. */
        enum Scope {
            IN_STRUCTURE,
            ALL
        }

        /** What happens to a change of the structure that contradicts links. */
        enum Primacy {
            /** It is written to Jira. */
            EQUAL,
            /** It is taken back. */
            LINKS
        }

        /** Which end of a link is the parent; the names are those of the REST contract. */
        enum Parent {
            /** The parent is the link's source. */
            OUTWARD,
            /** The parent is the link's destination. */
            INWARD
        }

        /** What becomes of a row whose link is gone. */
        enum Removal {
            KEEP,
            TO_TOP_LEVEL,
            REMOVE
        }
    }

    /** @param target the key or id of the issue under which issues are added; absent means the top level */
    record Filter(String jql, Optional<String> target, Adding adding, Removing removing) implements Parameters {
        record Adding(boolean add, boolean allowMove) {}

        record Removing(boolean remove, boolean onlyAtTarget, boolean doubleCheck, boolean keepBelowMatches) {}
    }
}
