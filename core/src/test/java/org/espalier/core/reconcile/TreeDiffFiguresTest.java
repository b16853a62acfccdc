package org.espalier.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Figures for people: printed, never asserted (P1, P3, P15). What is asserted is that the answers are right. */
@Isolated
class TreeDiffFiguresTest {

    private static final int ROWS = 100_000;

    @Test
    void aLargeTreeAndALongListArePlanned() {
        Forest tree = forest(ROWS, 6);
        Forest list = forest(ROWS, 0);
        planned("tree of depth 6", tree, shuffled(tree));
        planned("flat parent", list, shuffled(list));
    }

    @Test
    void aLargeForestIsSmall() {
        List<Forest> held = new ArrayList<>();
        long before = usedMemory();
        for (int copy = 0; copy < 8; copy++) {
            held.add(forest(250_000, 6));
        }
        long each = (usedMemory() - before) / held.size();
        tell(String.format(Locale.ROOT, "250,000 rows in memory: %.1f MB, lookup by id included", each / 1e6));
        assertThat(held).allMatch(forest -> forest.size() == 250_000);
    }

    private static void planned(String name, Forest present, Forest wanted) {
        double pass = fastest(() -> onePass(present) + onePass(wanted));
        double plan = fastest(() -> TreeDiff.placedBetween(present, wanted));
        double same = fastest(() -> TreeDiff.placedBetween(present, present));
        int edits = TreeDiff.between(present, wanted).size();
        tell(String.format(
                Locale.ROOT,
                "100,000 rows, %s: %d edits planned in %.2f ms, nothing to do in %.2f ms, one pass over both %.2f ms",
                name,
                edits,
                plan,
                same,
                pass));
        assertThat(present.apply(TreeDiff.between(present, wanted)).sameShapeAs(wanted))
                .isTrue();
    }

    private static long onePass(Forest forest) {
        long sum = 0;
        for (int index = 0; index < forest.size(); index++) {
            sum += forest.idAt(index).value() + forest.parentIndexAt(index) + forest.depthAt(index);
        }
        return sum;
    }

    private static double fastest(Supplier<Object> work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            assertThat(work.get()).isNotNull();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1e6;
    }

    /** One row in a hundred goes to a place beside any other. */
    private static Forest shuffled(Forest forest) {
        Random random = new Random(1);
        ForestDraft draft = forest.draft();
        for (int move = 0; move < forest.size() / 100; move++) {
            RowId row = forest.idAt(random.nextInt(forest.size()));
            RowId beside = forest.idAt(random.nextInt(forest.size()));
            if (!draft.isInSubtree(beside, row)) {
                draft.move(row, Place.after(beside, draft.parentOf(beside)), Origin.UNKNOWN);
            }
        }
        return draft.forest();
    }

    private static Forest forest(int rows, int deepest) {
        Random random = new Random(2);
        ForestBuilder builder = Forest.builder();
        int depth = -1;
        for (int row = 1; row <= rows; row++) {
            depth = Math.min(deepest, random.nextInt(depth + 2));
            builder.add(new RowId(row), depth, Forests.issueOfRow(row), new Origin(Origin.Kind.SYNCHRONIZER, "links"));
        }
        return builder.build();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void tell(String figure) {
        System.out.println(figure);
    }
}
