package org.espalier.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.Seeds.forAllSeeds;
import static org.espalier.core.structure.Forests.sketched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowEdit;
import org.espalier.core.structure.RowId;
import org.junit.jupiter.api.Test;

/** L13 against brute force: no shorter list of edits exists. */
class TreeDiffMinimalityTest {

    @Test // L13
    void betweenAnyTwoForestsOfFourRowsNoShorterWayExists() {
        Graph graph = Graph.of(4);
        assertThat(graph.forests).hasSize(485);

        for (int from = 0; from < graph.forests.size(); from++) {
            graph.assertShortestFrom(from);
        }
    }

    @Test // L13
    void fromSomeForestsOfFiveRowsNoShorterWayExists() {
        Graph graph = Graph.of(5);
        assertThat(graph.forests).hasSize(7066);

        forAllSeeds(12, seed -> graph.assertShortestFrom(new Random(seed).nextInt(graph.forests.size())));
    }

    @Test // L13
    void upToEightRowsTheEditsAreThoseThatMustBe() {
        forAllSeeds(4000, seed -> {
            Random random = new Random(seed);
            Forest present = Forests.random(random, random.nextInt(9));
            Forest wanted = Forests.perturb(random, present, random.nextInt(9));

            assertThat(TreeDiff.between(present, wanted))
                    .as("%s to %s", sketched(present), sketched(wanted))
                    .hasSize(unavoidable(present, wanted));
        });
    }

    /** Every row added, every row removed, every new parent, and per list what lies outside its longest rise. */
    private static int unavoidable(Forest present, Forest wanted) {
        int edits = (int)
                present.rows().stream().filter(row -> !wanted.holds(row.id())).count();
        List<RowId> parents = new ArrayList<>(List.of(RowId.NONE));
        wanted.rows().forEach(row -> parents.add(row.id()));
        for (RowId parent : parents) {
            List<RowId> children = wanted.childrenOf(parent);
            int[] keepers = children.stream()
                    .filter(child ->
                            present.holds(child) && present.parentOf(child).equals(parent))
                    .mapToInt(present::indexOf)
                    .toArray();
            boolean[] staying = LongestIncreasingSubsequenceTest.byTryingAll(keepers);
            edits += children.size()
                    - (int) IntStream.range(0, staying.length)
                            .filter(keeper -> staying[keeper])
                            .count();
        }
        return edits;
    }

    /** All forests of some rows, or of fewer, and which single edits lead from one to another. */
    private record Graph(List<Forest> forests, List<int[]> neighbours) {

        private static Graph of(int rows) {
            Map<String, Integer> numbers = new LinkedHashMap<>();
            List<Forest> forests = new ArrayList<>();
            List<int[]> neighbours = new ArrayList<>();
            numbers.put("", 0);
            forests.add(Forest.empty());
            for (int at = 0; at < forests.size(); at++) {
                List<Integer> reached = new ArrayList<>();
                for (Forest next : oneEditFrom(forests.get(at), rows)) {
                    Integer known = numbers.putIfAbsent(sketched(next), forests.size());
                    if (known == null) {
                        known = forests.size();
                        forests.add(next);
                    }
                    reached.add(known);
                }
                neighbours.add(
                        reached.stream().mapToInt(Integer::intValue).distinct().toArray());
            }
            return new Graph(forests, neighbours);
        }

        private static List<Forest> oneEditFrom(Forest forest, int rows) {
            List<Forest> reached = new ArrayList<>();
            for (long number = 1; number <= rows; number++) {
                RowId row = new RowId(number);
                if (forest.holds(row) && forest.childrenOf(row).isEmpty()) {
                    reached.add(forest.apply(List.of(new RowEdit.Remove(row))));
                }
                for (Place place : placesFor(row, forest)) {
                    RowEdit edit = forest.holds(row)
                            ? new RowEdit.Move(row, place, Origin.UNKNOWN)
                            : new RowEdit.Add(row, Forests.issueOfRow(number), place, Origin.UNKNOWN);
                    reached.add(forest.apply(List.of(edit)));
                }
            }
            return reached;
        }

        private static List<Place> placesFor(RowId row, Forest forest) {
            ForestDraft draft = forest.draft();
            List<Place> places = new ArrayList<>();
            LongStream.concat(
                            LongStream.of(0),
                            forest.rows().stream().mapToLong(under -> under.id().value()))
                    .mapToObj(RowId::new)
                    .filter(under -> under.isNone() || !draft.holds(row) || !draft.isInSubtree(under, row))
                    .forEach(under -> {
                        places.add(Place.firstUnder(under));
                        draft.childrenOf(under).stream()
                                .filter(child -> !child.equals(row))
                                .forEach(child -> places.add(Place.after(child, under)));
                    });
            return places;
        }

        private void assertShortestFrom(int from) {
            int[] distances = distancesFrom(from);
            Map<String, String> longer = new HashMap<>();
            for (int to = 0; to < forests.size(); to++) {
                int edits = TreeDiff.between(forests.get(from), forests.get(to)).size();
                if (edits != distances[to]) {
                    longer.put(sketched(forests.get(to)), edits + " instead of " + distances[to]);
                }
            }
            assertThat(longer).as("from %s", sketched(forests.get(from))).isEmpty();
        }

        private int[] distancesFrom(int from) {
            int[] distances = new int[forests.size()];
            Arrays.fill(distances, -1);
            distances[from] = 0;
            Queue<Integer> open = new ArrayDeque<>(List.of(from));
            while (!open.isEmpty()) {
                int at = open.remove();
                for (int next : neighbours.get(at)) {
                    if (distances[next] < 0) {
                        distances[next] = distances[at] + 1;
                        open.add(next);
                    }
                }
            }
            return distances;
        }
    }
}
