package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** What is kept of a database between two starts: PostgreSQL's data and the password. */
record Cluster(Path folder, Installation installation) {

    private static final String USER = "espalier";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    Path data() {
        return folder.resolve("cluster");
    }

    /** Makes the cluster ready to be started, created if it is not there yet, and tells who may enter. */
    Credentials prepare() {
        try {
            if (Files.exists(data())) {
                requireOurVersion();
            } else {
                create();
            }
            if (installation.keeper().owner().isPresent()) {
                Folders.giveTo(installation.keeper().owner().getAsInt(), data());
            }
            return new Credentials(USER, savedPassword());
        } catch (IOException failure) {
            throw Folders.notWritable(folder, failure);
        }
    }

    /**
     * Creates the cluster aside and gives it its name last, so that a kill leaves none rather than half of one.
     *
     * <p>The locale is PostgreSQL's own {@code C.UTF-8}: it orders by code point and knows every letter's case on each
     * machine alike, while an order taken from the operating system may change with it and break indexes.
     */
    private void create() throws IOException {
        Path unfinished = folder.resolve("cluster.unfinished");
        Path password = folder.resolve("password.unfinished");
        Folders.delete(unfinished);
        Files.deleteIfExists(password);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(password, OWNER_ALONE);
        Files.writeString(password, newPassword(), StandardOpenOption.SYNC);
        if (installation.keeper().owner().isPresent()) {
            Folders.giveTo(installation.keeper().owner().getAsInt(), unfinished);
            Folders.giveTo(installation.keeper().owner().getAsInt(), password);
        }
        Command.Outcome outcome = new Command(installation.command(
                        "initdb",
                        List.of(
                                "--pgdata=" + unfinished,
                                "--username=" + USER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--data-checksums")))
                .run();
        if (!outcome.succeeded()) {
            throw refused(outcome);
        }
        Files.move(password, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireOurVersion() throws IOException {
        Path versionFile = data().resolve("PG_VERSION");
        if (!Files.isRegularFile(versionFile)) {
            throw new PostgresFailure("Folder " + data() + " is not a PostgreSQL database, so nothing was started and"
                    + " nothing was changed; restore it from a backup, or move it away to begin with an empty one.");
        }
        String theirs = Files.readString(versionFile).strip();
        if (!theirs.equals(Integer.toString(installation.majorVersion()))) {
            throw new PostgresFailure("The database in " + data() + " was made by PostgreSQL " + theirs
                    + ", but this Espalier brings PostgreSQL " + installation.majorVersion()
                    + ", so nothing was started and nothing was changed; start the Espalier that made it,"
                    + " or carry the database over with PostgreSQL's pg_upgrade.");
        }
    }

    private String savedPassword() throws IOException {
        if (!Files.exists(passwordFile())) {
            throw new PostgresFailure("The file " + passwordFile() + " with the database's password is missing,"
                    + " so nothing was started and nothing was changed; restore that file from a backup.");
        }
        return Files.readString(passwordFile()).strip();
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private PostgresFailure refused(Command.Outcome outcome) {
        if (outcome.output().contains("No space left on device")) {
            return Folders.diskFull(folder);
        }
        return new PostgresFailure("PostgreSQL could not create its database in " + data() + " (" + outcome.complaint()
                + "), so nothing was started and nothing is kept of it; mend that and start again.");
    }
}
