package org.espalier.server.sync;

import java.time.InstantSource;
import org.espalier.server.audit.AuditLog;
import org.espalier.server.platform.Transactions;
import org.espalier.server.structures.StructureStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the ledger of a plan for the worker that holds its structure's lease. */
@Component
class Ledgers {
    private final StoredLedger.Stores stores;
    private final AuditLog log;
    private final PlanJson json;
    private final WrittenConnections written;

    Ledgers(
            JdbcClient jdbc,
            Transactions transactions,
            AgreementStore agreements,
            StructureStore structures,
            AuditLog log,
            PlanJson json,
            WrittenConnections written,
            InstantSource clock) {
        this.stores = new StoredLedger.Stores(jdbc, transactions, agreements, structures, clock);
        this.log = log;
        this.json = json;
        this.written = written;
    }

    StoredLedger of(StoredPlan plan, String actor, Lease.Held lease) {
        var structure = plan.belongs().structure();
        return new StoredLedger(
                stores, plan, lease, new LedgerTrace(log, plan, actor, json, () -> written.note(structure)));
    }
}
