package org.espalier.server.structures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;
import org.espalier.server.platform.BulkCopy;
import org.espalier.server.platform.CopyRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of rows: read whole in one ordered pass, written only where a change touched it. */
@Repository
class RowTable {

    private static final String COLUMNS =
            "id, parent, sort_key, item_type, item_number, item_name, origin_kind, origin_by";

    private final JdbcClient jdbc;
    private final BulkCopy bulk;

    RowTable(JdbcClient jdbc, BulkCopy bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    private record Line(long id, long parent, long key, Item item, Origin origin) {}

    /**
     * The structure with all its rows, or empty if there is none. One statement sees one moment, so that version and
     * rows belong together without a lock.
     */
    Optional<Stored> read(StructureId structure) {
        List<Stored> heads = new ArrayList<>(1);
        List<Line> lines = new ArrayList<>();
        jdbc.sql("""
                        select s.signature, s.version, s.stamp, r.*
                        from structures_structure s left join structures_row r on r.structure = s.id
                        where s.id = ?
                        order by r.parent, r.sort_key
                        """).param(structure.number()).query(row -> {
            if (heads.isEmpty()) {
                heads.add(head(structure, row));
            }
            line(row).ifPresent(lines::add);
        });
        return heads.stream().findFirst().map(head -> withRows(head, lines));
    }

    /** Writes what distinguishes the state after a change from the one before. */
    void write(Stored before, Stored after, Set<RowId> touched) {
        Forest then = before.snapshot().forest();
        Forest now = after.snapshot().forest();
        long structure = after.snapshot().structure().number();
        long[] gone = touched.stream()
                .filter(row -> then.holds(row) && !now.holds(row))
                .mapToLong(RowId::value)
                .toArray();
        int[] fresh = after.keys().fresh().stream().toArray();
        if (gone.length > 0) {
            jdbc.sql("delete from structures_row where structure = ? and id = any (?)")
                    .param(structure)
                    .param(gone)
                    .update();
        }
        List<Line> added = new ArrayList<>();
        List<Line> altered = new ArrayList<>();
        for (int index : fresh) {
            Line line = line(now, after.keys(), index);
            (then.holds(now.idAt(index)) ? altered : added).add(line);
        }
        update(structure, altered);
        if (!added.isEmpty()) {
            bulk.into("structures_row (structure, " + COLUMNS + ")", added, (row, line) -> copy(row, structure, line));
        }
    }

    private static Stored head(StructureId structure, ResultSet row) throws SQLException {
        Version version = new Version(row.getInt("signature"), row.getLong("version"));
        return new Stored(
                new Snapshot(structure, version, Forest.empty()), new SortKeys(new long[0]), row.getLong("stamp"));
    }

    private static Optional<Line> line(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                id,
                row.getLong("parent"),
                row.getLong("sort_key"),
                new ItemColumns(row.getString("item_type"), row.getLong("item_number"), row.getString("item_name"))
                        .item(),
                new Origin(Origin.Kind.valueOf(row.getString("origin_kind")), row.getString("origin_by"))));
    }

    /** Builds the forest from lines that are sorted by parent and key. */
    private static Stored withRows(Stored head, List<Line> lines) {
        Map<Long, Integer> firstChildren = HashMap.newHashMap(lines.size());
        for (int at = lines.size() - 1; at >= 0; at--) {
            firstChildren.put(lines.get(at).parent(), at);
        }
        ForestBuilder builder = Forest.builder();
        long[] keys = new long[lines.size()];
        int count = 0;
        List<Integer> open = new ArrayList<>(List.of(firstChildren.getOrDefault(0L, lines.size())));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            long parent = parentAtDepth(open, lines);
            if (at >= lines.size() || lines.get(at).parent() != parent) {
                continue;
            }
            Line line = lines.get(at);
            builder.add(new RowId(line.id()), open.size(), line.item(), line.origin());
            keys[count++] = line.key();
            open.add(at + 1);
            open.add(firstChildren.getOrDefault(line.id(), lines.size()));
        }
        if (count != lines.size()) {
            throw new IllegalStateException("Structure " + head.snapshot().structure() + " has rows under rows that are"
                    + " not there; this indicates a bug.");
        }
        Snapshot snapshot =
                new Snapshot(head.snapshot().structure(), head.snapshot().version(), builder.build());
        return new Stored(snapshot, new SortKeys(keys), head.stamp());
    }

    /** The row whose children are being read: the one before the place at which its siblings go on. */
    private static long parentAtDepth(List<Integer> open, List<Line> lines) {
        return open.isEmpty() ? 0 : lines.get(open.getLast() - 1).id();
    }

    private static Line line(Forest forest, SortKeys keys, int index) {
        int parent = forest.parentIndexAt(index);
        return new Line(
                forest.idAt(index).value(),
                parent < 0 ? 0 : forest.idAt(parent).value(),
                keys.at(index),
                forest.itemAt(index),
                forest.originAt(index));
    }

    private void update(long structure, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update structures_row r
                        set parent = n.parent, sort_key = n.sort_key, item_type = n.item_type,
                            item_number = n.item_number, item_name = n.item_name,
                            origin_kind = n.origin_kind, origin_by = n.origin_by
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            as n (id, parent, sort_key, item_type, item_number, item_name, origin_kind, origin_by)
                        where r.structure = ? and r.id = n.id
                        """)
                .param(lines.stream().mapToLong(Line::id).toArray())
                .param(lines.stream().mapToLong(Line::parent).toArray())
                .param(lines.stream().mapToLong(Line::key).toArray())
                .param(lines.stream()
                        .map(line -> ItemColumns.of(line.item()).type())
                        .toArray(String[]::new))
                .param(lines.stream()
                        .mapToLong(line -> ItemColumns.of(line.item()).number())
                        .toArray())
                .param(lines.stream()
                        .map(line -> ItemColumns.of(line.item()).name())
                        .toArray(String[]::new))
                .param(lines.stream().map(line -> line.origin().kind().name()).toArray(String[]::new))
                .param(lines.stream().map(line -> line.origin().by()).toArray(String[]::new))
                .param(structure)
                .update();
    }

    private static void copy(CopyRow row, long structure, Line line) {
        ItemColumns item = ItemColumns.of(line.item());
        row.number(structure)
                .number(line.id())
                .number(line.parent())
                .number(line.key())
                .text(item.type())
                .number(item.number())
                .text(item.name())
                .text(line.origin().kind().name())
                .text(line.origin().by());
    }
}
