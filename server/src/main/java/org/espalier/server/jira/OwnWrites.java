package org.espalier.server.jira;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.espalier.core.structure.IssueId;

/**
 * The issues of a site that this process wrote to last. Jira's search misses a write for a while and shows at most
 * fifty issues as they are where it is asked to (jira-api §4.1), so more are not kept.
 *
 * <p>So a result may lack what was written before those, by another process, or before this one began, and counts as
 * complete all the same: nothing tells how late an index is. A later run sees it, and before a row is removed it is
 * asked once more whether its issue still matches.
 */
final class OwnWrites {

    private static final int MOST = 50;

    private final SequencedSet<IssueId> last = new LinkedHashSet<>();

    synchronized void note(Collection<IssueId> issues) {
        issues.stream().sorted().forEach(last::addLast);
        while (last.size() > MOST) {
            last.removeFirst();
        }
    }

    synchronized List<IssueId> issues() {
        return List.copyOf(last);
    }
}
