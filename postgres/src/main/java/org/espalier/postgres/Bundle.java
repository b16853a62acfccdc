package org.espalier.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The archive of PostgreSQL's programs for one kind of machine, as it lies on the class path. */
record Bundle(URL archive, String key) {

    /** The bundle for this machine, or one sentence if there is none. */
    static Bundle forThisMachine() {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        return named(system + "-" + machine);
    }

    static Bundle named(String platform) {
        URL archive = Bundle.class.getResource("/postgres-" + platform + ".txz");
        if (archive == null) {
            throw new PostgresFailure("This Espalier brings no PostgreSQL for this machine (" + platform
                    + "), so nothing was started; use a PostgreSQL of your own by its address,"
                    + " or run Espalier on Linux or on a Mac with Apple silicon.");
        }
        try {
            return new Bundle(archive, "postgres-%s-%08x".formatted(platform, checksum(archive)));
        } catch (IOException failure) {
            throw unreadable(archive, failure);
        }
    }

    /**
     * The folder below {@code cache} with the unpacked programs, unpacked now if they are not there yet.
     *
     * <p>A folder under its final name is complete, since it got that name last. Of several processes one unpacks while
     * the others wait, so whatever else is found here was left by one that was killed.
     */
    static synchronized Path unpacked(Bundle bundle, Path cache) throws IOException {
        Path complete = cache.resolve(bundle.key());
        if (Files.isDirectory(complete)) {
            return complete;
        }
        Files.createDirectories(cache);
        try (FileChannel channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(complete)) {
                Path partial = cache.resolve(bundle.key() + ".partial");
                Folders.delete(partial);
                bundle.unpackInto(partial);
                Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return complete;
    }

    private void unpackInto(Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            TarArchiveEntry entry = entries.getNextEntry();
            while (entry != null) {
                place(entry, entries, folder);
                entry = entries.getNextEntry();
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path place = folder.resolve(entry.getName()).normalize();
        if (!place.startsWith(folder)) {
            throw new IOException(entry.getName() + " would leave the folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(Objects.requireNonNullElse(place.getParent(), folder));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, place);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** The checksum that the jar's directory states; only outside of a jar the archive itself is read. */
    private static long checksum(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry().getCrc() >= 0) {
            return jar.getJarEntry().getCrc();
        }
        try (CheckedInputStream content = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
            content.skipNBytes(connection.getContentLengthLong());
            return content.getChecksum().getValue();
        }
    }

    private static PostgresFailure unreadable(URL archive, IOException cause) {
        return new PostgresFailure(
                "The PostgreSQL that travels with Espalier cannot be read from " + archive
                        + ", so nothing was started; install Espalier anew.",
                cause);
    }
}
