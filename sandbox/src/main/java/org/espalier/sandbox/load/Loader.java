package org.espalier.sandbox.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Puts a set of issues into an empty store, all of it or nothing. */
public final class Loader {

    /** Only these tables: those of PostgreSQL itself are many, and nothing of them was loaded. */
    private static final String ANALYZE = """
            do $$ begin
                execute (select 'analyze ' || string_agg(quote_ident(tablename), ', ')
                           from pg_tables where schemaname = current_schema());
            end $$""";

    private final DataSource database;

    public Loader(DataSource database) {
        this.database = database;
    }

    /** Whether the store holds no issue yet. */
    public boolean storeIsEmpty() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select not exists (select from project)")) {
            answer.next();
            return answer.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("The store could not be asked whether it holds issues.", failure);
        }
    }

    /** Loads the set in one transaction: an interruption leaves the store empty. */
    public void load(DataSet set) {
        load(set, List.of());
    }

    /** Loads the set and keeps it aside too, so that one can go back to it; in one transaction as well. */
    public void loadAndKeep(DataSet set) {
        load(set, List.of("call keep_first_state()"));
    }

    private void load(DataSet set, List<String> afterwards) {
        List<Table> tables = new Filling(set).tables();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean complete = false;
            try {
                fill(connection, tables);
                for (String statement : afterwards) {
                    execute(connection, statement);
                }
                connection.commit();
                complete = true;
            } finally {
                if (!complete) {
                    connection.rollback();
                }
            }
            connection.setAutoCommit(true);
            execute(connection, ANALYZE);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(
                    "Issues that were checked could not be stored, and nothing was; this indicates a bug.", failure);
        }
    }

    private static void fill(Connection connection, List<Table> tables) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Table table : tables) {
            table.copyInto(copy);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setval('issue_id', (select max(id) from issue))");
            statement.execute("select setval('issue_link_id', (select coalesce(max(id), 0) + 10000 from issue_link))");
            statement.execute("call make_boards()");
            statement.execute("call make_versions()");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
