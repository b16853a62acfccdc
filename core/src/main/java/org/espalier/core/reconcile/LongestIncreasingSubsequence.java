package org.espalier.core.reconcile;

import java.util.Arrays;

/** The largest part of a sequence that is already in rising order, so that all else must move (L13). */
public final class LongestIncreasingSubsequence {

    private LongestIncreasingSubsequence() {}

    /**
     * Marks the members of the longest strictly rising subsequence; of several equally long ones, that whose members
     * stand earliest, compared from the first on.
     *
     * <p>In O(n log n): read from the end, {@code heads[k]} is the largest value with which a rising run of {@code k +
     * 1} values can begin. Then each value knows how many can follow it, and the earliest fit is taken.
     */
    public static boolean[] of(int[] values) {
        int[] lengths = lengthsFromHere(values);
        int wanted = 0;
        for (int length : lengths) {
            wanted = Math.max(wanted, length);
        }
        boolean[] members = new boolean[values.length];
        long above = Long.MIN_VALUE;
        for (int index = 0; index < values.length && wanted > 0; index++) {
            if (lengths[index] == wanted && values[index] > above) {
                members[index] = true;
                above = values[index];
                wanted--;
            }
        }
        return members;
    }

    private static int[] lengthsFromHere(int[] values) {
        int[] lengths = new int[values.length];
        int[] heads = new int[values.length];
        int longest = 0;
        for (int index = values.length - 1; index >= 0; index--) {
            int shorter = runsBeginningAbove(values[index], heads, longest);
            heads[shorter] = values[index];
            lengths[index] = shorter + 1;
            longest = Math.max(longest, shorter + 1);
        }
        return lengths;
    }

    /** How many of the falling heads are above the value. */
    private static int runsBeginningAbove(int value, int[] heads, int count) {
        if (count == 0 || heads[count - 1] > value) {
            return count;
        }
        // From here on the value breaks the order, which few values do where little has changed.
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (heads[middle] > value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many values must move so that the rest is in rising order. */
    public static int movesIn(int[] values) {
        int length = Arrays.stream(lengthsFromHere(values)).max().orElse(0);
        return values.length - length;
    }
}
