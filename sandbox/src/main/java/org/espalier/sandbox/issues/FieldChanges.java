package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sets the fields of an issue, all but its parent, and adds what is to be added to it. */
@Component
class FieldChanges {

    private final IssueRows rows;
    private final FieldItems items;
    private final SprintField sprints;
    private final History history;
    private final Adding adding;

    FieldChanges(IssueRows rows, Catalogue catalogue, SprintField sprints, History history, Adding adding) {
        this.rows = rows;
        this.items = new FieldItems(catalogue);
        this.sprints = sprints;
        this.history = history;
        this.adding = adding;
    }

    /**
     * Sets what differs, for an issue whose row is held, and notes it in one entry of the history; whether anything
     * differed.
     *
     * @param first what else happened, told in the same entry before the fields
     */
    boolean change(Caller caller, Issue now, IssueEdit edit, Instant moment, List<ChangeItem> first) {
        List<ChangeItem> changed = new ArrayList<>(first);
        changed.addAll(set(now, edit, moment));
        sprints.change(caller, now, edit.placement().sprint()).ifPresent(changed::add);
        if (!changed.isEmpty()) {
            history.add(now.id(), caller.author(), moment, changed.toArray(ChangeItem[]::new));
        }
        adding.add(caller, now, edit.additions());
        return !changed.isEmpty();
    }

    /** Gives an issue that was just made what its row cannot hold. */
    void complete(Caller caller, Issue made, IssueEdit edit) {
        sprints.change(caller, made, edit.placement().sprint());
        adding.add(caller, made, edit.additions());
    }

    private List<ChangeItem> set(Issue now, IssueEdit edit, Instant moment) {
        Contents before = Contents.of(now);
        Contents after = before.after(edit);
        if (after.equals(before)) {
            return List.of();
        }
        rows.write(now.id(), after, moment);
        return edit.fields().keySet().stream()
                .filter(field -> !before.of(field).equals(after.of(field)))
                .flatMap(field -> items.of(field, before.of(field), after.of(field)).stream())
                .toList();
    }
}
