package org.espalier.core.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A growing column of items at ten bytes each; names are kept beside it, since few items have one. */
final class ItemColumn {

    private static final int ISSUE = 0;
    private static final int MOST_TYPES = 32_000;

    /** 0 for an issue, 2·type + 1 for a thing with a number, 2·type + 2 for one with a name. */
    private char[] kinds;

    /** The issue id, the number, or the index among the names. */
    private long[] numbers;

    private final List<ItemType> types;
    private final Map<ItemType, Integer> typeIndexes;
    private final List<String> names;
    private int size;

    ItemColumn(int capacity) {
        kinds = new char[capacity];
        numbers = new long[capacity];
        types = new ArrayList<>();
        typeIndexes = new HashMap<>();
        names = new ArrayList<>();
    }

    private ItemColumn(ItemColumn other, int capacity) {
        kinds = Arrays.copyOf(other.kinds, capacity);
        numbers = Arrays.copyOf(other.numbers, capacity);
        types = new ArrayList<>(other.types);
        typeIndexes = new HashMap<>(other.typeIndexes);
        names = new ArrayList<>(other.names);
        size = other.size;
    }

    ItemColumn copy() {
        return new ItemColumn(this, size);
    }

    int size() {
        return size;
    }

    /** The issue ids where {@link #isIssue} holds; other numbers elsewhere. */
    long[] numbers() {
        return numbers;
    }

    boolean isIssue(int index) {
        return kinds[index] == ISSUE;
    }

    Item at(int index) {
        int kind = kinds[index];
        if (kind == ISSUE) {
            return new Item.Issue(new IssueId(numbers[index]));
        }
        ItemType type = types.get((kind - 1) / 2);
        return kind % 2 == 1
                ? new Item.Thing(type, numbers[index])
                : new Item.NamedThing(type, names.get((int) numbers[index]));
    }

    void add(Item item) {
        switch (item) {
            case Item.Issue(IssueId id) -> add(ISSUE, id.value());
            case Item.Thing(ItemType type, long number) -> add(2 * indexOf(type) + 1, number);
            case Item.NamedThing(ItemType type, String name) -> {
                add(2 * indexOf(type) + 2, names.size());
                names.add(name);
            }
        }
    }

    void add(ItemColumn other, int index) {
        if (other.isIssue(index)) {
            add(ISSUE, other.numbers[index]);
        } else {
            add(other.at(index));
        }
    }

    boolean sameAt(int index, ItemColumn other, int otherIndex) {
        boolean issue = isIssue(index);
        if (issue != other.isIssue(otherIndex)) {
            return false;
        }
        return issue ? numbers[index] == other.numbers[otherIndex] : at(index).equals(other.at(otherIndex));
    }

    private void add(int kind, long number) {
        if (size == kinds.length) {
            int capacity = Columns.grown(size);
            kinds = Arrays.copyOf(kinds, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
        }
        kinds[size] = (char) kind;
        numbers[size] = number;
        size++;
    }

    private int indexOf(ItemType type) {
        Integer known = typeIndexes.get(type);
        if (known != null) {
            return known;
        }
        if (types.size() == MOST_TYPES) {
            throw new IllegalArgumentException("A forest holds items of at most " + MOST_TYPES + " types.");
        }
        types.add(type);
        typeIndexes.put(type, types.size() - 1);
        return types.size() - 1;
    }
}
