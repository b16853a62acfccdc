package org.espalier.server.sync;

import org.espalier.core.run.Sides;
import org.espalier.core.run.Structure;
import org.espalier.core.sight.StructureSight;
import org.espalier.server.jobs.Job;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.tracker.Aim;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Senders;
import org.espalier.server.tracker.Trackers;
import org.springframework.stereotype.Component;

/** The two sides of a structure as runs see them: its own store, and the tracker of its connection. */
@Component
class RunSides {
    private final StructureStore structures;
    private final StructureConnections connections;
    private final InWhoseName inWhoseName;
    private final Trackers trackers;

    RunSides(StructureStore structures, StructureConnections connections, InWhoseName inWhoseName, Trackers trackers) {
        this.structures = structures;
        this.connections = connections;
        this.inWhoseName = inWhoseName;
        this.trackers = trackers;
    }

    /**
     * @param aim what the run's plan is or will be made for
     * @param senders hears by which accounts changes are sent
     */
    Sides of(Job job, Aim aim, LookProgress progress, Senders senders) {
        return new Sides(
                store(new StructureId(job.order().structure())),
                trackers.open(inWhoseName.of(job), aim, progress, senders));
    }

    /**
     * Makes sure that the tracker can be asked in the job's name; asks nothing (L18).
     *
     * @throws org.espalier.server.tracker.TrackerTrouble in one sentence where it cannot
     */
    void require(Job job) {
        inWhoseName.require(inWhoseName.of(job));
    }

    /** As the connection of a structure is now. */
    Aim aim(long structure) {
        return Aim.of(connections.of(structure));
    }

    private Structure store(StructureId id) {
        return () -> {
            var snapshot = structures.snapshot(id);
            return new StructureSight(snapshot.forest(), snapshot.version().version());
        };
    }
}
