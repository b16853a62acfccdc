package org.espalier.core.reconcile;

import java.util.Arrays;
import org.espalier.core.structure.Forest;

/** Which rows of a wanted forest are new, which stay where they are in the present one, and which must move. */
final class TreeDiffMatch {

    private static final int NEW = -1;

    private final Forest present;
    private final Forest wanted;

    /** By wanted index: the index in the present forest, or {@link #NEW}. */
    private final int[] presentIndexes;

    private final boolean[] moving;
    private int matched;

    private TreeDiffMatch(Forest present, Forest wanted) {
        this.present = present;
        this.wanted = wanted;
        presentIndexes = new int[wanted.size()];
        moving = new boolean[wanted.size()];
    }

    static TreeDiffMatch between(Forest present, Forest wanted) {
        TreeDiffMatch match = new TreeDiffMatch(present, wanted);
        match.match();
        match.sort();
        return match;
    }

    /** Whether every row of the present forest is wanted. */
    boolean keepsEveryRow() {
        return matched == present.size();
    }

    boolean isNew(int wantedIndex) {
        return presentIndexes[wantedIndex] == NEW;
    }

    boolean moves(int wantedIndex) {
        return moving[wantedIndex];
    }

    /** Most rows follow in the present forest the one they follow in the wanted, which saves looking them up. */
    private void match() {
        int guess = 0;
        for (int index = 0; index < presentIndexes.length; index++) {
            boolean guessed = guess < present.size() && present.sameRowAt(guess, wanted, index);
            int found = guessed ? guess : present.indexOf(wanted.idAt(index));
            presentIndexes[index] = found;
            if (found == NEW) {
                continue;
            }
            if (!guessed && !present.sameRowAt(found, wanted, index)) {
                throw new IllegalArgumentException("Row " + wanted.idAt(index) + " shows " + present.itemAt(found)
                        + " in one forest and " + wanted.itemAt(index) + " in the other; a row keeps its item.");
            }
            matched++;
            guess = found + 1;
        }
    }

    /**
     * Among siblings that keep their parent, the order in display is the order among siblings, so present indexes can
     * be compared as they are. Only a list that is out of order pays for the subsequence.
     */
    private void sort() {
        int[] highest = new int[wanted.size() + 1];
        Arrays.fill(highest, -1);
        boolean[] disordered = new boolean[wanted.size() + 1];
        for (int index = 0; index < presentIndexes.length; index++) {
            if (isNew(index)) {
                continue;
            }
            if (!keepsParent(index)) {
                moving[index] = true;
                continue;
            }
            int list = wanted.parentIndexAt(index) + 1;
            disordered[list] |= presentIndexes[index] < highest[list];
            highest[list] = Math.max(highest[list], presentIndexes[index]);
        }
        for (int list = 0; list < disordered.length; list++) {
            if (disordered[list]) {
                keepLongestOf(list - 1);
            }
        }
    }

    private boolean keepsParent(int index) {
        int parent = wanted.parentIndexAt(index);
        int presentParent = present.parentIndexAt(presentIndexes[index]);
        return parent < 0 ? presentParent < 0 : presentParent >= 0 && presentIndexes[parent] == presentParent;
    }

    private void keepLongestOf(int parent) {
        int end = parent < 0 ? wanted.size() : wanted.endOfSubtree(parent);
        int[] keepers = new int[end - parent - 1];
        int count = 0;
        for (int child = parent + 1; child < end; child = wanted.endOfSubtree(child)) {
            if (!isNew(child) && !moving[child]) {
                keepers[count++] = child;
            }
        }
        int[] places = new int[count];
        for (int keeper = 0; keeper < count; keeper++) {
            places[keeper] = presentIndexes[keepers[keeper]];
        }
        boolean[] staying = LongestIncreasingSubsequence.of(places);
        for (int keeper = 0; keeper < count; keeper++) {
            moving[keepers[keeper]] = !staying[keeper];
        }
    }
}
