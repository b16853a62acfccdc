package org.espalier.core.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.RowId;

/** The issues of the tracker that changes rest on: what is changed, what it leaves, and where it goes. */
record Grounds(Forest present, List<PlannedChange> changes) {

    TreeSet<IssueId> issues() {
        var issues = new TreeSet<IssueId>();
        var added = new HashMap<RowId, Item>();
        for (var planned : changes) {
            switch (planned.change()) {
                case Change.RowAdd add -> {
                    added.put(add.row(), add.item());
                    add.item().issue().ifPresent(issues::add);
                    shownBy(add.at().under(), added).ifPresent(issues::add);
                }
                case Change.RowMove move -> {
                    move.item().issue().ifPresent(issues::add);
                    left(move.row()).ifPresent(issues::add);
                    shownBy(move.after().under(), added).ifPresent(issues::add);
                }
                case Change.RowRemove remove -> {
                    remove.item().issue().ifPresent(issues::add);
                    left(remove.row()).ifPresent(issues::add);
                }
                case Change.OfTracker change ->
                    issues.addAll(FactLook.of(change).issues());
            }
        }
        return issues;
    }

    private Optional<IssueId> left(RowId row) {
        return present.holds(row) ? present.issueParentOf(row) : Optional.empty();
    }

    private Optional<IssueId> shownBy(RowId row, Map<RowId, Item> added) {
        var item = added.get(row);
        if (item != null) {
            return item.issue();
        }
        return present.holds(row) ? present.itemAt(present.indexOf(row)).issue() : Optional.empty();
    }
}
