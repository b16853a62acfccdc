package org.espalier.server.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sandbox Jira that holds the issues of a file, from its jar. */
public final class RunningSandbox implements AutoCloseable {

    private final Program program;

    private RunningSandbox(Program program) {
        this.program = program;
    }

    /** Its database goes to the folder; it ends with this process, however that ends. */
    public static RunningSandbox start(Path data, Path store) {
        return new RunningSandbox(Program.start(
                "sandbox",
                List.of(
                        "--port",
                        "0",
                        "--dialect",
                        "cloud",
                        "--data",
                        data.toString(),
                        "--store",
                        store.toString(),
                        "--parent",
                        Long.toString(ProcessHandle.current().pid())),
                Map.of()));
    }

    /** The Jira, as its administrator sees it. */
    public SandboxJira jira() {
        return new SandboxJira(program.address());
    }

    @Override
    public void close() {
        program.close();
    }
}
