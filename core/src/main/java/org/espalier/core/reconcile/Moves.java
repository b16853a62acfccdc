package org.espalier.core.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.core.change.Skip;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.RowId;

/**
 * Moves of issues under other issues that a shape shall make, each as soon as the moves it waits for are made.
 *
 * <p>L1: a row cannot go under its own descendant, but the descendant may be about to leave. A blocked move is
 * therefore tried again after others were made. Where the wanted parents form no loop, all moves can be made: the
 * topmost of them in the wanted forest is always free. What is still blocked at the end closes a loop and is skipped.
 */
public final class Moves {
    /*
     * A move that waited acts on the rows that are the first of their issues by then, not on those that were at the
     * start. So a next run, which knows only the forest that results, finds exactly the same moves blocked (L12).
     */

    private final Shape shape;
    private final List<Wanted> waiting = new ArrayList<>();

    public Moves(Shape shape) {
        this.shape = shape;
    }

    /**
     * An issue that shall stand under another one.
     *
     * @param choices the parents that it may have, the best first; never empty
     */
    public record Wanted(IssueRef issue, List<Choice> choices) {
        public Wanted {
            choices = List.copyOf(choices);
        }
    }

    /** A parent under which an issue may come to stand, with what comes with the move of one of its rows there. */
    public record Choice(IssueId parent, Function<RowId, Wish> wish) {}

    /** Moves the issue under its best parent, or lets it wait. */
    public void want(Wanted move) {
        var best = move.choices().getFirst();
        if (!made(best, shape.rowOf(move.issue().id()), shape.rowOf(best.parent()))) {
            waiting.add(move);
        }
    }

    /** Makes every waiting move to its best parent that has become possible; tells whether there was any. */
    public boolean settle() {
        var before = waiting.size();
        var made = -1;
        while (made != waiting.size()) {
            made = waiting.size();
            waiting.removeIf(move -> made(move, move.choices().getFirst()));
        }
        return waiting.size() < before;
    }

    /** Makes one waiting move to a parent that is not the best; tells whether there was any. */
    public boolean settleForLess() {
        for (var move : waiting) {
            for (var choice : move.choices()) {
                if (made(move, choice)) {
                    waiting.remove(move);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a waiting move wants to go under this issue. */
    public boolean awaits(IssueId parent) {
        return waiting.stream()
                .anyMatch(move -> move.choices().getFirst().parent().equals(parent));
    }

    /** Makes what can be made and leaves the rest where it is, as a skip. */
    public void finish() {
        boolean going;
        do {
            settle();
            going = settleForLess();
        } while (going);
        for (var move : waiting) {
            shape.skip(Skip.of(
                    Skip.Cause.WOULD_LOOP,
                    move.issue(),
                    shape.draft().firstRowOf(move.issue().id()),
                    move.issue().key() + " stays where it is: its parent stands below it."));
        }
        waiting.clear();
    }

    private boolean made(Wanted move, Choice choice) {
        ForestDraft draft = shape.draft();
        return made(choice, draft.firstRowOf(move.issue().id()), draft.firstRowOf(choice.parent()));
    }

    private boolean made(Choice choice, Optional<RowId> row, Optional<RowId> under) {
        if (row.isEmpty() || under.isEmpty() || shape.draft().isInSubtree(under.get(), row.get())) {
            return false;
        }
        shape.moveToEnd(row.get(), under.get(), choice.wish().apply(row.get()));
        return true;
    }
}
