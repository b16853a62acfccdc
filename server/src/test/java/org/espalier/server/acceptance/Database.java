package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The PostgreSQL of a running server, looked into past the server. */
record Database(Path serverFolder) {

    private static final String EVERY_TABLE = """
            select table_name, (xpath('/row/rows/text()', query_to_xml(
                format('select md5(string_agg(t::text, chr(10) order by t::text)) as rows from %I t', table_name),
                true, true, '')))[1]::text
            from information_schema.tables
            where table_schema = 'public' and table_name <> 'scheduled_tasks'
            """;

    /** For each table a sum over all its rows, but for the table in which the queue notes that it is alive. */
    Map<String, String> sums() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(EVERY_TABLE)) {
            Map<String, String> sums = new TreeMap<>();
            while (tables.next()) {
                sums.put(tables.getString(1), String.valueOf(tables.getString(2)));
            }
            return sums;
        } catch (SQLException failure) {
            throw new IllegalStateException("The database of the server does not answer.", failure);
        }
    }

    /** What the first column of the first row holds. */
    String text(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "nothing";
        } catch (SQLException failure) {
            throw new IllegalStateException("The database of the server does not answer.", failure);
        }
    }

    /** Changes something behind the server's back. */
    void change(String statement) {
        try (Connection connection = connect();
                Statement changing = connection.createStatement()) {
            changing.executeUpdate(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database of the server does not answer.", failure);
        }
    }

    private Connection connect() throws SQLException {
        try {
            Path cluster = serverFolder.resolve("postgres");
            String port = Files.readAllLines(cluster.resolve("cluster/postmaster.pid"))
                    .get(3);
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/espalier",
                    "espalier",
                    Files.readString(cluster.resolve("password")).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
