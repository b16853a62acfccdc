package org.espalier.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells from a failure what ails our own database. */
@Component
public class DatabaseTroubles {

    private static final String DISK_FULL_STATE = "53100";
    private static final String IO_ERROR_STATE = "58030";

    /** What PostgreSQL tells of a file that may not be written; of somebody else's it may tell of a missing grant. */
    private static final String NO_PERMISSION_STATE = "42501";

    /** PostgreSQL ends and does not start again without room for the next segment of its journal, in bytes. */
    private static final long JOURNAL_SEGMENT = 16 << 20;

    private static final int LONGEST_CHAIN = 20;

    private final Optional<Path> own;

    DatabaseTroubles(Settings settings) {
        this.own = settings.database().isPresent() ? Optional.empty() : Optional.of(settings.folder());
    }

    /** The trouble that a failure tells of; absent when it is no trouble of the database. */
    public Optional<DatabaseTrouble> in(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> told(cause).stream())
                .findFirst()
                .or(() -> away(failure) ? Optional.of(lookedFor()) : Optional.empty());
    }

    private Optional<DatabaseTrouble> told(Throwable cause) {
        if (!(cause instanceof SQLException sql)) {
            return Optional.empty();
        }
        return switch (String.valueOf(sql.getSQLState())) {
            case DISK_FULL_STATE -> Optional.of(DatabaseTrouble.DISK_FULL);
            case IO_ERROR_STATE -> Optional.of(DatabaseTrouble.READ_ONLY);
            case NO_PERMISSION_STATE -> own.map(_ -> DatabaseTrouble.READ_ONLY);
            default -> Optional.empty();
        };
    }

    /** A database that has ended over its disk tells nobody why; of ours we can look for ourselves. */
    private DatabaseTrouble lookedFor() {
        if (own.isEmpty()) {
            return DatabaseTrouble.AWAY;
        }
        Path cluster = own.get().resolve("postgres").resolve("cluster");
        try {
            if (Files.getFileStore(cluster).getUsableSpace() < JOURNAL_SEGMENT) {
                return DatabaseTrouble.DISK_FULL;
            }
            // A try is the only sure answer: the superuser is told that a read-only disk is writable.
            Files.delete(Files.createTempFile(cluster, "try", ".tmp"));
            return DatabaseTrouble.AWAY;
        } catch (IOException unwritable) {
            return DatabaseTrouble.READ_ONLY;
        }
    }

    private static boolean away(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof QueryTimeoutException
                        || cause instanceof TransactionException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN);
    }
}
