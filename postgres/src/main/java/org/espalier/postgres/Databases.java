package org.espalier.postgres;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** The databases of a running cluster. */
final class Databases {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String DUPLICATE_DATABASE = "42P04";

    private Databases() {}

    /** Creates the database unless it is there; asking twice at the same time is no error. */
    static void createIfAbsent(String url, Credentials credentials, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new PostgresFailure("\"" + name + "\" cannot name a database, so none was created;"
                    + " use up to 63 lower-case letters, digits and underscores, beginning with a letter.");
        }
        try (Connection connection = connect(url, credentials)) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        } catch (SQLException failure) {
            throw new PostgresFailure(
                    "The database \"" + name + "\" was not created, because PostgreSQL answered: "
                            + failure.getMessage(),
                    failure);
        }
    }

    /** Connects with the driver beside us, since a driver's registration is lost on some class loaders. */
    static Connection connect(String url, Credentials credentials) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, Databases.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                return driver.connect(url, credentials.asProperties());
            }
        }
        throw new SQLException("there is no driver for " + url);
    }

    /** Drops a database, whoever still uses it. */
    static void drop(String url, Credentials credentials, String name) {
        try (Connection connection = connect(url, credentials);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + statement.enquoteIdentifier(name, true) + " WITH (FORCE)");
        } catch (SQLException failure) {
            throw new PostgresFailure(
                    "The database \"" + name + "\" was not dropped, because PostgreSQL answered: "
                            + failure.getMessage(),
                    failure);
        }
    }

    /**
     * Lets commits in a database of tests return before they are on the disk; a crash of PostgreSQL may lose the last.
     */
    static void hurry(String url, Credentials credentials, String name) {
        try (Connection connection = connect(url, credentials);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER DATABASE " + statement.enquoteIdentifier(name, true) + " SET synchronous_commit = off");
        } catch (SQLException failure) {
            throw new PostgresFailure(
                    "The database \"" + name + "\" was not set up, because PostgreSQL answered: "
                            + failure.getMessage(),
                    failure);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        } catch (SQLException failure) {
            if (!DUPLICATE_DATABASE.equals(failure.getSQLState())) {
                throw failure;
            }
        }
    }
}
