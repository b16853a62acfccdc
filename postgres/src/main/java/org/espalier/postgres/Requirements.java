package org.espalier.postgres;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/** What a PostgreSQL of somebody else must be like, and what is said where it is not. */
final class Requirements {

    private static final int OLDEST = 15;
    private static final String UNCHANGED = ", so nothing was started and nothing was changed; ";

    private Requirements() {}

    /** What is wrong with a database that lets us in; nothing if it will do. */
    static Optional<String> complaint(Connection connection, ExternalPostgres database) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            return Optional.of("The database " + database.place() + " is of PostgreSQL " + version
                    + ", but Espalier needs " + OLDEST + " or newer" + UNCHANGED + "upgrade it, or give another one");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select version() like 'PostgreSQL %' as genuine,
                               current_setting('server_encoding') as encoding,
                               current_setting('transaction_read_only') = 'on' as read_only,
                               coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as may_create
                        """)) {
            row.next();
            if (!row.getBoolean("genuine")) {
                return Optional.of("What answers at " + database.place() + " is not PostgreSQL itself" + UNCHANGED
                        + "give the address of a PostgreSQL of version " + OLDEST + " or newer");
            }
            if (!row.getString("encoding").equals("UTF8")) {
                return Optional.of("The database " + database.place() + " keeps text as " + row.getString("encoding")
                        + ", which lacks letters that Jira has" + UNCHANGED
                        + "create one with the encoding UTF8");
            }
            if (row.getBoolean("read_only")) {
                return Optional.of("The database " + database.place() + " can only be read, as a standby can"
                        + UNCHANGED + "give the address of the primary server");
            }
            return row.getBoolean("may_create")
                    ? Optional.empty()
                    : Optional.of("The user " + database.user() + " may not create tables in the database "
                            + database.place() + UNCHANGED + "make that user the owner of the database");
        }
    }

    /** Why we were not let in. */
    static String complaint(SQLException failure, ExternalPostgres database) {
        String place = database.place();
        return switch (String.valueOf(failure.getSQLState())) {
            case "28P01", "28000" ->
                "The PostgreSQL at " + place + " does not let the user " + database.user() + " in (" + words(failure)
                        + ")" + UNCHANGED + "check user and password";
            case "3D000" ->
                "The PostgreSQL at " + place + " has no such database" + UNCHANGED
                        + "create it, or correct its name in the address";
            case "42501" ->
                "The user " + database.user() + " may not use the database " + place + " (" + words(failure) + ")"
                        + UNCHANGED + "make that user the owner of the database";
            case "08P01" -> noPostgres(place);
            case String _ when causes(failure).anyMatch(EOFException.class::isInstance) -> noPostgres(place);
            case String _
            when causes(failure).anyMatch(SocketTimeoutException.class::isInstance) ->
                "Nobody answers at " + place + " as a PostgreSQL would" + UNCHANGED + "check the address";
            default ->
                "The PostgreSQL at " + place + " cannot be reached (" + words(failure) + ")" + UNCHANGED
                        + "start it, or correct the address";
        };
    }

    private static String noPostgres(String place) {
        return "What answers at " + place + " is no PostgreSQL" + UNCHANGED + "check the address";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String words(SQLException failure) {
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
