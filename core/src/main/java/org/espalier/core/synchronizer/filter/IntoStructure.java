package org.espalier.core.synchronizer.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Fact;
import org.espalier.core.plan.Consequence;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.reconcile.Shape;
import org.espalier.core.reconcile.Wish;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;

/** One run of a {@link Filter}: first what is missing comes, then what does not match leaves. */
final class IntoStructure {
    private final Filter filter;
    private final Forest present;
    private final List<IssueRef> result;
    private final Suspects suspects;
    private final Shape shape;

    IntoStructure(Filter filter, Ask ask, Sights sights) {
        this.filter = filter;
        this.present = sights.forest();
        this.result = sights.tracker().result(filter.query()).stream()
                .filter(issue -> ask.projects().enabled(issue.key()))
                .distinct()
                .toList();
        this.suspects = new Suspects(filter, ask, sights);
        this.shape = new Shape(present, ask.ids(), ask.origin());
    }

    Proposal proposal() {
        if (filter.has(Filter.Rule.ADD)) {
            Targets.row(filter.target(), present).ifPresentOrElse(this::add, this::skipAll);
        }
        if (filter.has(Filter.Rule.REMOVE)) {
            new Pruning(filter, suspects, shape).prune();
        }
        return new Proposal(shape.changes(1), List.of(), List.of(), shape.skips(), 0, shown(), List.of());
    }

    private void add(RowId target) {
        var elsewhere = new ArrayList<IssueRef>();
        for (var issue : result) {
            if (present.firstRowOf(issue.id()).isEmpty()) {
                shape.append(issue, target, wish(issue));
            } else if (filter.has(Filter.Rule.ALLOW_MOVE) && !target.isNone() && standsOutside(issue.id())) {
                elsewhere.add(issue);
            }
        }
        move(elsewhere, target);
    }

    private static Wish wish(IssueRef issue) {
        return Wish.of(
                issue,
                issue.key() + " matches the query.",
                new Consequence.Decides(Set.of(new Fact.Member(issue.id()))));
    }

    private boolean standsOutside(IssueId issue) {
        return !filter.target().is(issue)
                && present.rowsOf(issue).stream().noneMatch(row -> above(row).anyMatch(this::showsTarget));
    }

    /** Moves the first rows, except those that go along with one above them. */
    private void move(List<IssueRef> elsewhere, RowId target) {
        var moving = new HashSet<RowId>();
        elsewhere.forEach(issue -> moving.add(firstRowOf(issue)));
        for (var issue : elsewhere) {
            if (present.rowsOf(issue.id()).stream().anyMatch(row -> isAbove(row, target))) {
                moving.remove(firstRowOf(issue));
                skipLoop(issue);
            }
        }
        for (var issue : elsewhere) {
            var row = firstRowOf(issue);
            if (moving.contains(row) && above(row).noneMatch(moving::contains)) {
                shape.moveToEnd(row, target, wish(issue));
            }
        }
    }

    private RowId firstRowOf(IssueRef issue) {
        return present.firstRowOf(issue.id()).orElseThrow();
    }

    private Stream<RowId> above(RowId row) {
        return Stream.iterate(present.parentOf(row), each -> !each.isNone(), present::parentOf);
    }

    private boolean isAbove(RowId row, RowId other) {
        return above(other).anyMatch(row::equals);
    }

    private boolean showsTarget(RowId row) {
        return present.itemAt(present.indexOf(row)).issue().stream().anyMatch(filter.target()::is);
    }

    private void skipLoop(IssueRef issue) {
        shape.skip(Skip.of(
                Skip.Cause.WOULD_LOOP,
                issue,
                present.firstRowOf(issue.id()),
                issue.key() + " stays where it is: the issue under which it should stand is below it."));
    }

    private void skipAll() {
        if (filter.target() instanceof Filter.Target.UnderIssue(IssueId target)) {
            shape.skip(new Skip(
                    Skip.Cause.TARGET_ABSENT,
                    target,
                    result.stream()
                            .filter(issue -> issue.id().equals(target))
                            .map(IssueRef::key)
                            .findFirst(),
                    Optional.empty(),
                    "The issue under which the result should stand is not in the structure. Nothing is added; add that"
                            + " issue first, or choose another."));
        }
    }

    /** The issues that the filter minds, against the size of the result. */
    private Proposal.Shown shown() {
        Set<IssueId> minded = new HashSet<>();
        var target = Targets.row(filter.target(), present);
        for (int index = 0; index < present.size(); index++) {
            int row = index;
            if (!filter.has(Filter.Rule.REMOVE_ONLY_AT_TARGET)
                    || target.stream().anyMatch(at -> mayLeaveFrom(at, row))) {
                present.itemAt(index).issue().ifPresent(minded::add);
            }
        }
        return new Proposal.Shown(minded.size(), result.size());
    }

    private boolean mayLeaveFrom(RowId target, int index) {
        return filter.has(Filter.Rule.DOUBLE_CHECK)
                ? Targets.below(target, present, index)
                : Targets.directlyAt(target, present, index);
    }
}
