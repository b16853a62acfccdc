package org.espalier.server.structures;

import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.ItemType;
import org.jspecify.annotations.Nullable;

/** An item as the three columns that keep it. */
record ItemColumns(String type, long number, @Nullable String name) {

    private static final String ISSUE = "issue";

    static ItemColumns of(Item item) {
        return switch (item) {
            case Item.Issue(IssueId id) -> new ItemColumns(ISSUE, id.value(), null);
            case Item.Thing(ItemType type, long number) -> new ItemColumns(type.name(), number, null);
            case Item.NamedThing(ItemType type, String name) -> new ItemColumns(type.name(), 0, name);
        };
    }

    Item item() {
        if (type.equals(ISSUE)) {
            return new Item.Issue(new IssueId(number));
        }
        return name == null
                ? new Item.Thing(new ItemType(type), number)
                : new Item.NamedThing(new ItemType(type), name);
    }
}
