package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The six steps of a resync in a browser, on what {@code ./espalier demo} shows (product 4.1, 4.6). */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class FirstPageIT {

    private static final String SAMPLE = "Road map";
    private static final String LINK_TYPE = "Cloners";

    private Chromium chromium;
    private Program program;
    private URI base;
    private Api api;
    private String connection;
    private SandboxJira jira;
    private int yards;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = Chromium.open();
        program = RunningServer.program(folder, Map.of("ESPALIER_SETUP", "demo", "ESPALIER_SANDBOX_PORT", "0"));
        base = program.address();
        api = new Api(base, RunningServer.TOKEN);
        var sandbox = api.http().get("connections").good().json().at("/values/0");
        connection = sandbox.get("id").asString();
        jira = new SandboxJira(URI.create(sandbox.get("baseUrl").asString()));
        liftLinkedRow();
    }

    @AfterAll
    void end() {
        if (program != null) {
            program.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aResyncIntoTheStructureAndItsUndoAreWalkedByMouse(ColorScheme scheme) {
        try (BrowserWindow window = chromium.window(named("into", scheme), scheme)) {
            ResyncWalk walk = new ResyncWalk(window, new Hand.Mouse());
            walk.signIn(base);
            walk.openSettings(SAMPLE);
            walk.startResync("Hierarchy", ResyncWalk.INTO);
            String moved = walk.firstIssue();
            walk.confirmForStructure("Apply 1 change to the structure");
            walk.showResult();
            walk.seesInTree(moved, 2);

            window.page().goBack();
            walk.planUndo();
            walk.confirmForStructure("Apply 1 change to the structure");
            walk.showResult();
            walk.seesInTree(moved, 1);
            window.finish();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aResyncFromTheStructureAndItsUndoAreWalkedByMouse(ColorScheme scheme) {
        walkFromStructure("from", scheme, new Hand.Mouse());
    }

    @Test
    void aResyncFromTheStructureAndItsUndoAreWalkedByTheKeyboardAlone() {
        walkFromStructure("keyboard", ColorScheme.LIGHT, new Hand.Keyboard());
    }

    private void walkFromStructure(String name, ColorScheme scheme, Hand hand) {
        Yard yard = arrangeYard();
        Set<Link> before = jira.links(LINK_TYPE);
        try (BrowserWindow window = chromium.window(named(name, scheme), scheme)) {
            ResyncWalk walk = new ResyncWalk(window, hand);
            walk.signIn(base);
            walk.openSettings(yard.name());
            walk.startResync("LINKS", ResyncWalk.FROM);
            walk.includeAlso("Also remove 1 link");
            walk.confirmForJira("in Sandbox Jira");
            assertThat(jira.links(LINK_TYPE)).isEqualTo(yard.linksAfter(before));

            walk.planUndo();
            walk.includeAlso("Also remove 1 link");
            walk.confirmForJira("in Sandbox Jira");
            assertThat(jira.links(LINK_TYPE)).isEqualTo(before);
            walk.showResult();
            window.finish();
        }
    }

    private static String named(String walk, ColorScheme scheme) {
        return walk + "-" + scheme.name().toLowerCase(Locale.ROOT);
    }

    /** Moves the first row that a link of the sample put below another one to the top; each walk ends with it there. */
    private void liftLinkedRow() {
        String structure = structureNamed(SAMPLE);
        Set<Link> links = jira.links("Hierarchy");
        Forest forest = api.forest(structure);
        Forest.Row parent = new Forest.Row(0, 0, 0);
        for (Forest.Row row : forest.rows()) {
            if (row.depth() == 1 && links.contains(new Link(parent.issue(), row.issue()))) {
                api.edit(structure, forest, List.of(move(row.id(), 0)));
                return;
            }
            parent = row.depth() == 0 ? row : parent;
        }
    }

    private String structureNamed(String name) {
        return api.http().get("structures").good().json().get("values").values().stream()
                .filter(structure -> structure.get("name").asString().equals(name))
                .map(structure -> structure.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> move(long row, long under) {
        return Map.of("action", "move", "rowId", row, "under", under, "after", 0, "before", 0);
    }

    /** Four issues: the first was linked to the others, and the last stands below the second by now. */
    private record Yard(String name, List<Long> issues) {

        Set<Link> linksAfter(Set<Link> before) {
            Set<Link> links = new HashSet<>(before);
            links.remove(new Link(issues.get(0), issues.get(3)));
            links.add(new Link(issues.get(1), issues.get(3)));
            return links;
        }
    }

    private Yard arrangeYard() {
        List<Long> issues = api.forest(structureNamed(SAMPLE)).rows().stream()
                .map(Forest.Row::issue)
                .skip(4L * yards)
                .limit(4)
                .toList();
        yards++;
        Yard yard = new Yard("Yard " + yards, issues);
        String structure = api.createStructure(yard.name(), connection);
        String forest = "-1:0:%d,-2:1:%d,-3:1:%d,-4:1:%d".formatted(issues.toArray());
        api.edit(
                structure,
                api.forest(structure),
                List.of(Map.of("action", "add", "under", 0, "after", 0, "before", 0, "forest", forest)));
        Forest planted = api.forest(structure);
        long second = planted.rows().get(1).id();
        long last = planted.rows().get(3).id();
        Map<String, Object> parameters = Map.of("linkType", LINK_TYPE, "direction", "OUTWARD");
        Job linked = api.apply(api.plan(api.install(structure, "LINKS", parameters), "FROM_STRUCTURE"), Set.of());
        assertThat(linked.counts()).as("%s", linked).isEqualTo(Map.of("APPLIED", 3));
        api.edit(structure, planted, List.of(move(last, second)));
        return yard;
    }
}
