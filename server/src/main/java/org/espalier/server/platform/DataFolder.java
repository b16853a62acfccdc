package org.espalier.server.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder in which a server keeps its files, known to exist and to be writable. */
public record DataFolder(Path path) {

    /**
     * The folder, made where it is missing.
     *
     * @throws StartRefused when it cannot be used
     */
    public static DataFolder at(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StartRefused("Espalier did not start: the data folder " + path
                    + " is a file; move it away or set ESPALIER_DATA to a folder.");
        }
        DataFolder folder = new DataFolder(path);
        String written = "the data folder " + path;
        try {
            Files.createDirectories(path.resolve("logs"));
            // A try is the only sure answer: the superuser is told that a read-only disk is writable.
            Files.delete(Files.createTempFile(path, "try", ".tmp"));
            written = "the file " + folder.log();
            Files.newOutputStream(folder.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return folder;
        } catch (FileAlreadyExistsException inTheWay) {
            throw new StartRefused(
                    "Espalier did not start: " + inTheWay.getFile()
                            + " is a file where a folder is needed; move it away"
                            + " or set ESPALIER_DATA to another folder.",
                    inTheWay);
        } catch (IOException failure) {
            throw new StartRefused(
                    "Espalier did not start: it cannot write into " + written
                            + "; make it writable or set ESPALIER_DATA to another folder.",
                    failure);
        }
    }

    /** The file that the server's log goes to. */
    public Path log() {
        return path.resolve("logs").resolve("espalier.log");
    }
}
