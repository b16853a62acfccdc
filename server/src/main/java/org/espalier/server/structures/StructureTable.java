package org.espalier.server.structures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.espalier.server.structures.StructureSummary.About;
import org.espalier.server.structures.StructureSummary.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of structures. */
@Repository
class StructureTable {

    private static final String COLUMNS =
            "id, name, owner, connection, signature, version, stamp, row_count, created, changed";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    StructureTable(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    StructureId add(About about) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        insert into structures_structure
                            (name, owner, connection, signature, version, stamp, row_count, created, changed)
                        values (?, ?, ?, ?, 0, ?, 0, ?, ?)
                        returning id
                        """)
                .param(about.name())
                .param(about.owner())
                .param(about.connection())
                .param(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE))
                .param(newStamp())
                .param(now)
                .param(now)
                .query((row, at) -> new StructureId(row.getLong(1)))
                .single();
    }

    Optional<StructureSummary> find(StructureId id) {
        return jdbc.sql("select " + COLUMNS + " from structures_structure where id = ?")
                .param(id.number())
                .query((row, at) -> summary(row))
                .optional();
    }

    List<StructureSummary> list(long after, int most) {
        return jdbc.sql("select " + COLUMNS + " from structures_structure where id > ? order by id limit ?")
                .param(after)
                .param(most)
                .query((row, at) -> summary(row))
                .list();
    }

    List<Long> on(String connection) {
        return jdbc.sql("select id from structures_structure where connection = ? order by id")
                .param(connection)
                .query(Long.class)
                .list();
    }

    /** The stamp of the structure's present state. */
    Optional<Long> stamp(StructureId id) {
        return jdbc.sql("select stamp from structures_structure where id = ?")
                .param(id.number())
                .query(Long.class)
                .optional();
    }

    /** The same, keeping everybody else from changing the structure until the transaction ends. */
    Optional<Long> lock(StructureId id) {
        return jdbc.sql("select stamp from structures_structure where id = ? for update")
                .param(id.number())
                .query(Long.class)
                .optional();
    }

    void advance(Stored after) {
        Snapshot snapshot = after.snapshot();
        jdbc.sql("update structures_structure set version = ?, stamp = ?, row_count = ?, changed = ? where id = ?")
                .param(snapshot.version().version())
                .param(after.stamp())
                .param(snapshot.forest().size())
                .param(Timestamp.from(clock.instant()))
                .param(snapshot.structure().number())
                .update();
    }

    static long newStamp() {
        return ThreadLocalRandom.current().nextLong();
    }

    private static StructureSummary summary(ResultSet row) throws SQLException {
        return new StructureSummary(
                new StructureId(row.getLong("id")),
                new About(row.getString("name"), row.getString("owner"), row.getString("connection")),
                new Version(row.getInt("signature"), row.getLong("version")),
                row.getInt("row_count"),
                new Times(
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("changed").toInstant()));
    }
}
