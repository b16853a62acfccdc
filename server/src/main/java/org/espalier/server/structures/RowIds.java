package org.espalier.server.structures;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.structure.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Gives out row ids that no row of the installation ever had. The sequence steps by whole blocks, of which each server
 * uses up its own, so that most ids cost no question to the database. Safe for use by several threads.
 */
@Service
public class RowIds implements org.espalier.core.reconcile.RowIds {

    /** The step of the sequence in the database. */
    private static final long BLOCK = 1000;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    RowIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public synchronized RowId next() {
        if (next == end) {
            next = jdbc.sql("select nextval('structures_row_id')")
                    .query(Long.class)
                    .single();
            end = next + BLOCK;
        }
        return new RowId(next++);
    }

    /** So many new ids, in rising order as far as one server asks. */
    public List<RowId> next(int count) {
        List<RowId> ids = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            ids.add(next());
        }
        return List.copyOf(ids);
    }
}
