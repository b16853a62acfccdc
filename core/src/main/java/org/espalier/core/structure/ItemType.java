package org.espalier.core.structure;

/** The type of an item that is not an issue, by its short lower-case name; the set is open. */
public record ItemType(String name) implements Comparable<ItemType> {

    public static final ItemType FOLDER = new ItemType("folder");
    public static final ItemType MEMO = new ItemType("memo");

    public ItemType {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An item type needs a name.");
        }
    }

    @Override
    public int compareTo(ItemType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
