package org.espalier.server.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.espalier.server.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of installed synchronizers. */
@Component
class SynchronizerTable {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    SynchronizerTable(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes a disabled synchronizer and tells its id. */
    String add(long structure, InstalledSynchronizer.Rule rule, String owner) {
        var id = ids.fresh("syn");
        jdbc.sql("""
                        insert into synchronizer (id, number, structure, type, name, parameters, owner, state, created_at)
                        values (:id, nextval('synchronizer_number'), :structure, :type, :name, cast(:parameters as jsonb),
                                :owner, 'DISABLED', :now)
                        """)
                .param("id", id)
                .param("structure", structure)
                .param("type", rule.type().name())
                .param("name", rule.name())
                .param("parameters", rule.parameters())
                .param("owner", owner)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    Optional<InstalledSynchronizer> find(String id) {
        return jdbc.sql("select * from synchronizer where id = :id")
                .param("id", id)
                .query(SynchronizerTable::read)
                .optional();
    }

    boolean any() {
        return jdbc.sql("select exists (select 1 from synchronizer)")
                .query(Boolean.class)
                .single();
    }

    List<InstalledSynchronizer> of(Collection<Long> structures) {
        return jdbc.sql("select * from synchronizer where structure = any(:structures) order by number")
                .param("structures", structures.toArray(Long[]::new))
                .query(SynchronizerTable::read)
                .list();
    }

    void delete(String id) {
        jdbc.sql("delete from synchronizer where id = :id").param("id", id).update();
    }

    private static InstalledSynchronizer read(ResultSet row, int number) throws SQLException {
        return new InstalledSynchronizer(
                row.getString("id"),
                row.getLong("number"),
                row.getLong("structure"),
                new InstalledSynchronizer.Rule(
                        SynchronizerType.valueOf(row.getString("type")),
                        row.getString("name"),
                        row.getString("parameters")),
                row.getString("owner"));
    }
}
