package org.espalier.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.Seeds.forAllSeeds;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongestIncreasingSubsequenceTest {

    @ParameterizedTest // L13
    @CsvSource(nullValues = "nothing", textBlock = """
            1 2 3,     1 2 3
            2 1,       2
            3 1 2,     1 2
            2 3 1,     2 3
            2 1 4 3,   2 4
            5 4 3 2 1, 5
            2 4 1 3 5, 2 4 5
            """)
    void theLongestRiseStaysAndOfEqualOnesTheEarliest(String values, String members) {
        assertThat(membersOf(numbers(values))).isEqualTo(numbers(members));
    }

    @Test
    void nothingHasNoMembers() {
        assertThat(LongestIncreasingSubsequence.of(new int[0])).isEmpty();
        assertThat(LongestIncreasingSubsequence.movesIn(new int[0])).isZero();
    }

    @Test // L13
    void noLongerAndNoEarlierRiseExists() {
        forAllSeeds(500, seed -> {
            Random random = new Random(seed);
            int[] values = random.ints(random.nextInt(9), 0, 9).toArray();

            assertThat(LongestIncreasingSubsequence.of(values)).isEqualTo(byTryingAll(values));
            assertThat(LongestIncreasingSubsequence.movesIn(values))
                    .isEqualTo(values.length - membersOf(values).length);
        });
    }

    /** Of all rising subsets the largest; of those the one whose positions come first, compared from the first on. */
    static boolean[] byTryingAll(int[] values) {
        int best = 0;
        for (int subset = 0; subset < 1 << values.length; subset++) {
            if (rises(values, subset) && isBetter(subset, best)) {
                best = subset;
            }
        }
        boolean[] members = new boolean[values.length];
        for (int index = 0; index < values.length; index++) {
            members[index] = (best >> index & 1) == 1;
        }
        return members;
    }

    private static boolean isBetter(int subset, int best) {
        int longer = Integer.bitCount(subset) - Integer.bitCount(best);
        int firstDifference = Integer.lowestOneBit(subset ^ best);
        return longer > 0 || (longer == 0 && (subset & firstDifference) != 0);
    }

    private static boolean rises(int[] values, int subset) {
        int[] chosen = IntStream.range(0, values.length)
                .filter(index -> (subset >> index & 1) == 1)
                .map(index -> values[index])
                .toArray();
        return IntStream.range(1, chosen.length).allMatch(index -> chosen[index - 1] < chosen[index]);
    }

    private static int[] membersOf(int[] values) {
        boolean[] members = LongestIncreasingSubsequence.of(values);
        return IntStream.range(0, values.length)
                .filter(index -> members[index])
                .map(index -> values[index])
                .toArray();
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
