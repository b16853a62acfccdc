package org.espalier.server.sync;

import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Transactions;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.tracker.ConnectionId;
import org.springframework.stereotype.Component;

/** The plans and jobs of all structures that show issues of a connection. */
@Component
class RestingOnConnections {
    private final StructureStore structures;
    private final PlanDecisions decisions;
    private final Jobs jobs;
    private final Transactions transactions;

    RestingOnConnections(StructureStore structures, PlanDecisions decisions, Jobs jobs, Transactions transactions) {
        this.structures = structures;
        this.decisions = decisions;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    void discardPlans(ConnectionId connection) {
        transactions.run(() -> decisions.discardPlansIn(structures.on(connection.value())));
    }

    /** What waits tries again at once: the credential may be another one. */
    void goOn(ConnectionId connection) {
        jobs.wake(structures.on(connection.value()));
    }
}
