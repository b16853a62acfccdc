package org.espalier.server.jira;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/**
 * What every tracker does, at a real Jira. Run by the Maven profile {@code live}; writes nowhere but in the project
 * that the environment names, and deletes what it made.
 */
@Tag("live")
class LiveContract extends LiveContractCases {

    @Override
    LivePlace place(Path folder) {
        return LivePlace.ofEnvironment();
    }

    @Override
    void rankInPart() {
        abort("Nobody can make a real Jira rank in part.");
    }

    @Override
    void rankWholly() {}

    @Override
    void leave() {}
}
