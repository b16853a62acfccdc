package org.espalier.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement at a time, as the tests' user of a cluster. */
final class Sql {

    private Sql() {}

    static void run(BundledPostgres postgres, String statement) throws SQLException {
        try (Connection connection = connection(postgres);
                Statement session = connection.createStatement()) {
            session.execute(statement);
        }
    }

    /** The first column of the first row. */
    static String answer(BundledPostgres postgres, String query) throws SQLException {
        try (Connection connection = connection(postgres);
                Statement session = connection.createStatement();
                ResultSet rows = session.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connection(BundledPostgres postgres) throws SQLException {
        return Databases.connect(postgres.jdbcUrl("postgres"), new Credentials(postgres.user(), postgres.password()));
    }
}
