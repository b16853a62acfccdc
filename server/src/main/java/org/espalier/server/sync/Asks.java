package org.espalier.server.sync;

import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Direction;
import org.espalier.core.reconcile.ConflictPolicy;
import org.espalier.core.structure.Origin;
import org.espalier.core.synchronizer.Ask;
import org.espalier.server.jobs.Job;
import org.espalier.server.structures.RowIds;
import org.springframework.stereotype.Component;

/** What a job asks of its synchronizer, and where its plan belongs. */
@Component
class Asks {
    private final Synchronizers synchronizers;
    private final AgreementStore agreements;
    private final StructureConnections connections;
    private final RowIds rowIds;

    Asks(Synchronizers synchronizers, AgreementStore agreements, StructureConnections connections, RowIds rowIds) {
        this.synchronizers = synchronizers;
        this.agreements = agreements;
        this.connections = connections;
        this.rowIds = rowIds;
    }

    Ask of(Job job, PlanRequest request) {
        var belongs = belongs(job);
        return new Ask(
                direction(job),
                belongs.synchronizer().map(agreements::of).orElse(Agreement.NONE),
                connections.of(belongs.structure()).reach().projects(),
                new Origin(Origin.Kind.SYNCHRONIZER, Long.toString(belongs.number())),
                rowIds,
                request.neverLinked(),
                ConflictPolicy.ASK);
    }

    StoredPlan.Belongs belongs(Job job) {
        var number = job.order()
                .synchronizer()
                .flatMap(synchronizers::find)
                .map(InstalledSynchronizer::number)
                .orElse(0L);
        return new StoredPlan.Belongs(
                job.id(), job.order().structure(), job.order().synchronizer(), number);
    }

    /** Of every job but an undo. */
    static Direction direction(Job job) {
        return Direction.valueOf(job.order().direction().orElseThrow());
    }
}
