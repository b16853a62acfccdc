package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Forest.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A structure of 5,000 levels, each row below the one before, from the request to the page. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class DeepForestIT {

    private static final int DEPTH = 5_000;
    private static final int BLOCK = 1_000;

    private Ground ground;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) {
        ground = new Ground(folder, DEPTH);
        api = ground.api();
    }

    @AfterAll
    void end() {
        if (ground != null) {
            ground.close();
        }
    }

    @Test // L1, L14
    void aForestOf5000LevelsIsBuiltMovedResyncedEachWayAndTakenBack() {
        String structure = ground.structure("Deep");
        buildChain(structure);
        Forest chain = api.forest(structure);
        assertThat(chain.places()).isEqualTo(chain(0));

        String links = api.install(structure, "LINKS", Map.of("linkType", "Blocks", "direction", "OUTWARD"));
        assertThat(api.ended(api.plan(links, "FROM_STRUCTURE")).state()).isEqualTo("FINISHED");
        assertThat(api.forest(structure)).isEqualTo(chain);

        applyAndUndo(structure, "SUB_TASKS", Map.of(), Map.of("ROW_ADD", 1));
        Map<String, Object> upperHalf = Map.of(
                "query", Map.of("jql", "project = CHAIN AND key <= CHAIN-" + DEPTH / 2),
                "remove", true,
                "removeOnlyAtTarget", false,
                "keepBelowMatches", false);
        applyAndUndo(structure, "FILTER", upperHalf, Map.of("ROW_REMOVE", DEPTH / 2));

        long middle = chain.rows().get(DEPTH / 2).id();
        api.edit(structure, api.forest(structure), List.of(move(middle, 0)));
        Forest cut = api.forest(structure);
        assertThat(cut.places())
                .isEqualTo(IntStream.range(0, DEPTH)
                        .mapToObj(at -> new Place(at % (DEPTH / 2), ChainFile.FIRST + at))
                        .toList());
        Job deleted = ground.finish(api.plan(links, "FROM_STRUCTURE"));
        assertThat(deleted.counts()).isEqualTo(Map.of("APPLIED", 1));
        assertThat(ground.jira().links("Blocks")).hasSize(DEPTH - 2);
        ground.finish(api.undo(deleted));
        assertThat(ground.jira().links("Blocks")).hasSize(DEPTH - 1);
        assertThat(ground.finish(api.plan(links, "INTO_STRUCTURE")).counts()).isEqualTo(Map.of("APPLIED", 1));
        assertThat(api.forest(structure).formula()).isEqualTo(chain.formula());
    }

    @Test
    void aForestOf5000LevelsIsShownOnItsPageDownToTheLowestRow() {
        String structure = ground.structure("Deep on a page");
        buildChain(structure);
        try (Chromium chromium = Chromium.open();
                BrowserWindow window = chromium.window("depth", ColorScheme.LIGHT)) {
            new ResyncWalk(window, new Hand.Mouse()).signIn(ground.address());
            window.page()
                    .navigate(
                            ground.address().resolve("/structures/" + structure).toString());
            window.shows(window.row("CHAIN-1").first());
            window.row("CHAIN-1").first().click();
            window.page().keyboard().press("End");
            window.shows(window.row("CHAIN-" + DEPTH).filter(new Locator.FilterOptions().setHasText("Level " + DEPTH)));
            window.look("lowest");
            window.finish();
        }
    }

    @Test // L14
    void linksMakeAChainOf5000LevelsOfAFlatStructure() {
        String structure = ground.structure("Flat");
        ground.finish(api.plan(
                api.install(
                        structure,
                        "FILTER",
                        Map.of("query", Map.of("jql", "project = CHAIN AND issuetype = Story ORDER BY key"))),
                "INTO_STRUCTURE"));
        Forest flat = api.forest(structure);
        String links = api.install(structure, "LINKS", Map.of("linkType", "Blocks", "direction", "OUTWARD"));

        Job job = ground.finish(api.plan(links, "INTO_STRUCTURE"));
        assertThat(job.counts()).isEqualTo(Map.of("APPLIED", DEPTH - 1));
        assertThat(api.forest(structure).places()).isEqualTo(chain(0));

        ground.finish(api.undo(job));
        assertThat(api.forest(structure).formula()).isEqualTo(flat.formula());
    }

    private void buildChain(String structure) {
        long under = 0;
        for (int begun = 0; begun < DEPTH; begun += BLOCK) {
            long first = ChainFile.FIRST + begun;
            String block = LongStream.range(0, BLOCK)
                    .mapToObj(at -> -1 - at + ":" + at + ":" + (first + at))
                    .collect(Collectors.joining(","));
            Map<String, Long> rows = api.edit(
                    structure,
                    api.forest(structure),
                    List.of(Map.of("action", "add", "under", under, "after", 0, "before", 0, "forest", block)));
            under = Objects.requireNonNull(rows.get(Integer.toString(-BLOCK)));
        }
    }

    private static List<Place> chain(int depth) {
        return IntStream.range(0, DEPTH)
                .mapToObj(at -> new Place(depth + at, ChainFile.FIRST + at))
                .toList();
    }

    private void applyAndUndo(
            String structure, String type, Map<String, Object> parameters, Map<String, Integer> plan) {
        Forest before = api.forest(structure);
        Job planned = api.plan(api.install(structure, type, parameters), "INTO_STRUCTURE");
        assertThat(api.plan(planned).counts()).isEqualTo(plan);
        Job done = ground.finish(planned);
        assertThat(api.forest(structure).formula()).isNotEqualTo(before.formula());
        ground.finish(api.undo(done));
        assertThat(api.forest(structure).formula()).isEqualTo(before.formula());
    }

    private static Map<String, Object> move(long row, long under) {
        return Map.of("action", "move", "rowId", row, "under", under, "before", 0);
    }
}
