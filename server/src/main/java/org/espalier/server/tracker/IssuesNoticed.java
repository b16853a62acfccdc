package org.espalier.server.tracker;

import java.util.Set;
import org.espalier.core.structure.IssueId;

/**
 * Something about these issues may have changed; which way, a look must tell. Published inside the transaction that
 * remembers how far the tracker was heard, so that whoever keeps it there loses none.
 */
public record IssuesNoticed(ConnectionId connection, Set<IssueId> issues) {
    public IssuesNoticed {
        issues = Set.copyOf(issues);
    }
}
