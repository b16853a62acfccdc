package org.espalier.server.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sandbox Jira that holds the issues of a file, from its jar. */
public final class RunningSandbox implements AutoCloseable {

    private final String dialect;
    private final Program program;

    private RunningSandbox(String dialect, Program program) {
        this.dialect = dialect;
        this.program = program;
    }

    /** Its database goes to the folder; it ends with this process, however that ends. */
    public static RunningSandbox start(Path data, Path store) {
        return start("cloud", data, store);
    }

    /** The same as that kind of Jira. */
    public static RunningSandbox start(String dialect, Path data, Path store) {
        return new RunningSandbox(
                dialect,
                Program.start(
                        "sandbox",
                        List.of(
                                "--port",
                                "0",
                                "--dialect",
                                dialect,
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
        return new SandboxJira(program.address(), dialect);
    }

    @Override
    public void close() {
        program.close();
    }
}
