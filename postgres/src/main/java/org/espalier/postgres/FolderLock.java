package org.espalier.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to use a folder, held until it is closed or the process ends.
 *
 * <p>The operating system forgets all of a process's locks on a file when the process closes that file once, so a
 * second attempt within this process must be refused before it opens the file.
 */
final class FolderLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Creates the folder where needed and takes it, or says who has it. */
    static FolderLock take(Path wanted) {
        Path folder = existing(wanted);
        if (!HELD_HERE.add(folder)) {
            throw inUse(folder, "this process");
        }
        boolean taken = false;
        try {
            FileChannel channel = locked(folder);
            taken = true;
            return new FolderLock(folder, channel);
        } catch (IOException failure) {
            throw Folders.notWritable(folder, failure);
        } finally {
            if (!taken) {
                HELD_HERE.remove(folder);
            }
        }
    }

    /** The folder, without symbolic links. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new PostgresFailure(
                    "The lock of folder " + folder + " could not be given back; end this process to free it.", failure);
        } finally {
            HELD_HERE.remove(folder);
        }
    }

    private static Path existing(Path wanted) {
        try {
            // A link to a folder is as good as a folder, which createDirectories denies for the last step.
            return Files.isDirectory(wanted)
                    ? wanted.toRealPath()
                    : Files.createDirectories(wanted.toAbsolutePath()).toRealPath();
        } catch (IOException failure) {
            throw Folders.notWritable(wanted.toAbsolutePath(), failure);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder, "process " + text(channel));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(20);
        channel.read(start, 0);
        return StandardCharsets.UTF_8.decode(start.flip()).toString();
    }

    private static PostgresFailure inUse(Path folder, String holder) {
        return new PostgresFailure("Folder " + folder + " is in use by " + holder
                + ", so nothing was started and nothing was changed; stop that one first, or give another folder.");
    }
}
