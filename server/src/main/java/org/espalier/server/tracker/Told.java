package org.espalier.server.tracker;

import java.util.Set;
import org.espalier.core.structure.IssueId;

/**
 * What a delivery of a webhook says: these issues are to be looked at. It carries no facts, not even that one is gone
 * (L2).
 *
 * @param issues none where the event is about something else
 */
public record Told(Set<IssueId> issues) {
    public Told {
        issues = Set.copyOf(issues);
    }
}
