package org.espalier.server.structures;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.PlacedEdit;
import org.espalier.core.structure.RowEdit;
import org.espalier.core.structure.RowId;
import org.espalier.server.structures.LoggedStep.AlteredParent;
import org.espalier.server.structures.LoggedStep.Kind;
import org.espalier.server.structures.LoggedStep.Parent;
import org.espalier.server.structures.LoggedStep.Places;
import org.espalier.server.structures.LoggedStep.Subject;

/**
 * A structure while it is being changed: a draft that takes edits one by one, and the log of what they did. For one
 * thread, and only inside {@link StructureStore#change}.
 */
public final class Editing {

    private final ForestDraft draft;
    private final Origin remover;
    private final List<LoggedStep> steps = new ArrayList<>();
    private OptionalLong planChange = OptionalLong.empty();

    Editing(Forest forest, Origin remover) {
        this.draft = forest.draft(this::log);
        this.remover = remover;
    }

    /** What is edited; every edit of it is kept and logged when the transaction ends well. */
    public ForestDraft draft() {
        return draft;
    }

    /** Says which planned change the edits that follow carry out. */
    public void carriesOut(long number) {
        planChange = OptionalLong.of(number);
    }

    List<LoggedStep> steps() {
        return steps;
    }

    private void log(PlacedEdit placed) {
        steps.add(
                switch (placed.edit()) {
                    case RowEdit.Add add ->
                        step(
                                Kind.ADD,
                                add.row(),
                                add.item(),
                                placed.before(),
                                Optional.of(draft.placeOf(add.row())),
                                add.origin());
                    case RowEdit.Move move ->
                        step(
                                Kind.MOVE,
                                move.row(),
                                draft.itemOf(move.row()),
                                placed.before(),
                                Optional.of(draft.placeOf(move.row())),
                                move.origin());
                    case RowEdit.Remove remove ->
                        step(
                                Kind.REMOVE,
                                remove.row(),
                                removedItem(placed),
                                placed.before(),
                                Optional.empty(),
                                remover);
                });
    }

    private LoggedStep step(
            Kind kind, RowId row, Item item, Optional<Place> before, Optional<Place> after, Origin origin) {
        Parent parentBefore = parentAt(before);
        Parent parentAfter = parentAt(after);
        List<AlteredParent> altered = parentBefore.equals(parentAfter)
                ? List.of()
                : issuesTopmostIn(row, item).stream()
                        .map(shown -> new AlteredParent(shown.row(), shown.issue(), parentBefore, parentAfter))
                        .toList();
        return new LoggedStep(new Subject(kind, row, item), new Places(before, after), origin, altered, planChange);
    }

    /** Also right for a place that a row has left: the rows above it cannot have been moved along. */
    private Parent parentAt(Optional<Place> place) {
        if (place.isEmpty()) {
            return new Parent.NoRow();
        }
        RowId under = place.get().under();
        if (under.isNone()) {
            return new Parent.Top();
        }
        Optional<IssueId> issue = draft.itemOf(under).issue().or(() -> draft.issueParentOf(under));
        return issue.<Parent>map(Parent.Under::new).orElseGet(Parent.Top::new);
    }

    private record Shown(RowId row, IssueId issue) {}

    /** The issues of the sub-tree that have no other issue of it above them: those whose parent changes with it. */
    private List<Shown> issuesTopmostIn(RowId top, Item item) {
        if (item.issue().isPresent()) {
            return List.of(new Shown(top, item.issue().get()));
        }
        List<Shown> found = new ArrayList<>();
        Deque<RowId> open = new ArrayDeque<>();
        if (draft.holds(top)) {
            open.addAll(draft.childrenOf(top));
        }
        while (!open.isEmpty()) {
            RowId row = open.removeFirst();
            draft.itemOf(row)
                    .issue()
                    .ifPresentOrElse(
                            issue -> found.add(new Shown(row, issue)), () -> open.addAll(draft.childrenOf(row)));
        }
        return List.copyOf(found);
    }

    private static Item removedItem(PlacedEdit placed) {
        if (placed.inverse() instanceof RowEdit.Add add) {
            return add.item();
        }
        throw new IllegalStateException("A removal is taken back by adding; this indicates a bug.");
    }
}
