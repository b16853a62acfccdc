package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.espalier.postgres.BundledPostgres;
import org.postgresql.PGConnection;

/** What PostgreSQL alone needs for the rows of a structure, in the table that Espalier keeps them in. */
final class Floor implements AutoCloseable {

    private static final String TABLE = "/db/migration/structures/V20261125090200__structures.sql";

    private final BundledPostgres postgres;
    private final Connection connection;

    private Floor(BundledPostgres postgres, Connection connection) {
        this.postgres = postgres;
        this.connection = connection;
    }

    /** A cluster of its own with the settings of Espalier's. */
    static Floor in(Path folder) throws SQLException {
        BundledPostgres postgres = BundledPostgres.start(folder);
        Connection connection =
                DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
        Floor floor = new Floor(postgres, connection);
        floor.run(script());
        floor.run("""
                insert into structures_structure (name, owner, connection, signature, version, stamp, row_count, created, changed)
                values ('floor', '', '', 1, 1, 1, 0, now(), now())""");
        return floor;
    }

    /** COPY of the rows in one transaction; the table is empty before. */
    long copy(Forest forest) {
        String lines = lines(forest);
        try {
            run("truncate structures_row");
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy structures_row from stdin", new StringReader(lines));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("The rows could not be copied.", failure);
        }
    }

    /** Every row with all its columns, in the order in which a forest is built. */
    int readInOrder() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from structures_row order by parent, sort_key")) {
            int count = 0;
            while (rows.next()) {
                for (int column = 1; column <= 9; column++) {
                    rows.getString(column);
                }
                count++;
            }
            return count;
        } catch (SQLException failure) {
            throw new IllegalStateException("The rows could not be read.", failure);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String lines(Forest forest) {
        StringBuilder lines = new StringBuilder();
        List<Long> above = new ArrayList<>();
        long key = 0;
        for (Forest.Row row : forest.rows()) {
            above.subList(row.depth(), above.size()).clear();
            long parent = above.isEmpty() ? 0 : above.getLast();
            lines.append("1\t%d\t%d\t%d\tISSUE\t%d\t\\N\tSYNCHRONIZER\tfloor\n"
                    .formatted(row.id(), parent, ++key << 20, row.issue()));
            above.add(row.id());
        }
        return lines.toString();
    }

    private static String script() {
        try (InputStream script = Floor.class.getResourceAsStream(TABLE)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        postgres.close();
    }
}
