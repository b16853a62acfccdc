package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Link;
import org.espalier.core.reconcile.TreeDiff;
import org.espalier.core.sight.SubTask;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.Formula;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Synchronizer;
import org.espalier.core.synchronizer.filter.Filter;
import org.espalier.core.synchronizer.filter.Filter.Rule;
import org.espalier.core.synchronizer.subtasks.SubTasks;
import org.espalier.core.world.Case;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** A chain of 5,000 rows, each below the one before: nothing descends by recursion, so nothing overflows. */
class DepthTest {

    private static final int DEPTH = 5_000;
    private static final long FIRST = 1_001;

    private final Forest chain = forest(1);
    private final Forest flat = forest(0);

    @Test
    void aDeepForestIsReadWrittenAndAsked() {
        var written = Formula.write(chain);

        assertThat(Formula.parse(written.text(), Map.of(), Sketch.PERSON)).isEqualTo(chain);
        assertThat(chain.draft().forest()).isEqualTo(chain);
        assertThat(chain.issueParentOf(new RowId(DEPTH))).contains(issue(DEPTH - 1));
        assertThat(chain.draft().isInSubtree(new RowId(DEPTH), new RowId(1))).isTrue();
    }

    @Test // L1, L13
    void aDeepForestIsComparedEitherWay() {
        assertThat(flat.apply(TreeDiff.between(flat, chain)).sameShapeAs(chain)).isTrue();
        assertThat(chain.apply(TreeDiff.between(chain, flat)).sameShapeAs(flat)).isTrue();
        assertThat(Forest.empty().apply(TreeDiff.between(Forest.empty(), chain)).sameShapeAs(chain))
                .isTrue();
        assertThat(chain.apply(TreeDiff.between(chain, Forest.empty())).isEmpty())
                .isTrue();
    }

    @Test // L14
    void linksBuildAChainAndUndoTakesItApart() {
        var world = new World(flat);
        IntStream.range(1, DEPTH).mapToObj(DepthTest::linkBelow).forEach(world.tracker()::link);

        undone(world, applied(world, Linking.DEFAULT, Direction.INTO_STRUCTURE), chain);
        assertThat(world.forest().sameShapeAs(flat)).isTrue();
    }

    @Test // L14
    void aChainBecomesLinksAndUndoDeletesThem() {
        var world = new World(chain);
        var run = applied(world, Linking.DEFAULT, Direction.FROM_STRUCTURE);
        assertThat(world.tracker().links()).hasSize(DEPTH - 1);

        undone(world, run, chain);
        assertThat(world.tracker().links()).isEmpty();
    }

    @Test // L14
    void subTasksBuildAChainAndUndoTakesItApart() {
        var world = new World(flat);
        IntStream.range(1, DEPTH)
                .forEach(number -> world.tracker().subTasks(issue(number), List.of(subTask(number + 1))));

        undone(
                world,
                applied(
                        world,
                        new SubTasks(Optional.empty(), Set.of(SubTasks.Rule.AUTO_ADD, SubTasks.Rule.ENFORCE_PLACEMENT)),
                        Direction.INTO_STRUCTURE),
                chain);
        assertThat(world.forest().sameShapeAs(flat)).isTrue();
    }

    @Test // L14
    void aFilterRemovesTheLowerHalfOfAChainAndUndoBringsItBack() {
        var world = new World(chain);
        var upper =
                IntStream.rangeClosed(1, DEPTH / 2).mapToObj(DepthTest::issue).toList();
        world.tracker().answers(Case.QUERY, upper, Set.copyOf(upper));

        var filter =
                new Filter(Case.QUERY, new Filter.Target.TopLevel(), Set.of(Rule.ADD, Rule.REMOVE, Rule.DOUBLE_CHECK));
        var run = applied(world, filter, Direction.INTO_STRUCTURE);
        assertThat(run.applied()).allMatch(planned -> planned.change().kind() == Kind.ROW_REMOVE);
        assertThat(world.forest().size()).isEqualTo(DEPTH / 2);

        world.run(world.undoOf(run)).toTheEnd();
        assertThat(world.forest().sameShapeAs(chain)).isTrue();
    }

    private static Run applied(World world, Synchronizer synchronizer, Direction direction) {
        return world.run(world.plan(synchronizer, direction)).toTheEnd();
    }

    private static void undone(World world, Run run, Forest reached) {
        assertThat(world.forest().sameShapeAs(reached)).isTrue();
        assertThat(run.applied()).hasSize(DEPTH - 1);
        world.run(world.undoOf(run)).toTheEnd();
    }

    private static Link linkBelow(int number) {
        return new Link(Names.TYPE, issue(number), issue(number + 1));
    }

    private static SubTask subTask(int number) {
        return new SubTask(issue(number), Names.key(issue(number)), "Sub-task");
    }

    private static IssueId issue(int number) {
        return new IssueId(FIRST + number);
    }

    /** Rows 1 to 5,000; each stands so many levels below the one before. */
    private static Forest forest(int step) {
        ForestBuilder builder = Forest.builder();
        for (int row = 1; row <= DEPTH; row++) {
            builder.add(new RowId(row), (row - 1) * step, new Item.Issue(issue(row)), Sketch.PERSON);
        }
        return builder.build();
    }
}
