package org.espalier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.espalier.core.reconcile.TreeDiff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P4: the planner needs exactly as many operations as GumTree, which is given the same pairs of rows. */
class GumTreePeerTest {

    @ParameterizedTest
    @EnumSource
    void theSameNumberOfOperationsOnSmallForests(Shape shape) {
        IntStream.range(0, 500).forEach(seed -> assertSame(shape, 3 + seed % 60, 0.3, seed));
    }

    @ParameterizedTest
    @EnumSource
    void theSameNumberOfOperationsOnTwoThousandRows(Shape shape) {
        IntStream.range(0, 3).forEach(seed -> assertSame(shape, 2_000, 0.05, seed));
    }

    private static void assertSame(Shape shape, int rows, double share, long seed) {
        TwoForests forests = TwoForests.moved(shape.forest(rows, seed), share, seed + 1);
        assertThat(TreeDiff.between(forests.present(), forests.wanted()))
                .as("%s, %d rows, seed %d", shape, rows, seed)
                .hasSize(GumTreePeer.of(forests).operations());
    }
}
