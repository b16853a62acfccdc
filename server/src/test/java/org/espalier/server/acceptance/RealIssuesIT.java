package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
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

/** The main job, end to end, on the issues of a real site: what is expected is reckoned from their file alone. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputOnFailure.class)
class RealIssuesIT {

    private static final String TYPE = "Subtask";
    private static final String RELATED = "Relates";
    private static final Set<String> DESTRUCTIVE = Set.of("ROW_REMOVE", "LINK_DELETE");
    private static final long SEED = 20_171_128;

    private RealIssues issues;
    private RunningSandbox sandbox;
    private RunningServer server;
    private SandboxJira jira;
    private Api api;
    private String connection;

    @BeforeAll
    void start(@TempDir Path folder) {
        issues = RealIssues.eucalyptus();
        sandbox = RunningSandbox.start(issues.file(), folder.resolve("sandbox"));
        server = RunningServer.start(folder.resolve("server"));
        jira = sandbox.jira();
        api = server.api();
        connection = api.connect(jira.address());
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
        into(structure, "FILTER", filter());
        assertThat(api.forest(structure).places()).isEqualTo(filtered.places()).hasSize(10_436);

        Tree withSubTasks = withSubTasks(filtered);
        into(structure, "SUB_TASKS", Map.of());
        Forest before = api.forest(structure);
        assertThat(before.places()).isEqualTo(withSubTasks.places());

        Tree linked = LinkedPlaces.in(withSubTasks, pairs(issues.links(TYPE)));
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
        into(structure, "FILTER", filter());
        into(structure, "SUB_TASKS", Map.of());
        String links = api.install(structure, "LINKS", links());
        finish(api.plan(links, "INTO_STRUCTURE"));
        new Rearranging(api, structure, SEED).moveSome();

        Set<Link> before = jira.links(TYPE);
        Forest forest = api.forest(structure);
        Wanted wanted = Wanted.by(forest, before);
        assertThat(wanted.created()).isNotEmpty();
        assertThat(wanted.deleted()).isNotEmpty();

        Job first = api.plan(links, "FROM_STRUCTURE");
        assertThat(planned(first, "LINK_CREATE", "after")).isEqualTo(wanted.created());
        assertThat(planned(first, "LINK_DELETE", "before")).isEqualTo(wanted.deleted());

        first = api.apply(first, Set.of());
        assertFinished(first, wanted.created().size(), wanted.deleted().size());
        assertThat(jira.links(TYPE)).isEqualTo(union(before, wanted.created()));

        Job second = api.plan(links, "FROM_STRUCTURE");
        assertThat(api.plan(second).counts())
                .isEqualTo(Map.of("LINK_DELETE", wanted.deleted().size()));
        second = api.apply(second, DESTRUCTIVE);
        assertFinished(second, wanted.deleted().size(), 0);
        assertThat(Wanted.by(forest, jira.links(TYPE))).isEqualTo(new Wanted(Set.of(), Set.of()));
        assertNothingToDo(links, "FROM_STRUCTURE", structure);

        finish(api.undo(second));
        finish(api.undo(first));
        assertThat(jira.links(TYPE)).isEqualTo(before);
        assertThat(api.forest(structure)).isEqualTo(forest);
    }

    @Test // product 5.3: scope ALL; L6, L12
    void linksOfAllIssuesFillAnEmptyStructure() {
        String structure = api.createStructure("All", connection);
        jira.forgetRequests();

        into(structure, "LINKS", related(Map.of()));

        Set<Link> links = issues.links(RELATED);
        Forest filled = api.forest(structure);
        assertThat(filled.places()).isEqualTo(LinkedPlaces.alone(outward(links)).places());

        Job job = api.plan(api.install(structure, "LINKS", related(Map.of())), "FROM_STRUCTURE");
        assertThat(planned(job, "LINK_CREATE", "after")).isEmpty();
        assertThat(planned(job, "LINK_DELETE", "before")).isEqualTo(without(links, shown(filled)));
        assertThat(api.plan(job).warnings()).extracting(Api.Warning::code).containsExactly("DELETES_LINKS_EVERYWHERE");
        assertThat(jira.requests().writing()).isZero();
    }

    @Test // product 5.3: filters
    void linksWhoseEndsDoNotMatchAreLeftOut() {
        String structure = api.createStructure("Filtered", connection);
        Map<String, Object> filters = Map.of(
                "parentFilter", Map.of("jql", "project = EUCA"), "childFilter", Map.of("jql", "project != EUCA"));

        into(structure, "LINKS", related(filters));

        Set<Long> euca = issues.of("EUCA").stream().map(RealIssues.Line::id).collect(Collectors.toSet());
        Set<Link> matching = issues.links(RELATED).stream()
                .filter(link -> euca.contains(link.source()) && !euca.contains(link.destination()))
                .collect(Collectors.toSet());
        assertThat(matching).isNotEmpty();
        assertThat(api.forest(structure).places())
                .isEqualTo(LinkedPlaces.alone(outward(matching)).places());
    }

    /** Installs, resyncs, and asks again at once: the second time there is nothing to do. */
    private Job into(String structure, String type, Map<String, Object> parameters) {
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

    private static Map<String, Object> filter() {
        return Map.of("query", Map.of("jql", "project = EUCA ORDER BY key"));
    }

    private static Map<String, Object> links() {
        return Map.of("linkType", TYPE, "direction", "INWARD", "expandToSubIssues", true);
    }

    private static Map<String, Object> related(Map<String, Object> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.putAll(Map.of("linkType", RELATED, "direction", "OUTWARD", "scope", "ALL"));
        return parameters;
    }

    private static Set<Pair> outward(Set<Link> links) {
        return links.stream()
                .map(link -> new Pair(link.source(), link.destination()))
                .collect(Collectors.toSet());
    }

    private static Set<Link> shown(Forest forest) {
        return forest.issueParents().entrySet().stream()
                .map(entry -> new Link(entry.getValue(), entry.getKey()))
                .collect(Collectors.toSet());
    }

    private static Set<Link> without(Set<Link> links, Set<Link> others) {
        Set<Link> rest = new HashSet<>(links);
        rest.removeAll(others);
        return rest;
    }

    private Tree filtered() {
        Tree tree = new Tree();
        issues.of("EUCA").forEach(line -> tree.append(line.id(), Tree.TOP));
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

    /** The source of this type of link is the child. */
    private static Set<Pair> pairs(Set<Link> links) {
        return links.stream()
                .map(link -> new Pair(link.destination(), link.source()))
                .collect(Collectors.toSet());
    }

    private Set<Link> planned(Job job, String kind, String side) {
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
    private record Wanted(Set<Link> created, Set<Link> deleted) {

        static Wanted by(Forest forest, Set<Link> links) {
            Set<Link> shown = forest.issueParents().entrySet().stream()
                    .map(entry -> new Link(entry.getKey(), entry.getValue()))
                    .collect(Collectors.toSet());
            Set<Long> present = forest.rows().stream().map(Forest.Row::issue).collect(Collectors.toSet());
            return new Wanted(
                    shown.stream().filter(link -> !links.contains(link)).collect(Collectors.toSet()),
                    links.stream()
                            .filter(link -> !shown.contains(link) && present.contains(link.destination()))
                            .collect(Collectors.toSet()));
        }
    }
}
