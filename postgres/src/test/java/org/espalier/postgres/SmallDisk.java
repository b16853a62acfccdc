package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory of a few hundred megabytes, mounted for one test. */
record SmallDisk(Path folder) implements AutoCloseable {

    private static final String NOT_POSSIBLE = "Mounting a small disk takes root: nothing was tried on a full disk";

    /** Skips the test where nothing can be mounted; where CI=true that is a failure. */
    static SmallDisk mounted(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("disk"));
        Command.Outcome outcome =
                run("mount", "-t", "tmpfs", "-o", "size=300m,mode=0700", "espalier-test", folder.toString());
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(outcome.succeeded()).as(NOT_POSSIBLE).isTrue();
        }
        assertThat(outcome.succeeded())
                .as(NOT_POSSIBLE + ": " + outcome.output())
                .isTrue();
        return new SmallDisk(folder);
    }

    private static Command.Outcome run(String... words) {
        return new Command(List.of(words)).run();
    }

    /** Also what still uses it keeps nobody from the folder. */
    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }
}
