package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How long the main job takes on all issues of a real site: told, and not judged. */
@ExtendWith(OutputOnFailure.class)
class TimingsIT {

    private static final String EVERYTHING = "project in (EUCA, GUI, DOC, TOOLS) ORDER BY key";

    @Test
    void anImportOfARealSiteAndAResyncWithNothingToDo(@TempDir Path folder) {
        RealIssues issues = RealIssues.eucalyptus();
        try (RunningSandbox sandbox = RunningSandbox.start(issues.file(), folder.resolve("sandbox"));
                RunningServer server = RunningServer.start(folder.resolve("server"))) {
            SandboxJira jira = sandbox.jira();
            Api api = server.api();
            String structure = api.createStructure("All", api.connect(jira.address()));
            String filter = api.install(structure, "FILTER", Map.of("query", Map.of("jql", EVERYTHING)));
            String subTasks = api.install(structure, "SUB_TASKS", Map.of());

            Job all = timed("plan of an import", () -> api.plan(filter, "INTO_STRUCTURE"));
            timed("import", () -> api.apply(all, Set.of()));
            Job below = timed("plan of their sub-tasks", () -> api.plan(subTasks, "INTO_STRUCTURE"));
            timed("moves of sub-tasks", () -> api.apply(below, Set.of()));
            timed("query with nothing to do", () -> api.plan(filter, "INTO_STRUCTURE"));
            timed("sub-tasks with nothing to do", () -> api.plan(subTasks, "INTO_STRUCTURE"));

            assertThat(api.forest(structure).rows()).hasSize(issues.byKey().size());
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        T made = work.get();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.out.printf("15,650 real issues: %s in %d ms%n", what, millis);
        return made;
    }
}
