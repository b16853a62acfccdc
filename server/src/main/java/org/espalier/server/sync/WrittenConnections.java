package org.espalier.server.sync;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.espalier.core.plan.Plan.WritingHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers on which connections Espalier has written before; the first writing run on one is of high risk. */
@Component
class WrittenConnections {
    private final JdbcClient jdbc;
    private final StructureConnections connections;
    private final InstantSource clock;

    WrittenConnections(JdbcClient jdbc, StructureConnections connections, InstantSource clock) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.clock = clock;
    }

    WritingHistory historyOf(long structure) {
        var wrote = jdbc.sql("select exists (select 1 from written_connection where connection = :connection)")
                .param("connection", connections.of(structure).id().value())
                .query(Boolean.class)
                .single();
        return wrote ? WritingHistory.WROTE_BEFORE : WritingHistory.NEVER_WROTE;
    }

    void note(long structure) {
        jdbc.sql("insert into written_connection (connection, since) values (:connection, :now) on conflict do nothing")
                .param("connection", connections.of(structure).id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
