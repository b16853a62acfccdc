package org.espalier.server.jira;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.espalier.server.acceptance.RunningSandbox;
import org.espalier.server.tracker.Credential;

/** What the profile {@code live} asks a real Jira, at a sandbox that stands for one. */
abstract class LiveSandboxCases extends LiveContractCases {

    private final String dialect;
    private final Credential credential;
    private Optional<RunningSandbox> sandbox = Optional.empty();

    LiveSandboxCases(String dialect, Credential credential) {
        this.dialect = dialect;
        this.credential = credential;
    }

    @Override
    LivePlace place(Path folder) throws IOException {
        var started =
                RunningSandbox.start(dialect, GroveFile.write(folder.resolve("grove.jsonl")), folder.resolve("jira"));
        sandbox = Optional.of(started);
        return new LivePlace(started.jira().address(), credential, "GROVE", _ -> {});
    }

    @Override
    void rankInPart() {
        misbehave(Map.of("rankRefusalPercent", 50, "seed", 4));
    }

    @Override
    void rankWholly() {
        misbehave(Map.of());
    }

    @Override
    void leave() {
        sandbox.ifPresent(RunningSandbox::close);
    }

    private void misbehave(Map<String, Object> faults) {
        sandbox.orElseThrow().jira().misbehave(faults);
    }
}
