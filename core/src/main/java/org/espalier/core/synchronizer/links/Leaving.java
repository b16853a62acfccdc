package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.plan.Consequence;
import org.espalier.core.reconcile.Moves;
import org.espalier.core.reconcile.Shape;
import org.espalier.core.reconcile.Wish;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Ask.NeverLinked;

/** What becomes of rows that stand under an issue to which they are not linked, and have no linked parent either. */
final class Leaving {
    private final Links links;
    private final NeverLinked neverLinked;
    private final LinkFacts facts;
    private final Shape shape;
    private final Moves moves;

    /** Rows that are to be taken out, in display order. */
    private final List<Row> leaving = new ArrayList<>();

    private final List<Row> sent = new ArrayList<>();
    private final List<Row> removed = new ArrayList<>();

    Leaving(Links links, NeverLinked neverLinked, LinkFacts facts, Shape shape, Moves moves) {
        this.links = links;
        this.neverLinked = neverLinked;
        this.facts = facts;
        this.shape = shape;
        this.moves = moves;
    }

    private record Row(RowId id, Linked pair) {}

    /** Moves rows to the top level, or takes down which are to be taken out. */
    void begin() {
        for (var issue : shape.present().issues()) {
            var parents = facts.shown().parentsOf(issue);
            if (parents.stream().anyMatch(parent -> !facts.ignores(new Linked(parent, issue)))) {
                consider(issue);
            }
        }
    }

    private void consider(IssueId issue) {
        if (skippedAsUnreadable(issue) || skippedAsLinkedElsewhere(issue)) {
            return;
        }
        // From here on the tracker shows the issue and no parent of it by this link.
        var unlinked = unlinkedRows(issue);
        var changing = unlinked.stream().filter(this::mayChange).toList();
        if (changing.isEmpty()) {
            unlinked.stream().findFirst().ifPresent(this::skip);
            return;
        }
        switch (links.removal()) {
            case KEEP -> skip(changing.getFirst());
            case TO_TOP_LEVEL -> toTopLevel(changing.getFirst());
            case REMOVE -> takeOut(issue, changing);
        }
    }

    /** L12: what the next run would add again as a parent goes to the top level instead, unless it keeps a row. */
    private void takeOut(IssueId issue, List<Row> rows) {
        var staying = shape.present().rowsOf(issue).size() - rows.size();
        if (staying > 0 || !wouldComeBack(issue)) {
            leaving.addAll(rows);
            return;
        }
        toTopLevel(rows.getFirst());
        leaving.addAll(rows.subList(1, rows.size()));
    }

    private boolean wouldComeBack(IssueId parent) {
        var children = facts.linked().childrenOf(parent);
        return switch (links.scope()) {
            case Scope.All _ -> !children.isEmpty();
            case Scope.InStructure _ ->
                links.scope().addsParents()
                        && children.stream()
                                .anyMatch(child -> shape.rowOf(child).isPresent());
        };
    }

    /** Takes out rows under which nothing is left, else sends one to the top level; tells whether there was any. */
    boolean goOn() {
        var before = leaving.size();
        for (int index = leaving.size() - 1; index >= 0; index--) {
            var row = leaving.get(index);
            if (shape.draft().firstChildOf(row.id()).isNone()
                    && !moves.awaits(row.pair().child())) {
                shape.remove(row.id(), wish(row));
                removed.add(row);
                leaving.remove(index);
            }
        }
        if (leaving.size() == before && before > 0) {
            toTopLevel(leaving.removeLast());
        }
        return leaving.size() < before;
    }

    /** L2: whether an issue is linked to one that the tracker hides, nobody knows; so nothing is taken from it. */
    private boolean skippedAsUnreadable(IssueId issue) {
        var parents = facts.shown().parentsOf(issue);
        if (facts.justified(issue) || (!facts.hidden(issue) && parents.stream().noneMatch(facts::hidden))) {
            return false;
        }
        shape.skip(new Skip(
                Skip.Cause.UNREADABLE,
                issue,
                facts.seen(issue).map(IssueSight::key),
                shape.present().firstRowOf(issue),
                "Jira does not show this issue or the one above it. Whether they are linked is not known, so the row"
                        + " stays."));
        return true;
    }

    private boolean skippedAsLinkedElsewhere(IssueId issue) {
        if (facts.linked().visibleParentsOf(issue).isEmpty()) {
            return false;
        }
        var waits = facts.justified(issue) || !facts.wantedParents(issue).isEmpty();
        if (!waits && facts.seen(issue).isPresent() && !unlinkedRows(issue).isEmpty()) {
            shape.skip(Skip.of(
                    Skip.Cause.PARENT_ABSENT,
                    facts.ref(issue),
                    shape.present().firstRowOf(issue),
                    facts.ref(issue).key() + " stays where it is: the issue it is linked to is not in the structure."));
        }
        return true;
    }

    /** The rows of an issue that stand where they should not; none where one of its rows has no issue above it. */
    private List<Row> unlinkedRows(IssueId issue) {
        var rows = new ArrayList<Row>();
        for (var row : shape.present().rowsOf(issue)) {
            var parent = shape.present().issueParentOf(row);
            if (parent.isEmpty() && links.removal() == Links.Removal.TO_TOP_LEVEL) {
                return List.of();
            }
            parent.map(each -> new Linked(each, issue))
                    .filter(pair -> facts.shallBecome(pair, Present.ABSENT))
                    .ifPresent(pair -> rows.add(new Row(row, pair)));
        }
        return rows;
    }

    private boolean mayChange(Row row) {
        return facts.agreement().holds(row.pair(), Present.THERE) || neverLinked == NeverLinked.CHANGED;
    }

    private void skip(Row row) {
        var child = facts.ref(row.pair().child());
        var parent = facts.ref(row.pair().parent());
        var gone = facts.agreement().holds(row.pair(), Present.THERE);
        shape.skip(Skip.of(
                gone ? Skip.Cause.LINK_GONE : Skip.Cause.NEVER_LINKED,
                child,
                Optional.of(row.id()),
                gone
                        ? child.key() + " is no longer linked to " + parent.key() + "; its row is kept."
                        : child.key() + " stands under " + parent.key()
                                + " and was never linked to it; its row stays."));
    }

    /**
     * L3: that a pair is gone is agreed on by the last change that takes a row from it, and not at all while a row
     * still shows it. In a plan moves come before removals, and of those the first row goes last.
     */
    void finish() {
        removed.sort(Comparator.<Row>comparingInt(row -> shape.present().indexOf(row.id()))
                .reversed());
        var last = new LinkedHashMap<Linked, Row>();
        var gone = new HashMap<Linked, Integer>();
        Stream.concat(sent.stream(), removed.stream()).forEach(row -> {
            last.put(row.pair(), row);
            gone.merge(row.pair(), 1, Integer::sum);
        });
        last.forEach((pair, row) -> {
            if (gone.getOrDefault(pair, 0) == facts.shown().count(pair)) {
                shape.follows(row.id(), new Consequence.Agrees(List.of(new Agreed(pair, Present.ABSENT))));
            }
        });
    }

    private void toTopLevel(Row row) {
        shape.moveToEnd(row.id(), RowId.NONE, wish(row));
        sent.add(row);
    }

    private Wish wish(Row row) {
        var child = facts.ref(row.pair().child());
        var parent = facts.ref(row.pair().parent());
        return Wish.of(
                child, "Jira shows no link between " + child.key() + " and " + parent.key() + ".", Consequence.NONE);
    }
}
