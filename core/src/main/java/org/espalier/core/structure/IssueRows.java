package org.espalier.core.structure;

import java.util.Arrays;

/** Which slots show an issue: one index for any of them, and a chain for the rest. */
final class IssueRows {

    private final SlotIndex byIssue;

    /** The next slot that shows the same issue, or -1. */
    private int[] following;

    IssueRows(int expected) {
        byIssue = new SlotIndex(expected);
        following = new int[expected];
    }

    /** Of a whole column, from its end, so that each chain runs in the order of the column. */
    static IssueRows of(ItemColumn items) {
        IssueRows rows = new IssueRows(items.size());
        for (int slot = items.size() - 1; slot >= 0; slot--) {
            rows.add(slot, items);
        }
        return rows;
    }

    int anyOf(IssueId issue, ItemColumn items) {
        return byIssue.slotOf(issue.value(), items.numbers());
    }

    int following(int slot) {
        return following[slot];
    }

    /** Takes a slot in, at the head of its chain; one that shows no issue is passed over. */
    void add(int slot, ItemColumn items) {
        if (!items.isIssue(slot)) {
            return;
        }
        if (slot >= following.length) {
            following = Arrays.copyOf(following, Math.max(slot + 1, Columns.grown(following.length)));
        }
        following[slot] = byIssue.put(slot, items.numbers());
    }

    void remove(int slot, ItemColumn items) {
        if (!items.isIssue(slot)) {
            return;
        }
        long issue = items.numbers()[slot];
        int held = byIssue.slotOf(issue, items.numbers());
        if (held != slot) {
            while (following[held] != slot) {
                held = following[held];
            }
            following[held] = following[slot];
        } else if (following[slot] >= 0) {
            byIssue.put(following[slot], items.numbers());
        } else {
            byIssue.remove(issue, items.numbers());
        }
    }
}
