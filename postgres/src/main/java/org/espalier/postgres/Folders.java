package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done to whole folders. */
final class Folders {

    private Folders() {}

    /** Deletes a folder with all it holds; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deletion());
        }
    }

    /** Gives a folder with all it holds to the user with this number. */
    static void giveTo(int owner, Path folder) throws IOException {
        if (!Integer.valueOf(owner).equals(Files.getAttribute(folder, "unix:uid"))) {
            Files.walkFileTree(folder, new Gift(owner));
        }
    }

    /** The sentence for a folder that refuses what must be kept in it. */
    static PostgresFailure notWritable(Path folder, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return diskFull(folder);
        }
        return new PostgresFailure(
                "Espalier cannot keep its database in " + folder + " (" + reason(cause)
                        + "), so nothing was started; give a folder that it may create and write.",
                cause);
    }

    /** The sentence for a full disk. */
    static PostgresFailure diskFull(Path folder) {
        return new PostgresFailure("The disk that holds " + folder
                + " is full, so the database was not started; nothing that was saved is lost."
                + " Free some space and start again.");
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case FileAlreadyExistsException taken -> taken.getFile() + " is a file";
            case AccessDeniedException denied -> denied.getFile() + " may not be written";
            case FileSystemException other -> other.getFile() + ": " + other.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Gift extends SimpleFileVisitor<Path> {
        private final int owner;

        Gift(int owner) {
            this.owner = owner;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.setAttribute(folder, "unix:uid", owner);
            return FileVisitResult.CONTINUE;
        }
    }
}
