package org.espalier.core.change;

import java.util.Optional;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.RowId;

/**
 * Something that a synchronizer looked at and left alone on purpose, with its cause.
 *
 * @param key absent where the tracker did not show the issue, so that nobody told its key
 */
public record Skip(Cause cause, IssueId issue, Optional<IssueKey> key, Optional<RowId> row, String sentence) {
    /** A skip of an issue that was seen. */
    public static Skip of(Cause cause, IssueRef issue, Optional<RowId> row, String sentence) {
        return new Skip(cause, issue.id(), Optional.of(issue.key()), row, sentence);
    }

    /** Why it was left alone. */
    public enum Cause {
        /** The row stands under a parent to which no link was ever agreed on; a hand-made hierarchy stays. */
        NEVER_LINKED,
        /** The place would be under the row's own descendant. */
        WOULD_LOOP,
        /** A row that should leave has rows below it that stay. */
        HAS_CHILDREN,
        /** The tracker did not show the issue; not seen is not gone (L2). */
        UNREADABLE,
        /** The tracker shows the issue and no query finds it, as where its project is archived (L2). */
        UNLISTED,
        /** The issue's project is not enabled. */
        PROJECT_NOT_ENABLED,
        /** The row's link is gone, and the synchronizer is told to leave such rows. */
        LINK_GONE,
        /** The issue that names the target is not in the structure. */
        TARGET_ABSENT,
        /** The parent of the issue is not in the structure, and the synchronizer does not add it. */
        PARENT_ABSENT,
        /** The issue is absent from the structure, and the synchronizer does not add issues. */
        NOT_ADDED,
        /** Somebody changed since what a job did; undo leaves it alone (L14). */
        CHANGED_SINCE,
        /** The tracker says that it would not take back what a job did (L14). */
        NO_WAY_BACK
    }
}
