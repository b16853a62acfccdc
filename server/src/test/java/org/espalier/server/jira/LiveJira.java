package org.espalier.server.jira;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/**
 * The questions that only a real Jira answers, asked of the one that the environment names. Run by the Maven profile
 * {@code live}; writes nowhere but in the project that the environment names, and deletes what it made.
 */
@Tag("live")
class LiveJira extends LiveQuestions {

    @Override
    LivePlace place(Path folder) {
        return LivePlace.ofEnvironment();
    }

    @Override
    String told(String variable) {
        return LivePlace.text(variable);
    }

    @Override
    void leave(String table) {
        LivePlace.tell(table);
    }
}
