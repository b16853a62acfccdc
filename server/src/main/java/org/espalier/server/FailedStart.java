package org.espalier.server;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.espalier.postgres.PostgresFailure;
import org.espalier.server.platform.StartRefused;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in what a failed start threw, the one sentence that helps the person who started the server. */
final class FailedStart {

    private FailedStart() {}

    static String sentence(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(FailedStart::known)
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElseGet(() -> "Espalier did not start, for a reason it does not know (" + failure.getMessage()
                        + "); the file logs/espalier.log in the data folder says more.");
    }

    private static String known(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> String.valueOf(refused.getMessage());
            case PostgresFailure postgres -> "Espalier did not start: " + postgres.getMessage();
            case PortInUseException port ->
                "Espalier did not start: port " + port.getPort()
                        + " is in use by another program; end that, or set ESPALIER_PORT and ESPALIER_MANAGEMENT_PORT to"
                        + " free ports.";
            case SQLException database ->
                "Espalier did not start: the database refused what it needs (" + firstLine(database)
                        + "); make the user of ESPALIER_DATABASE_URL the owner of that database and of all in it.";
            default -> "";
        };
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
