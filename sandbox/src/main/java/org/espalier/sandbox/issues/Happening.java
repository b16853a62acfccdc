package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;

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

    /** What becomes of something. */
    enum Becoming {
        MADE,
        CHANGED,
        REMOVED
    }

    /**
     * Somebody said something about an issue, or something else, or took it back.
     *
     * @param comment as it is now, or as it was
     */
    record Commented(Account by, long issue, Comment comment, Becoming what) implements Happening {}

    /**
     * A property of an issue was set or deleted.
     *
     * @param value as JSON; absent where it was deleted
     */
    record PropertyWritten(Account by, long issue, String key, Optional<String> value) implements Happening {}

    /** A version was made, changed or removed; one of the two is absent where there was, or is, none. */
    record VersionWritten(Account by, Optional<ProjectVersion> before, Optional<ProjectVersion> after)
            implements Happening {}

    /** A version has another place among those of its project. */
    record VersionMoved(Account by, ProjectVersion version) implements Happening {}

    /** A board was made, changed or removed. */
    record BoardWritten(Account by, Board board, Becoming what) implements Happening {}

    /** A project was made, renamed or removed. */
    record ProjectWritten(Account by, Project project, Becoming what) implements Happening {}

    /** A project was put away or taken out again. */
    record ProjectShelved(Account by, Project project, Withholding.Shelf shelf) implements Happening {}

    /** A sprint was made. */
    record SprintMade(Account by, Sprint sprint) implements Happening {}

    /** A sprint was removed. */
    record SprintRemoved(Account by, Sprint sprint) implements Happening {}

    /** A sprint was changed, started or completed. */
    record SprintChanged(Account by, Sprint before, Sprint after) implements Happening {}
}
