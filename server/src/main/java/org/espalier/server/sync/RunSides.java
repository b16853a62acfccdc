package org.espalier.server.sync;

import org.espalier.core.run.Sides;
import org.espalier.core.run.Structure;
import org.espalier.core.sight.StructureSight;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.tracker.Aim;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Trackers;
import org.springframework.stereotype.Component;

/** The two sides of a structure as runs see them: its own store, and the tracker of its connection. */
@Component
class RunSides {
    private final StructureStore structures;
    private final StructureConnections connections;
    private final Trackers trackers;

    RunSides(StructureStore structures, StructureConnections connections, Trackers trackers) {
        this.structures = structures;
        this.connections = connections;
        this.trackers = trackers;
    }

    /** @param aim what the run's plan is or will be made for */
    Sides of(long structure, Aim aim, LookProgress progress) {
        return new Sides(
                store(new StructureId(structure)),
                trackers.open(connections.of(structure).id(), aim, progress));
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
