package org.espalier.server.jira;

import java.time.Duration;
import org.espalier.core.run.Applying;
import org.espalier.server.tracker.Cost;
import org.espalier.server.tracker.Workload;

/**
 * What a run costs a Jira: a look before and after each batch, the requests that write with what each of them reads for
 * itself, the histories of what was written, and looks grown old.
 */
record Estimate(Dialect dialect, Duration perRequest) {

    Cost of(Workload work) {
        var effort = work.effort();
        // The ways out of a status and the status itself, and what stands above.
        var singly = 2 * effort.transitions() + effort.parents();
        var writing = perRequest.multipliedBy(effort.requests() + singly);
        long reads = 2L * dialect.directRequests(work.issues()) + dialect.directRequests(effort.histories());
        if (work.issues() > 0) {
            long again = effort.ranks() + writing.dividedBy(Applying.FRESH);
            reads += again * dialect.directRequests(Math.min(work.issues(), BulkFetch.MOST));
        }
        // Reads go several at once, writes and what they read for themselves one after the other.
        var reading = perRequest.multipliedBy(Math.ceilDiv(reads, Parallel.AT_ONCE));
        return new Cost(Math.toIntExact(reads + singly), effort.requests(), writing.plus(reading));
    }
}
