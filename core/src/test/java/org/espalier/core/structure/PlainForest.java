package org.espalier.core.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forest once more, as plainly as it can be said: nodes with lists of children. The reference for random tests. */
final class PlainForest {

    private static final class Node {
        private final RowId id;
        private final Item item;
        private final List<Node> children = new ArrayList<>();
        private Origin origin;
        private RowId parent = RowId.NONE;

        private Node(RowId id, Item item, Origin origin) {
            this.id = id;
            this.item = item;
            this.origin = origin;
        }
    }

    private final Map<RowId, Node> nodes = new HashMap<>();

    PlainForest(Forest forest) {
        nodes.put(RowId.NONE, new Node(RowId.NONE, Forests.issueOfRow(0), Origin.UNKNOWN));
        List<Node> path = new ArrayList<>(List.of(node(RowId.NONE)));
        for (Row row : forest.rows()) {
            while (path.size() > row.depth() + 1) {
                path.removeLast();
            }
            Node node = new Node(row.id(), row.item(), row.origin());
            node.parent = path.getLast().id;
            path.getLast().children.add(node);
            nodes.put(node.id, node);
            path.add(node);
        }
    }

    /** Whether the edit was possible; nothing has changed where it was not. */
    boolean apply(RowEdit edit) {
        boolean held = nodes.containsKey(edit.row()) && !edit.row().isNone();
        return switch (edit) {
            case RowEdit.Add add -> !held && !add.row().isNone() && fits(add.row(), add.at()) && add(add);
            case RowEdit.Move move ->
                held
                        && fits(move.row(), move.to())
                        && !ancestry(move.to().under()).contains(move.row())
                        && move(move);
            case RowEdit.Remove remove -> held && node(remove.row()).children.isEmpty() && remove(remove);
        };
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        collect(node(RowId.NONE), 0, rows);
        return rows;
    }

    List<RowId> childrenOf(RowId row) {
        return node(row).children.stream().map(child -> child.id).toList();
    }

    Place placeOf(RowId row) {
        RowId parent = node(row).parent;
        List<RowId> siblings = childrenOf(parent);
        int at = siblings.indexOf(row);
        return new Place(
                parent,
                at == 0 ? RowId.NONE : siblings.get(at - 1),
                at == siblings.size() - 1 ? RowId.NONE : siblings.get(at + 1));
    }

    Optional<IssueId> issueParentOf(RowId row) {
        return ancestry(row).stream()
                .skip(1)
                .filter(ancestor -> !ancestor.isNone())
                .flatMap(ancestor -> node(ancestor).item.issue().stream())
                .findFirst();
    }

    List<RowId> rowsOf(IssueId issue) {
        return rows().stream()
                .filter(row -> row.item().issue().equals(Optional.of(issue)))
                .map(Row::id)
                .toList();
    }

    /** The row, its parent and so on up to the top level. */
    List<RowId> ancestry(RowId row) {
        List<RowId> ancestry = new ArrayList<>(List.of(row));
        while (!ancestry.getLast().isNone()) {
            ancestry.add(node(ancestry.getLast()).parent);
        }
        return ancestry;
    }

    private boolean fits(RowId row, Place place) {
        if (!nodes.containsKey(place.under())) {
            return false;
        }
        List<RowId> children = childrenOf(place.under());
        return List.of(place.after(), place.before()).stream()
                .allMatch(anchor -> anchor.isNone() || (children.contains(anchor) && !anchor.equals(row)));
    }

    private boolean add(RowEdit.Add edit) {
        Node node = new Node(edit.row(), edit.item(), edit.origin());
        nodes.put(node.id, node);
        insert(node, edit.at());
        return true;
    }

    private boolean move(RowEdit.Move edit) {
        Node node = node(edit.row());
        node(node.parent).children.remove(node);
        node.origin = edit.origin();
        insert(node, edit.to());
        return true;
    }

    private boolean remove(RowEdit.Remove edit) {
        Node node = node(edit.row());
        node(node.parent).children.remove(node);
        nodes.remove(edit.row());
        return true;
    }

    private void insert(Node node, Place place) {
        List<RowId> children = childrenOf(place.under());
        int at = !place.after().isNone()
                ? children.indexOf(place.after()) + 1
                : place.before().isNone() ? 0 : children.indexOf(place.before());
        node.parent = place.under();
        node(place.under()).children.add(at, node);
    }

    private void collect(Node parent, int depth, List<Row> rows) {
        for (Node child : parent.children) {
            rows.add(new Row(child.id, depth, child.item, child.origin));
            collect(child, depth + 1, rows);
        }
    }

    private Node node(RowId row) {
        Node node = nodes.get(row);
        if (node == null) {
            throw new IllegalArgumentException("The reference does not hold row " + row + ".");
        }
        return node;
    }
}
