package org.espalier.server.acceptance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.espalier.server.acceptance.Forest.Row;

/** Edits as a person makes them who puts a structure in order: moves, some into new folders, and a few removals. */
final class Rearranging {

    private static final int MOVES = 60;
    private static final int FOLDERS = 3;
    private static final int REMOVALS = 5;

    private final Api api;
    private final String structure;
    private final Random random;
    private final List<Map<String, Object>> actions = new ArrayList<>();

    /** The rows that were named already; each is moved or removed at most once. */
    private final Set<Long> named = new HashSet<>();

    Rearranging(Api api, String structure, long seed) {
        this.api = api;
        this.structure = structure;
        this.random = new Random(seed);
    }

    /** Sends the edits in one call. Half of the moved rows stand below another issue, so that links must go. */
    void moveSome() {
        Forest forest = api.forest(structure);
        List<Row> rows = forest.rows();
        List<Row> below = rows.stream().filter(row -> row.depth() > 0).toList();
        for (int folder = 1; folder <= FOLDERS; folder++) {
            actions.add(Map.of(
                    "action",
                    "add",
                    "under",
                    any(rows).id(),
                    "before",
                    0,
                    "forest",
                    -folder + ":0",
                    "items",
                    Map.of("-" + folder, Map.of("type", "folder", "name", "Folder " + folder))));
        }
        for (int move = 0; move < MOVES; move++) {
            List<Row> from = move % 2 == 0 ? below : rows;
            move(leaf(rows, from), target(move, rows));
        }
        for (int removal = 0; removal < REMOVALS; removal++) {
            actions.add(Map.of("action", "remove", "rowId", leaf(rows, below).id()));
        }
        api.edit(structure, forest, actions);
    }

    private long target(int move, List<Row> rows) {
        return switch (move % 6) {
            case 0 -> 0;
            case 1 -> -1 - random.nextInt(FOLDERS);
            default -> any(rows).id();
        };
    }

    private void move(Row row, long under) {
        actions.add(Map.of("action", "move", "rowId", row.id(), "under", under, "before", 0));
    }

    private Row any(List<Row> rows) {
        while (true) {
            Row row = rows.get(random.nextInt(rows.size()));
            if (named.add(row.id())) {
                return row;
            }
        }
    }

    /** A row with nothing below it, which can go anywhere. */
    private Row leaf(List<Row> rows, List<Row> from) {
        while (true) {
            Row row = any(from);
            int next = rows.indexOf(row) + 1;
            if (next == rows.size() || rows.get(next).depth() <= row.depth()) {
                return row;
            }
        }
    }
}
