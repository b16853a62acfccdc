package org.espalier.core.laws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.SubTask;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.synchronizer.Synchronizer;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Links.LinkSide;
import org.espalier.core.world.Case;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;

/**
 * A small world that chance made, with a synchronizer and a direction. One tree, on which both sides agreed in part,
 * was perturbed into what the structure shows and once more into what the tracker shows.
 */
record Scenario(
        Random random, World world, Synchronizer synchronizer, Direction direction, List<Supplier<String>> tale) {

    private static final int MOST_ROWS = 11;

    static Scenario of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        var common = Forests.random(random, 1 + random.nextInt(MOST_ROWS));
        var structure = named(Forests.perturb(random, common, random.nextInt(6)));
        var tracker = named(Forests.perturb(random, common, random.nextInt(6)));
        var synchronizer = RandomSynchronizers.any(random, structure);
        var directions = new ArrayList<>(new TreeSet<>(synchronizer.directions()));
        var scenario = new Scenario(
                random,
                new World(structure),
                synchronizer,
                directions.get(random.nextInt(directions.size())),
                new ArrayList<>());
        scenario.show(tracker);
        scenario.agree(named(common));
        scenario.hide(tracker);
        return scenario;
    }

    /** What a person needs to see what happened. */
    String story() {
        return tale.stream().map(Supplier::get).collect(Collectors.joining(System.lineSeparator()));
    }

    private void tell(Supplier<String> line) {
        tale.add(line);
    }

    /** The issues of random forests under keys of three projects. */
    private static Forest named(Forest forest) {
        ForestBuilder builder = Forest.builder();
        forest.rows()
                .forEach(row -> builder.add(
                        row.id(),
                        row.depth(),
                        row.item()
                                .issue()
                                .<Item>map(issue -> new Item.Issue(renumbered(issue)))
                                .orElse(row.item()),
                        row.origin()));
        return builder.build();
    }

    private static IssueId renumbered(IssueId issue) {
        return numbered(issue.value() % 1_000 + 1);
    }

    /** Any issue that a scenario may be about. */
    static IssueId anyIssue(Random random) {
        return numbered(random.nextInt(1, MOST_ROWS + 2));
    }

    private static IssueId numbered(long number) {
        return Names.issue("ABC".charAt((int) (number % 3)) + "-" + number);
    }

    private void show(Forest tree) {
        var forest = world.forest();
        tell(() -> synchronizer + " " + direction);
        tell(() -> "structure:" + System.lineSeparator() + Sketch.of(forest));
        var issues = List.copyOf(tree.issues());
        for (var pair : pairs(tree)) {
            if (random.nextInt(12) > 0) {
                world.tracker().link(link(pair));
            }
        }
        var subTasks = subTasks(tree);
        for (var further = random.nextInt(4); further > 0 && issues.size() > 1; further--) {
            var parent = issues.get(random.nextInt(issues.size()));
            var child = issues.get(random.nextInt(issues.size()));
            world.tracker().link(link(new Linked(parent, child)));
        }
        subTasks.forEach(world.tracker()::subTasks);
        var result = issues.stream().filter(_ -> random.nextInt(10) > 0).toList();
        var matching = new HashSet<>(result);
        issues.stream().filter(_ -> random.nextInt(2) == 0).forEach(matching::add);
        world.tracker().answers(Case.QUERY, result, matching);
        answerFilters();
        var links = world.tracker().links();
        tell(() -> "links: " + links.stream().map(Names::text).toList());
        tell(() -> "sub-tasks: " + text(subTasks));
        tell(() -> "result: " + keys(result) + ", matching: " + keys(new TreeSet<>(matching)));
    }

    /** What the ends of links must match, and what the search for linked issues has not noticed yet. */
    private void answerFilters() {
        for (var query : List.of(Names.PARENTS, Names.CHILDREN)) {
            var matching = anyIssues().filter(_ -> random.nextInt(4) > 0).collect(Collectors.toSet());
            world.tracker().answers(query, List.of(), matching);
            tell(() -> query.text() + ": " + keys(new TreeSet<>(matching)));
        }
        var late = random.nextInt(4) > 0 ? Set.<IssueId>of() : Set.of(anyIssue(random));
        late.forEach(world.tracker()::searchMisses);
        tell(() -> "not found by the search: " + keys(late));
    }

    private static Stream<IssueId> anyIssues() {
        return IntStream.rangeClosed(1, 2 * MOST_ROWS).mapToObj(Scenario::numbered);
    }

    /** No issue is a sub-task and has sub-tasks, as in every Jira; few are listed by two parents. */
    private Map<IssueId, List<SubTask>> subTasks(Forest tree) {
        var subTasks = new LinkedHashMap<IssueId, List<SubTask>>();
        var children = new HashSet<IssueId>();
        for (var pair : pairs(tree)) {
            if (random.nextInt(4) == 0 || children.contains(pair.parent()) || subTasks.containsKey(pair.child())) {
                continue;
            }
            children.add(pair.child());
            subTasks.computeIfAbsent(pair.parent(), _ -> new ArrayList<>())
                    .add(new SubTask(
                            pair.child(), Names.key(pair.child()), random.nextInt(4) == 0 ? "Review" : "Sub-task"));
        }
        return subTasks;
    }

    private void agree(Forest common) {
        var agreed = pairs(common).stream()
                .filter(_ -> random.nextInt(3) > 0)
                .map(pair -> new Agreed(pair, random.nextInt(8) == 0 ? Present.ABSENT : Present.THERE))
                .toList();
        world.agree(agreed);
        tell(() -> "agreed: "
                + agreed.stream()
                        .map(each -> Names.text(link((Linked) each.fact())) + " " + each.value())
                        .toList());
    }

    private void hide(Forest tree) {
        var hidden = new TreeSet<IssueId>();
        if (random.nextInt(3) == 0) {
            world.forest().issues().stream().filter(_ -> random.nextInt(6) == 0).forEach(hidden::add);
            tree.issues().stream().filter(_ -> random.nextInt(6) == 0).forEach(hidden::add);
            hidden.forEach(world.tracker()::hide);
        }
        var some = random.nextInt(4) == 0;
        if (some) {
            world.enable(Projects.of(Set.of("A", "B")));
        }
        if (random.nextInt(4) == 0) {
            world.includeNeverLinked();
            tell(() -> "never linked rows included");
        }
        tell(() -> "hidden: " + keys(hidden) + (some ? ", only projects A and B" : ""));
    }

    /** The pair as a link, whichever end the synchronizer takes for the parent. */
    Link link(Linked pair) {
        return synchronizer instanceof Links links && links.rule().parentIs() == LinkSide.DESTINATION
                ? new Link(Names.TYPE, pair.child(), pair.parent())
                : new Link(Names.TYPE, pair.parent(), pair.child());
    }

    /** Every pair of issue parent and issue that a tree shows. */
    static Set<Linked> pairs(Forest tree) {
        return tree.rows().stream()
                .flatMap(row -> row.item().issue().stream()
                        .flatMap(child -> tree.issueParentOf(row.id()).stream()
                                .filter(parent -> !parent.equals(child))
                                .map(parent -> new Linked(parent, child))))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String keys(Iterable<IssueId> issues) {
        var keys = new ArrayList<String>();
        issues.forEach(issue -> keys.add(Names.key(issue).value()));
        return String.join(" ", keys);
    }

    private static String text(Map<IssueId, List<SubTask>> subTasks) {
        return subTasks.entrySet().stream()
                .map(each -> Names.key(each.getKey()) + ": "
                        + each.getValue().stream()
                                .map(child -> child.key() + "/" + child.type())
                                .toList())
                .collect(Collectors.joining("; "));
    }
}
