package org.espalier.server.sync;

import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.tracker.Asking;
import org.espalier.server.tracker.Trackers;
import org.springframework.stereotype.Component;

/**
 * In whose name jobs ask and write: a synchronizer's in that of its owner, which it had when the job was asked for;
 * every other in that of whoever asked for it (L18).
 */
@Component
class InWhoseName {
    private final PlanRequestStore requests;
    private final StructureConnections connections;
    private final Trackers trackers;

    InWhoseName(PlanRequestStore requests, StructureConnections connections, Trackers trackers) {
        this.requests = requests;
        this.connections = connections;
        this.trackers = trackers;
    }

    Asking of(Job job) {
        return of(job.order().structure(), job.id());
    }

    Asking of(long structure, JobId job) {
        return of(structure, requests.of(job).runAs());
    }

    Asking of(long structure, String account) {
        return new Asking.OfPerson(connections.of(structure).id(), account);
    }

    /**
     * Makes sure that Jira can be asked in that name; asks nothing.
     *
     * @throws org.espalier.server.tracker.TrackerTrouble in one sentence where it cannot
     */
    void require(Asking asking) {
        trackers.require(asking);
    }
}
