package org.espalier.server.jira;

import java.time.Duration;
import org.espalier.core.run.Applying;
import org.espalier.server.tracker.Cost;
import org.espalier.server.tracker.Workload;

/** What a run costs a Jira: a look before and after each batch, one request for each change, and looks grown old. */
record Estimate(Dialect dialect, Duration perRequest) {

    Cost of(Workload work) {
        long reads = 2L * dialect.directRequests(work.issues());
        var writing = perRequest.multipliedBy(work.changes());
        if (work.issues() > 0) {
            reads +=
                    writing.dividedBy(Applying.FRESH) * dialect.directRequests(Math.min(work.issues(), BulkFetch.MOST));
        }
        // Reads go several at once, writes one after the other.
        var reading = perRequest.multipliedBy(Math.ceilDiv(reads, Parallel.AT_ONCE));
        return new Cost(Math.toIntExact(reads), work.changes(), writing.plus(reading));
    }
}
