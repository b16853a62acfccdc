package org.espalier.server.sync;

import org.espalier.server.platform.Transactions;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionChange;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.springframework.stereotype.Service;

/** Changes connections, and discards the waiting plans that rest on how they were. */
@Service
public class ConnectionChanges {
    private final Connections connections;
    private final StructureStore structures;
    private final PlanDecisions decisions;
    private final Transactions transactions;

    ConnectionChanges(
            Connections connections, StructureStore structures, PlanDecisions decisions, Transactions transactions) {
        this.connections = connections;
        this.structures = structures;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    /**
     * Changes a connection. Another address or other projects void its plans; a name or a renewed secret does not. A
     * job that is under way finds out for itself, see {@link org.espalier.server.tracker.Aim}.
     *
     * @param seen the version that the person saw
     * @throws org.espalier.server.platform.Refusal in one sentence for whatever is wrong; then nothing was changed
     */
    public Connection change(ConnectionId id, long seen, ConnectionChange wanted) {
        var before = connections.get(id);
        var after = connections.change(id, seen, wanted);
        var sameSight = after.site().baseUrl().equals(before.site().baseUrl())
                && after.reach().projects().equals(before.reach().projects());
        if (!sameSight) {
            transactions.run(() -> decisions.discardPlansIn(structures.on(id.value())));
        }
        return after;
    }
}
