package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.acceptance.Timings.floor;
import static org.espalier.server.acceptance.Timings.timed;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Timings.Timed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the main job takes on all issues of a real site, against floors measured beside it: told, and not judged.
 */
@ExtendWith(OutputOnFailure.class)
class TimingsIT {

    private static final String EVERYTHING = "project in (EUCA, GUI, DOC, TOOLS) ORDER BY key";

    private final Timings timings = new Timings();

    @Test
    void anImportOfARealSiteAndAResyncWithNothingToDo(@TempDir Path folder) throws IOException, SQLException {
        RealIssues issues = RealIssues.eucalyptus();
        try (RunningSandbox sandbox = RunningSandbox.start(issues.file(), folder.resolve("sandbox"));
                RunningServer server = RunningServer.start(folder.resolve("server"));
                Floor floor = Floor.in(folder.resolve("floor"))) {
            SandboxJira jira = sandbox.jira();
            Api api = server.api();
            String structure = api.createStructure("All", api.connect(jira.address()));
            String filter = api.install(structure, "FILTER", Map.of("query", Map.of("jql", EVERYTHING)));
            String subTasks = api.install(structure, "SUB_TASKS", Map.of());

            Timed<Job> imported = timed(() -> api.plan(filter, "INTO_STRUCTURE"));
            Timed<Job> filled = timed(() -> api.apply(imported.made(), Set.of()));
            Timed<Job> below = timed(() -> api.plan(subTasks, "INTO_STRUCTURE"));
            Timed<Job> moved = timed(() -> api.apply(below.made(), Set.of()));
            Timed<Job> again = timed(() -> api.plan(filter, "INTO_STRUCTURE"));
            Timed<Job> subTasksAgain = timed(() -> api.plan(subTasks, "INTO_STRUCTURE"));

            Forest forest = api.forest(structure);
            assertThat(forest.rows()).hasSize(issues.byKey().size());
            double copied = floor(() -> floor.copy(forest));
            double read = floor(floor::readInOrder);
            double pages = floor(() -> jira.count(EVERYTHING));
            timings.add("Plan of an import of all issues", imported.millis(), "the same pages, bare", pages);
            timings.add("Import into an empty structure", filled.millis(), "COPY of the rows", copied);
            timings.add("Plan of their sub-tasks", below.millis());
            timings.add("Move of 1,819 sub-tasks", moved.millis());
            timings.add("Filter with nothing to do", again.millis(), "the same pages, bare", pages);
            timings.add("The same", again.millis(), "ordered read of the rows", read);
            timings.add("Sub-Tasks with nothing to do", subTasksAgain.millis(), "ordered read of the rows", read);
            timings.tell();
        }
    }
}
