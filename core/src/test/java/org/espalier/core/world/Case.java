package org.espalier.core.world;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.SubTask;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Synchronizer;

/**
 * One named example of what a synchronizer does: what both sides show, and for each direction the plan as
 * {@link PlanText} writes it.
 */
public final class Case {
    /** The query of every filter in a test. */
    public static final Query QUERY = new Query("type = Story and status = Open");

    private final String name;
    private final Synchronizer synchronizer;
    private final World world;
    private final Map<Direction, Expected> expected = new EnumMap<>(Direction.class);

    private Case(String name, Synchronizer synchronizer, World world) {
        this.name = name;
        this.synchronizer = synchronizer;
        this.world = world;
    }

    record Expected(List<String> plan, Optional<String> forest) {}

    /** A case with a structure as {@link Sketch} writes it. */
    public static Case given(String name, Synchronizer synchronizer, String forest) {
        return new Case(name, synchronizer, new World(Sketch.forest(forest)));
    }

    /** Links such as {@code P-1>C-1 P-1>C-3}. */
    public Case links(String links) {
        Names.words(links).map(Names::link).forEach(world.tracker()::link);
        return this;
    }

    /** Pairs that were agreed to be linked. */
    public Case agreed(String pairs) {
        world.agree(Names.words(pairs)
                .map(pair -> new Agreed(Names.pair(pair), Present.THERE))
                .toList());
        return this;
    }

    /** The sub-tasks of one issue; one of a further type is written {@code A-3/Review}. */
    public Case subTasks(String parent, String children) {
        world.tracker()
                .subTasks(
                        Names.issue(parent),
                        Names.words(children).map(Case::subTask).toList());
        return this;
    }

    private static SubTask subTask(String word) {
        var parts = Arrays.asList(word.split("/"));
        var ref = Names.ref(parts.getFirst());
        return new SubTask(ref.id(), ref.key(), parts.size() > 1 ? parts.get(1) : "Sub-task");
    }

    /** What the query returns, which is what matches it. */
    public Case result(String issues) {
        return result(issues, "");
    }

    /** What the query returns, and what matches it besides although the search did not return it. */
    public Case result(String issues, String late) {
        var result = Names.issues(issues);
        var matching = new HashSet<IssueId>(result);
        matching.addAll(Names.issues(late));
        world.tracker().answers(QUERY, result, matching);
        return this;
    }

    /** What matches the query for parents. */
    public Case parents(String issues) {
        world.tracker().answers(Names.PARENTS, List.of(), Set.copyOf(Names.issues(issues)));
        return this;
    }

    /** What matches the query for children. */
    public Case children(String issues) {
        world.tracker().answers(Names.CHILDREN, List.of(), Set.copyOf(Names.issues(issues)));
        return this;
    }

    /** Issues that the tracker does not show. */
    public Case hidden(String issues) {
        Names.issues(issues).forEach(world.tracker()::hide);
        return this;
    }

    /** Issues that the tracker shows and no query finds. */
    public Case unlisted(String issues) {
        Names.issues(issues).forEach(world.tracker()::unlist);
        return this;
    }

    /** Issues whose links the tracker does not show. */
    public Case linkless(String issues) {
        Names.issues(issues).forEach(world.tracker()::hideLinks);
        return this;
    }

    /** The only projects that may be touched. */
    public Case enabled(String projects) {
        world.enable(Projects.of(Names.words(projects).collect(Collectors.toSet())));
        return this;
    }

    public Case includingNeverLinked() {
        world.includeNeverLinked();
        return this;
    }

    /** Anything else that is so. */
    public Case and(Consumer<World> more) {
        more.accept(world);
        return this;
    }

    /** The plan into the structure. */
    public Case into(String... plan) {
        expected.put(Direction.INTO_STRUCTURE, new Expected(List.of(plan), Optional.empty()));
        return this;
    }

    /** The plan into the structure, and what the structure looks like when it was applied. */
    public Case intoGives(String forest, String... plan) {
        expected.put(Direction.INTO_STRUCTURE, new Expected(List.of(plan), Optional.of(forest)));
        return this;
    }

    /** The plan from the structure. */
    public Case from(String... plan) {
        expected.put(Direction.FROM_STRUCTURE, new Expected(List.of(plan), Optional.empty()));
        return this;
    }

    String name() {
        return name;
    }

    Synchronizer synchronizer() {
        return synchronizer;
    }

    /** The case's world, for one direction. */
    World world() {
        return world.copy();
    }

    Set<Direction> directions() {
        return expected.keySet();
    }

    Expected expected(Direction direction) {
        return Objects.requireNonNull(expected.get(direction));
    }
}
