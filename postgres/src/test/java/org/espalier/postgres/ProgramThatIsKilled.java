package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process that commits something, tells the number of its PostgreSQL, and then waits for its end. */
final class ProgramThatIsKilled {

    private ProgramThatIsKilled() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        BundledPostgres postgres = BundledPostgres.start(Path.of(arguments[0]));
        Sql.run(postgres, "CREATE TABLE IF NOT EXISTS kept (number int)");
        Sql.run(postgres, "INSERT INTO kept VALUES (1)");
        System.out.println(postgres.serverPid());
        System.exit(System.in.read() < 0 ? 0 : 1);
    }
}
