package org.espalier.core.sight;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an issue is and where it stands, beyond its links and sub-tasks.
 *
 * @param ranks by the number of the rank field, where a look wants them; compared within one look only, since a tracker
 *     rewrites them
 * @param updated when the issue was last changed, by the clock of the tracker
 */
public record Traits(IssueKind kind, SeenStatus status, Above above, SortedMap<Long, String> ranks, Instant updated) {
    public Traits {
        ranks = Collections.unmodifiableSortedMap(new TreeMap<>(ranks));
    }
}
