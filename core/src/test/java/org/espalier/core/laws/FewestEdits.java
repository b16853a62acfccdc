package org.espalier.core.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowId;

/**
 * How many edits lead from one forest to another at least: every row added, every row removed, every row with another
 * parent, and per list of siblings those that lie outside its longest rise.
 */
final class FewestEdits {
    private FewestEdits() {}

    static int between(Forest present, Forest wanted) {
        var removed = (int)
                present.rows().stream().filter(row -> !wanted.holds(row.id())).count();
        List<RowId> parents = new ArrayList<>(List.of(RowId.NONE));
        wanted.rows().forEach(row -> parents.add(row.id()));
        return removed
                + parents.stream()
                        .mapToInt(parent -> outOfOrder(wanted.childrenOf(parent), parent, present))
                        .sum();
    }

    private static int outOfOrder(List<RowId> children, RowId parent, Forest present) {
        var kept = children.stream()
                .filter(child -> present.holds(child) && present.parentOf(child).equals(parent))
                .mapToInt(present::indexOf)
                .toArray();
        return children.size() - longestRise(kept);
    }

    private static int longestRise(int[] numbers) {
        var longest = new int[numbers.length];
        for (int end = 0; end < numbers.length; end++) {
            longest[end] = 1;
            for (int before = 0; before < end; before++) {
                if (numbers[before] < numbers[end]) {
                    longest[end] = Math.max(longest[end], longest[before] + 1);
                }
            }
        }
        return Arrays.stream(longest).max().orElse(0);
    }
}
