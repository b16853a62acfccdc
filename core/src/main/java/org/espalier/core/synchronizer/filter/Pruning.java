package org.espalier.core.synchronizer.filter;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Fact;
import org.espalier.core.plan.Consequence;
import org.espalier.core.reconcile.Shape;
import org.espalier.core.reconcile.Wish;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;

/** Takes the rows out that may leave, the lowest first; one under which something remains stays. */
final class Pruning {
    private final Filter filter;
    private final Suspects suspects;
    private final Shape shape;
    private final Forest forest;

    /** By index: whether the row stands below one that matches. */
    private final boolean[] belowMatch;

    /** By index: whether the rows below are tested because this one leaves, or one above it does. */
    private final boolean[] open;

    private final boolean[] leaving;

    Pruning(Filter filter, Suspects suspects, Shape shape) {
        this.filter = filter;
        this.suspects = suspects;
        this.shape = shape;
        this.forest = shape.draft().forest();
        belowMatch = new boolean[forest.size()];
        open = new boolean[forest.size()];
        leaving = new boolean[forest.size()];
    }

    void prune() {
        for (int index = 0; index < forest.size(); index++) {
            mark(index);
        }
        for (int index = forest.size() - 1; index >= 0; index--) {
            if (leaving[index]) {
                remove(index);
            }
        }
    }

    private void mark(int index) {
        int parent = forest.parentIndexAt(index);
        belowMatch[index] = parent >= 0 && (belowMatch[parent] || shelters(parent));
        open[index] = parent >= 0 && open[parent];
        var issue = forest.itemAt(index).issue().filter(suspects::suspicious);
        if (issue.isPresent() && inQuestion(index) && !suspects.matches(issue.get())) {
            leaving[index] = mayLeave(index, issue.get());
        }
        open[index] |= leaving[index] && filter.has(Filter.Rule.DOUBLE_CHECK);
    }

    /**
     * Whether rows below this one stay for its sake, also where nobody knows that it does not match (L2); the target
     * shelters nobody, or nothing could ever leave.
     */
    private boolean shelters(int index) {
        return forest.itemAt(index)
                .issue()
                .filter(issue -> !filter.target().is(issue))
                .filter(suspects::mayMatch)
                .isPresent();
    }

    private boolean inQuestion(int index) {
        if (filter.has(Filter.Rule.KEEP_BELOW_MATCHES) && belowMatch[index]) {
            return false;
        }
        return !filter.has(Filter.Rule.REMOVE_ONLY_AT_TARGET)
                || open[index]
                || Targets.row(filter.target(), forest).stream()
                        .anyMatch(target -> Targets.directlyAt(target, forest, index));
    }

    private boolean mayLeave(int index, IssueId issue) {
        var kept = suspects.kept(issue);
        kept.ifPresent(cause -> shape.skip(
                new Skip(cause, issue, suspects.key(issue), Optional.of(forest.idAt(index)), sentence(cause))));
        return kept.isEmpty();
    }

    private static String sentence(Skip.Cause cause) {
        return switch (cause) {
            case UNREADABLE -> "Jira does not show this issue. Whether it matches is not known, so its row stays.";
            case UNLISTED ->
                "The issue is archived in Jira, by itself or with its project, or Jira's index lacks it: Jira shows it, and"
                        + " no search finds it. Whether it matches is not known, so its row stays.";
            case PROJECT_NOT_ENABLED -> "The issue does not match, but its project is not enabled, so its row stays.";
            case NEVER_LINKED,
                    WOULD_LOOP,
                    HAS_CHILDREN,
                    LINK_GONE,
                    TARGET_ABSENT,
                    PARENT_ABSENT,
                    NOT_ADDED,
                    CHANGED_SINCE,
                    NO_WAY_BACK ->
                throw new IllegalArgumentException("No row stays for this: " + cause + ". Indicates a bug.");
        };
    }

    private void remove(int index) {
        var row = forest.idAt(index);
        var issue = forest.itemAt(index).issue().orElseThrow();
        var ref = new IssueRef(issue, suspects.key(issue).orElseThrow());
        if (shape.draft().firstChildOf(row).isNone()) {
            shape.remove(
                    row,
                    Wish.of(
                            ref,
                            ref.key() + " does not match the query.",
                            new Consequence.Decides(Set.of(new Fact.Member(ref.id())))));
        } else {
            shape.skip(Skip.of(
                    Skip.Cause.HAS_CHILDREN,
                    ref,
                    Optional.of(row),
                    ref.key() + " does not match the query, but rows below it stay. Kept: has children."));
        }
    }
}
