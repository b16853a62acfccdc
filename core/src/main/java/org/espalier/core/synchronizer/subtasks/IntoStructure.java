package org.espalier.core.synchronizer.subtasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;
import org.espalier.core.plan.Consequence;
import org.espalier.core.reconcile.Decision;
import org.espalier.core.reconcile.Moves;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.reconcile.Reconciler;
import org.espalier.core.reconcile.Shape;
import org.espalier.core.reconcile.View;
import org.espalier.core.reconcile.Wish;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;

/** One run of a {@link SubTasks}: the parents in display order, the sub-tasks of each in the tracker's order. */
final class IntoStructure {
    private final SubTasks parameters;
    private final Ask ask;
    private final Sights sights;
    private final Shape shape;
    private final Moves moves;
    private int shownUnderParents;

    IntoStructure(SubTasks parameters, Ask ask, Sights sights) {
        this.parameters = parameters;
        this.ask = ask;
        this.sights = sights;
        this.shape = new Shape(sights.forest(), ask.ids(), ask.origin());
        this.moves = new Moves(shape);
    }

    Proposal proposal() {
        var subTasks = subTasks();
        subTasks.values().forEach(this::place);
        moves.finish();
        var shown = new Proposal.Shown(shownUnderParents, subTasks.size());
        return new Proposal(shape.changes(1), List.of(), List.of(), shape.skips(), 0, shown, List.of());
    }

    /** A sub-task with the issues of the structure that list it; one, unless it changed hands between two looks. */
    private record Listed(IssueRef subTask, List<IssueRef> parents) {}

    private Map<IssueId, Listed> subTasks() {
        var listed = new LinkedHashMap<IssueId, Listed>();
        for (var issue : sights.forest().issues()) {
            sights.seen(issue, ask.projects())
                    .ifPresent(parent -> parent.subTasks().stream()
                            .filter(subTask -> parameters.handles(subTask)
                                    && ask.projects().enabled(subTask.key())
                                    && !sights.tracker().unseen().contains(subTask.id()))
                            .forEach(subTask -> listed.computeIfAbsent(
                                            subTask.id(),
                                            id -> new Listed(new IssueRef(id, subTask.key()), new ArrayList<>()))
                                    .parents()
                                    .add(parent.ref())));
        }
        return listed;
    }

    private void place(Listed listed) {
        var issue = listed.subTask();
        var rows = sights.forest().rowsOf(issue.id());
        if (rows.isEmpty()) {
            add(listed);
            return;
        }
        switch (decide(listed, rows)) {
            case Decision.Write _ -> move(listed);
            case Decision.Settled _, Decision.NowAgreed _ -> shownUnderParents++;
            case Decision.InConflict _, Decision.Unsettled _, Decision.Held _, Decision.Differs _, Decision.Unseen _ ->
                throw new IllegalStateException("A direction decides every fact. Indicates a bug.");
        }
    }

    private Decision decide(Listed listed, List<RowId> rows) {
        Forest forest = sights.forest();
        var shown = rows.stream()
                .map(row -> (Value) new Value.Parent(forest.issueParentOf(row)))
                .toList();
        var parent = listed.parents().stream()
                .map(each -> Value.Parent.of(each.id()))
                .filter(shown::contains)
                .findFirst()
                .orElse(Value.Parent.of(listed.parents().getFirst().id()));
        var here = new View.Shows(shown.getFirst(), Set.copyOf(shown), Origin.UNKNOWN);
        return Reconciler.resync(ask.direction(), ask.agreement())
                .decide(new Fact.Place(listed.subTask().id()), here, View.Shows.just(parent));
    }

    private void add(Listed listed) {
        if (!parameters.rules().contains(SubTasks.Rule.AUTO_ADD)) {
            return;
        }
        var parent = listed.parents().getFirst();
        shape.append(listed.subTask(), shape.rowOf(parent.id()).orElseThrow(), wish(listed.subTask(), parent));
    }

    private void move(Listed listed) {
        if (!parameters.rules().contains(SubTasks.Rule.ENFORCE_PLACEMENT)) {
            return;
        }
        moves.want(new Moves.Wanted(
                listed.subTask(),
                listed.parents().stream()
                        .map(parent -> new Moves.Choice(parent.id(), _ -> wish(listed.subTask(), parent)))
                        .toList()));
    }

    private static Wish wish(IssueRef subTask, IssueRef parent) {
        return Wish.of(
                subTask,
                subTask.key() + " is a sub-task of " + parent.key() + ".",
                new Consequence.Decides(Set.of(new Fact.Place(subTask.id()))));
    }
}
