package org.espalier.sandbox.issues;

import java.util.List;

/** Something that is written, announced inside the transaction that writes it. */
public sealed interface Happening {

    /** Who writes. */
    Account by();

    /** An issue was made; what was set about it beyond its own row follows as changes. */
    record IssueMade(Account by, long issue) implements Happening {}

    /**
     * An issue got an entry in its history.
     *
     * @param items the changes as JSON, as the history keeps them
     */
    record IssueChanged(Account by, long issue, long entry, String items) implements Happening {}

    /**
     * Issues are about to be deleted; they can still be read.
     *
     * @param subTasks what goes with the issue
     */
    record IssueEnds(Account by, long issue, List<Long> subTasks) implements Happening {

        /** Issues that are about to be deleted. */
        public IssueEnds {
            subTasks = List.copyOf(subTasks);
        }
    }

    /** Two issues were linked. */
    record LinkMade(Account by, Tie tie) implements Happening {}

    /** A link was removed. */
    record LinkRemoved(Account by, Tie tie) implements Happening {}

    /** A link as a relation of numbers. */
    record Tie(long id, LinkType type, long source, long destination) {}

    /** A sprint was made. */
    record SprintMade(Account by, Sprint sprint) implements Happening {}

    /** A sprint was changed, started or completed. */
    record SprintChanged(Account by, Sprint before, Sprint after) implements Happening {}
}
