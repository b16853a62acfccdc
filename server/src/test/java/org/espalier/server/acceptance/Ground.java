package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.espalier.server.acceptance.Api.Job;

/** A server, and a sandbox with a chain of stories, connected. */
final class Ground implements AutoCloseable {

    private static final Set<String> DESTRUCTIVE = Set.of("ROW_REMOVE", "LINK_DELETE");

    private final RunningSandbox sandbox;
    private final RunningServer server;
    private final String connection;

    Ground(Path folder, int stories) {
        sandbox = RunningSandbox.start(
                ChainFile.write(folder.resolve("chain.jsonl"), stories), folder.resolve("sandbox"));
        server = RunningServer.start(folder.resolve("server"));
        connection = api().connect(jira().address());
    }

    Api api() {
        return server.api();
    }

    URI address() {
        return server.address();
    }

    SandboxJira jira() {
        return sandbox.jira();
    }

    /** A new structure without rows. */
    String structure(String name) {
        return api().createStructure(name, connection);
    }

    /** Applies a plan with everything in it, to its end. */
    Job finish(Job planned) {
        assertThat(planned.state()).as("%s", planned).isEqualTo("AWAITING_CONFIRMATION");
        Job done = api().apply(planned, DESTRUCTIVE);
        assertThat(done.state()).as("%s", done).isEqualTo("FINISHED");
        return done;
    }

    @Override
    public void close() {
        server.close();
        sandbox.close();
    }
}
