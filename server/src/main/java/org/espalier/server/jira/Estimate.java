package org.espalier.server.jira;

import java.time.Duration;
import org.espalier.server.tracker.Cost;
import org.espalier.server.tracker.Workload;

/** What a run costs a Jira: a look before and after each batch, one request for each change, and looks grown old. */
record Estimate(Dialect dialect, Duration perRequest) {

    /** A run looks again when its look is older than this (L9). */
    private static final Duration FRESH = Duration.ofSeconds(10);

    Cost of(Workload work) {
        long reads = 2L * dialect.directRequests(work.issues());
        var writing = perRequest.multipliedBy(work.changes());
        if (work.issues() > 0) {
            reads += writing.dividedBy(FRESH) * dialect.directRequests(Math.min(work.issues(), BulkFetch.MOST));
        }
        // Reads go several at once, writes one after the other.
        var reading = perRequest.multipliedBy(Math.ceilDiv(reads, Parallel.AT_ONCE));
        return new Cost(Math.toIntExact(reads), work.changes(), writing.plus(reading));
    }
}
