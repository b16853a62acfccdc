package org.espalier.server.platform;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables of a database to the form that this program knows, or leaves all of it as it is. */
final class Schema {

    private Schema() {}

    /**
     * Does what is missing; several servers at once wait for one another.
     *
     * @throws StartRefused when the database is newer than this program, or somebody else's
     */
    static void bringUpToDate(Flyway flyway) {
        var all = List.of(flyway.info().all());
        var done = all.stream().filter(step -> step.getState().isApplied()).toList();
        if (!done.isEmpty() && done.stream().noneMatch(step -> step.getState().isResolved())) {
            throw foreign();
        }
        done.stream()
                .filter(Schema::future)
                .max(Comparator.comparing(MigrationInfo::getVersion))
                .ifPresent(newest -> {
                    throw newer(newest);
                });
        migrate(flyway);
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException different) {
            throw new StartRefused(
                    "Espalier did not start: the tables in its database were made by a different build of Espalier;"
                            + " start that one, or give another database. Nothing was changed.",
                    different);
        } catch (FlywayException failure) {
            throw failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? foreign()
                    : failure;
        }
    }

    private static boolean future(MigrationInfo step) {
        return Arrays.asList(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED)
                .contains(step.getState());
    }

    private static StartRefused newer(MigrationInfo newest) {
        return new StartRefused("Espalier did not start: its database was used by a newer Espalier (step "
                + newest.getVersion() + ", " + newest.getDescription()
                + "); start that one or a newer one, or restore a backup from before. Nothing was changed.");
    }

    private static StartRefused foreign() {
        return new StartRefused("Espalier did not start: its database already holds tables that are not of an Espalier"
                + " server; give it a database of its own. Nothing was changed.");
    }
}
