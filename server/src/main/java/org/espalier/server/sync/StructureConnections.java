package org.espalier.server.sync;

import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.springframework.stereotype.Component;

/** The connection of each structure; a structure and its synchronizers belong to one. */
@Component
class StructureConnections {
    private final StructureStore structures;
    private final Connections connections;

    StructureConnections(StructureStore structures, Connections connections) {
        this.structures = structures;
        this.connections = connections;
    }

    Connection of(long structure) {
        return connections.get(new ConnectionId(
                structures.summary(new StructureId(structure)).about().connection()));
    }
}
