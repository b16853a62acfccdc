package org.espalier.server.sync;

import org.espalier.server.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Opens the ledger of a plan for the worker that holds its structure's lease. */
@Component
class Ledgers {
    private final StoredLedger.Stores stores;
    private final AuditLog log;
    private final PlanJson json;
    private final WrittenConnections written;

    Ledgers(StoredLedger.Stores stores, AuditLog log, PlanJson json, WrittenConnections written) {
        this.stores = stores;
        this.log = log;
        this.json = json;
        this.written = written;
    }

    StoredSenders senders(StoredPlan plan, Lease.Held lease) {
        return new StoredSenders(stores.effects(), plan, lease);
    }

    StoredLedger of(StoredPlan plan, String actor, Lease.Held lease) {
        var structure = plan.belongs().structure();
        return new StoredLedger(
                stores, plan, lease, new LedgerTrace(log, plan, actor, json, () -> written.note(structure)));
    }
}
