package org.espalier.core.synchronizer.links;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;

/** The pairs of issues that a structure shows as issue parent and issue; every row is evidence, the first one acts. */
final class ShownPairs {

    /** A pair in display order of the first row that shows it. */
    private final Map<Linked, Origin> origins = new LinkedHashMap<>();

    private final Map<Linked, Integer> counts = new HashMap<>();
    private final Map<IssueId, SequencedSet<IssueId>> parents = new HashMap<>();
    private final Map<IssueId, Linked> first = new LinkedHashMap<>();

    static ShownPairs of(Forest forest) {
        var pairs = new ShownPairs();
        for (int index = 0; index < forest.size(); index++) {
            var row = forest.idAt(index);
            var origin = forest.originAt(index);
            var shown = forest.itemAt(index).issue().flatMap(child -> pair(forest, row, child));
            shown.ifPresent(pair ->
                    pairs.add(pair, origin, forest.firstRowOf(pair.child()).equals(Optional.of(row))));
        }
        return pairs;
    }

    private static Optional<Linked> pair(Forest forest, RowId row, IssueId child) {
        return forest.issueParentOf(row)
                .filter(parent -> !parent.equals(child))
                .map(parent -> new Linked(parent, child));
    }

    private void add(Linked pair, Origin origin, boolean byFirstRow) {
        origins.putIfAbsent(pair, origin);
        counts.merge(pair, 1, Integer::sum);
        parents.computeIfAbsent(pair.child(), _ -> new LinkedHashSet<>()).add(pair.parent());
        if (byFirstRow) {
            first.put(pair.child(), pair);
        }
    }

    SequencedSet<Linked> all() {
        return new LinkedHashSet<>(origins.keySet());
    }

    /** Who brought the first row that shows the pair to where it is; absent when none shows it. */
    Optional<Origin> origin(Linked pair) {
        return Optional.ofNullable(origins.get(pair));
    }

    /** The pairs that the first rows of issues show, in display order. */
    Iterable<Linked> byFirstRows() {
        return first.values();
    }

    /** The issue parents of all rows of an issue. */
    SequencedSet<IssueId> parentsOf(IssueId child) {
        return parents.getOrDefault(child, new LinkedHashSet<>());
    }

    /** How many rows show the pair. */
    int count(Linked pair) {
        return counts.getOrDefault(pair, 0);
    }
}
