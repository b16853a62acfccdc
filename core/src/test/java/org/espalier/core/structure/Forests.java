package org.espalier.core.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Forests for tests: sketched by hand, or random from a seed. */
public final class Forests {

    private static final List<Origin> ORIGINS = List.of(
            new Origin(Origin.Kind.PERSON, "ada"),
            new Origin(Origin.Kind.SYNCHRONIZER, "links"),
            new Origin(Origin.Kind.IMPORT, "file"),
            Origin.UNKNOWN);

    private Forests() {}

    /** What {@link #sketch} shows in a row. */
    public static Item issueOfRow(long row) {
        return new Item.Issue(new IssueId(1000 + row));
    }

    /** The forest of a sketch such as {@code 1(2 3(4)) 5}; row n shows issue 1000 + n, origins are unknown. */
    public static Forest sketch(String sketch) {
        ForestBuilder builder = Forest.builder();
        int depth = 0;
        for (String word : sketch.replace("(", " ( ").replace(")", " ) ").trim().split("\\s+")) {
            switch (word) {
                case "" -> {}
                case "(" -> depth++;
                case ")" -> depth--;
                default -> {
                    long row = Long.parseLong(word);
                    builder.add(new RowId(row), depth, issueOfRow(row), Origin.UNKNOWN);
                }
            }
        }
        return builder.build();
    }

    /** The sketch of a forest, for people who read a failing test. */
    public static String sketched(Forest forest) {
        StringBuilder sketch = new StringBuilder();
        for (int index = 0; index < forest.size(); index++) {
            int before = index == 0 ? 0 : forest.depthAt(index - 1);
            int depth = forest.depthAt(index);
            sketch.append(depth > before ? "(" : ")".repeat(before - depth));
            sketch.append(index == 0 || depth > before ? "" : " ").append(forest.idAt(index));
        }
        return sketch.append(")".repeat(forest.isEmpty() ? 0 : forest.depthAt(forest.size() - 1)))
                .toString();
    }

    /** A random forest; a third of them are flat, a third deep. Some issues stand twice, some rows are no issues. */
    public static Forest random(Random random, int rows) {
        int shape = random.nextInt(3);
        List<Long> ids = ids(random, rows);
        ForestBuilder builder = Forest.builder();
        int depth = -1;
        for (long id : ids) {
            int deepest = depth + 1;
            depth = switch (shape) {
                case 0 -> random.nextInt(8) == 0 ? random.nextInt(deepest + 1) : Math.min(deepest, 1);
                case 1 -> random.nextInt(8) == 0 ? random.nextInt(deepest + 1) : deepest;
                default -> random.nextInt(deepest + 1);
            };
            builder.add(new RowId(id), depth, item(random, rows), origin(random));
        }
        return builder.build();
    }

    /** Another forest made from this one by random moves, additions, removals and reorderings. */
    public static Forest perturb(Random random, Forest forest, int steps) {
        ForestDraft draft = forest.draft();
        long nextId =
                forest.rows().stream().mapToLong(row -> row.id().value()).max().orElse(0) + 1;
        for (int step = 0; step < steps; step++) {
            List<RowId> rows = idsOf(draft);
            switch (random.nextInt(6)) {
                case 0 ->
                    draft.add(
                            new RowId(nextId++),
                            item(random, rows.size() + 1),
                            anyPlace(random, draft, rows, RowId.NONE),
                            origin(random));
                case 1 -> removeAny(random, draft, rows);
                case 2 -> shuffleChildren(random, draft, rows);
                default -> moveAny(random, draft, rows);
            }
        }
        return draft.forest();
    }

    public static Origin origin(Random random) {
        return ORIGINS.get(random.nextInt(ORIGINS.size()));
    }

    public static Item item(Random random, int kinds) {
        return switch (random.nextInt(8)) {
            case 0 -> new Item.Thing(ItemType.FOLDER, random.nextInt(kinds + 1));
            case 1 -> new Item.Thing(ItemType.MEMO, random.nextInt(kinds + 1));
            case 2 -> new Item.NamedThing(new ItemType("user"), "u,%:" + random.nextInt(kinds + 1));
            default -> new Item.Issue(new IssueId(10_000 + random.nextInt(kinds + 1)));
        };
    }

    static List<RowId> idsOf(ForestDraft draft) {
        List<RowId> rows = new ArrayList<>();
        List<RowId> open = new ArrayList<>(draft.childrenOf(RowId.NONE));
        while (!open.isEmpty()) {
            RowId row = open.removeLast();
            rows.add(row);
            open.addAll(draft.childrenOf(row));
        }
        Collections.sort(rows);
        return rows;
    }

    private static List<Long> ids(Random random, int rows) {
        List<Long> ids = new ArrayList<>();
        long id = 0;
        for (int row = 0; row < rows; row++) {
            id += 1 + random.nextInt(3);
            ids.add(id);
        }
        Collections.shuffle(ids, random);
        return ids;
    }

    private static void moveAny(Random random, ForestDraft draft, List<RowId> rows) {
        if (rows.isEmpty()) {
            return;
        }
        RowId row = any(random, rows);
        List<RowId> possible =
                rows.stream().filter(under -> !draft.isInSubtree(under, row)).toList();
        draft.move(row, anyPlace(random, draft, possible, row), origin(random));
    }

    private static void removeAny(Random random, ForestDraft draft, List<RowId> rows) {
        if (rows.isEmpty()) {
            return;
        }
        RowId going = any(random, rows);
        List<RowId> below = new ArrayList<>(List.of(going));
        for (int at = 0; at < below.size(); at++) {
            below.addAll(draft.childrenOf(below.get(at)));
        }
        below.reversed().forEach(draft::remove);
    }

    private static void shuffleChildren(Random random, ForestDraft draft, List<RowId> rows) {
        RowId under = rows.isEmpty() || random.nextBoolean() ? RowId.NONE : draft.parentOf(any(random, rows));
        List<RowId> children = new ArrayList<>(draft.childrenOf(under));
        Collections.shuffle(children, random);
        children.forEach(child -> draft.moveToEnd(child, under, origin(random)));
    }

    private static Place anyPlace(Random random, ForestDraft draft, List<RowId> rows, RowId moving) {
        RowId under = random.nextInt(rows.size() + 1) == 0 ? RowId.NONE : any(random, rows);
        List<RowId> children = new ArrayList<>(draft.childrenOf(under));
        children.remove(moving);
        int at = random.nextInt(children.size() + 1);
        return new Place(
                under,
                at == 0 ? RowId.NONE : children.get(at - 1),
                at == children.size() ? RowId.NONE : children.get(at));
    }

    private static RowId any(Random random, List<RowId> rows) {
        return rows.get(random.nextInt(rows.size()));
    }
}
