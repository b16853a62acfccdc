package org.espalier.core.world;

import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.ItemType;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;

/**
 * Forests as text: a row per line, two spaces per level. A row is the key of an issue or a folder's name in brackets;
 * its id is the number of its line.
 */
public final class Sketch {
    /** Who brought the rows of a sketch to where they are. */
    public static final Origin PERSON = new Origin(Origin.Kind.PERSON, "ada");

    private Sketch() {}

    public static Forest forest(String sketch) {
        ForestBuilder builder = Forest.builder();
        long row = 0;
        for (String line : sketch.lines().filter(each -> !each.isBlank()).toList()) {
            var name = line.strip();
            row++;
            builder.add(new RowId(row), line.indexOf(name) / 2, item(name), PERSON);
        }
        return builder.build();
    }

    private static Item item(String name) {
        return name.startsWith("[")
                ? new Item.NamedThing(ItemType.FOLDER, name.substring(1, name.length() - 1))
                : new Item.Issue(Names.issue(name));
    }

    /** The sketch of a forest. */
    public static String of(Forest forest) {
        StringBuilder sketch = new StringBuilder();
        for (int index = 0; index < forest.size(); index++) {
            sketch.append("  ".repeat(forest.depthAt(index)))
                    .append(name(forest.itemAt(index)))
                    .append('\n');
        }
        return sketch.toString();
    }

    /** How a row is called: by its issue, and where the issue has several rows by which of them it is. */
    public static String name(RowId row, Forest forest) {
        var item = forest.itemAt(forest.indexOf(row));
        return item.issue()
                .map(issue -> {
                    var rows = forest.rowsOf(issue);
                    return Names.key(issue) + (rows.size() == 1 ? "" : "#" + (rows.indexOf(row) + 1));
                })
                .orElseGet(() -> name(item));
    }

    static String name(Item item) {
        return switch (item) {
            case Item.Issue(var issue) -> Names.key(issue).value();
            case Item.Thing(var type, var number) -> "[" + type + " " + number + "]";
            case Item.NamedThing(var _, var name) -> "[" + name + "]";
        };
    }
}
