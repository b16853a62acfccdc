package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.LinkedPlaces.Pair;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, end to end, on the issues of a real site of either kind: what is expected is reckoned from their file
 * alone.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
abstract class RealIssuesCases {

    private static final Set<String> DESTRUCTIVE = Set.of("ROW_REMOVE", "LINK_DELETE");
    private static final long SEED = 20_171_128;

    /**
     * The site whose issues are taken.
     *
     * @param size how many issues the project has
     * @param rearranged the query for those that people then move about
     */
    record Site(String dialect, String file, String project, int size, String rearranged) {}

    /** The links that say what stands below what. */
    record Relation(String type, ParentEnd parent) {

        Pair pair(Link link) {
            return switch (parent) {
                case SOURCE -> new Pair(link.source(), link.destination());
                case DESTINATION -> new Pair(link.destination(), link.source());
            };
        }

        Link link(long parent, long child) {
            return switch (this.parent) {
                case SOURCE -> new Link(parent, child);
                case DESTINATION -> new Link(child, parent);
            };
        }

        String direction() {
            return switch (parent) {
                case SOURCE -> "OUTWARD";
                case DESTINATION -> "INWARD";
            };
        }
    }

    /** Which end of a link is the parent. */
    enum ParentEnd {
        SOURCE,
        DESTINATION
    }

    private final Site site;
    private final Relation relation;

    RealIssues issues;
    SandboxJira jira;
    Api api;
    String connection;

    private RunningSandbox sandbox;
    private RunningServer server;

    RealIssuesCases(Site site, Relation relation) {
        this.site = site;
        this.relation = relation;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        issues = RealIssues.in(site.file());
        sandbox = RunningSandbox.start(site.dialect(), issues.file(), folder.resolve("sandbox"));
        server = RunningServer.start(folder.resolve("server"));
        jira = sandbox.jira();
        api = server.api();
        connection = api.connect(jira);
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test // product 5.2 to 5.4; L6, L12, L14
    void resyncsIntoAStructurePutEveryIssueWhereTheFileSays() {
        String structure = api.createStructure("Into", connection);
        jira.forgetRequests();

        Tree filtered = filtered();
        into(structure, "FILTER", filter("project = " + site.project()));
        assertThat(api.forest(structure).places()).isEqualTo(filtered.places()).hasSize(site.size());

        Tree withSubTasks = withSubTasks(filtered);
        into(structure, "SUB_TASKS", Map.of());
        Forest before = api.forest(structure);
        assertThat(before.places()).isEqualTo(withSubTasks.places());

        Tree linked = LinkedPlaces.in(withSubTasks, pairs(issues.links(relation.type())));
        Job job = into(structure, "LINKS", links());
        assertShows(api.forest(structure), linked, withSubTasks);

        Job undone = api.apply(api.undo(job), DESTRUCTIVE);
        assertThat(undone.state()).as("%s", undone).isEqualTo("FINISHED");
        assertThat(api.forest(structure).formula()).isEqualTo(before.formula());
        assertThat(jira.requests().writing()).isZero();
    }

    @Test // product 5.3 From; L6, L7, L8, L14
    void resyncsFromAStructureMakeTheLinksSayWhatTheRowsShow() {
        String structure = api.createStructure("From", connection);
        into(structure, "FILTER", filter(site.rearranged()));
        into(structure, "SUB_TASKS", Map.of());
        String links = api.install(structure, "LINKS", links());
        finish(api.plan(links, "INTO_STRUCTURE"));
        new Rearranging(api, structure, SEED).moveSome();

        Set<Link> before = jira.links(relation.type());
        Forest forest = api.forest(structure);
        Wanted wanted = wanted(forest, before);
        assertThat(wanted.created()).isNotEmpty();
        assertThat(wanted.deleted()).isNotEmpty();

        Job first = api.plan(links, "FROM_STRUCTURE");
        assertThat(planned(first, "LINK_CREATE", "after")).isEqualTo(wanted.created());
        assertThat(planned(first, "LINK_DELETE", "before")).isEqualTo(wanted.deleted());

        first = api.apply(first, Set.of());
        assertFinished(first, wanted.created().size(), wanted.deleted().size());
        assertThat(jira.links(relation.type())).isEqualTo(union(before, wanted.created()));

        Job second = api.plan(links, "FROM_STRUCTURE");
        assertThat(api.plan(second).counts())
                .isEqualTo(Map.of("LINK_DELETE", wanted.deleted().size()));
        second = api.apply(second, DESTRUCTIVE);
        assertFinished(second, wanted.deleted().size(), 0);
        assertThat(wanted(forest, jira.links(relation.type()))).isEqualTo(new Wanted(Set.of(), Set.of()));
        assertNothingToDo(links, "FROM_STRUCTURE", structure);

        finish(api.undo(second));
        finish(api.undo(first));
        assertThat(jira.links(relation.type())).isEqualTo(before);
        assertThat(api.forest(structure)).isEqualTo(forest);
    }

    /** Installs, resyncs, and asks again at once: the second time there is nothing to do. */
    Job into(String structure, String type, Map<String, Object> parameters) {
        String synchronizer = api.install(structure, type, parameters);
        Job done = finish(api.plan(synchronizer, "INTO_STRUCTURE"));
        assertNothingToDo(synchronizer, "INTO_STRUCTURE", structure);
        return done;
    }

    private Job finish(Job planned) {
        assertThat(planned.state()).as("%s", planned).isEqualTo("AWAITING_CONFIRMATION");
        Job done = api.apply(planned, DESTRUCTIVE);
        assertThat(done.state()).as("%s", done).isEqualTo("FINISHED");
        return done;
    }

    private static void assertFinished(Job job, int applied, int left) {
        assertThat(job.state()).as("%s", job).isEqualTo("FINISHED");
        assertThat(job.counts()).as("%s", job).isEqualTo(Map.of("APPLIED", applied));
        assertThat(job.leftDifferent()).as("%s", job).isEqualTo(left);
    }

    /** L12. */
    private void assertNothingToDo(String synchronizer, String direction, String structure) {
        Forest before = api.forest(structure);
        long written = jira.requests().writing();
        Job again = api.plan(synchronizer, direction);
        assertThat(again.state()).as("%s", again).isEqualTo("FINISHED");
        assertThat(again.counts()).isEmpty();
        assertThat(api.plan(again).counts()).isEmpty();
        assertThat(api.forest(structure)).isEqualTo(before);
        assertThat(jira.requests().writing()).isEqualTo(written);
    }

    private static Map<String, Object> filter(String jql) {
        return Map.of("query", Map.of("jql", jql + " ORDER BY key"));
    }

    private Map<String, Object> links() {
        return Map.of("linkType", relation.type(), "direction", relation.direction(), "expandToSubIssues", true);
    }

    private Tree filtered() {
        Tree tree = new Tree();
        issues.of(site.project()).forEach(line -> tree.append(line.id(), Tree.TOP));
        return tree;
    }

    private Tree withSubTasks(Tree before) {
        Tree tree = Tree.copyOf(before);
        issues.subTasksByParent().forEach((parent, subTasks) -> {
            if (tree.holds(parent.id())) {
                subTasks.forEach(subTask -> tree.append(subTask.id(), parent.id()));
            }
        });
        return tree;
    }

    /** Rows and parents as reckoned; and who stayed under the same parent kept the order. */
    private static void assertShows(Forest forest, Tree expected, Tree before) {
        Tree shown = Tree.of(forest);
        assertThat(shown.parents()).isEqualTo(expected.parents());
        assertThat(forest.rows()).hasSize(expected.parents().size());
        for (long issue : before.displayOrder()) {
            Set<Long> stayed = before.childrenOf(issue).stream()
                    .filter(child -> expected.parentOf(child) == issue)
                    .collect(Collectors.toSet());
            assertThat(ordered(shown, issue, stayed)).isEqualTo(ordered(before, issue, stayed));
        }
    }

    private static List<Long> ordered(Tree tree, long issue, Set<Long> some) {
        return tree.childrenOf(issue).stream().filter(some::contains).toList();
    }

    private Set<Pair> pairs(Set<Link> links) {
        return links.stream().map(relation::pair).collect(Collectors.toSet());
    }

    Set<Link> planned(Job job, String kind, String side) {
        return api.changes(job).stream()
                .filter(change -> change.kind().equals(kind))
                .map(change -> side.equals("after") ? change.after() : change.before())
                .map(link -> new Link(
                        link.get("source").asLong(), link.get("destination").asLong()))
                .collect(Collectors.toSet());
    }

    private static Set<Link> union(Set<Link> some, Set<Link> others) {
        Set<Link> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** What the links lack of what the rows show, and what they say beyond it of issues in the structure. */
    private record Wanted(Set<Link> created, Set<Link> deleted) {}

    private Wanted wanted(Forest forest, Set<Link> links) {
        Set<Link> shown = forest.issueParents().entrySet().stream()
                .map(entry -> relation.link(entry.getValue(), entry.getKey()))
                .collect(Collectors.toSet());
        Set<Long> present = forest.rows().stream().map(Forest.Row::issue).collect(Collectors.toSet());
        return new Wanted(
                shown.stream().filter(link -> !links.contains(link)).collect(Collectors.toSet()),
                links.stream()
                        .filter(link -> !shown.contains(link)
                                && present.contains(relation.pair(link).parent()))
                        .collect(Collectors.toSet()));
    }
}
