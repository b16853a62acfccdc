package org.espalier.core.structure;

import java.util.Map;
import java.util.Optional;

/** Reads the rows of a forest formula from left to right. */
final class FormulaReader {

    private final String text;
    private final Map<Integer, ItemType> itemTypes;
    private int position;
    private int start;
    private int depthBefore = -1;

    FormulaReader(String text, Map<Integer, ItemType> itemTypes) {
        this.text = text;
        this.itemTypes = itemTypes;
    }

    boolean hasNext() {
        return position < text.length();
    }

    /** The index where the row last read begins. */
    int start() {
        return start;
    }

    FormulaRow next() {
        start = position;
        RowId row = new RowId(number("a row id"));
        if (row.isNone()) {
            throw new FormulaError(start, "a row id was expected, but 0 stands for no row.");
        }
        expect(':', "“:” and a depth");
        int depth = depth();
        Optional<Item> identity = Optional.empty();
        if (skips(':')) {
            identity = Optional.of(identity());
            if (skips(':')) {
                number("the semantic number");
            }
        }
        if (hasNext()) {
            expect(',', "“,” and another row, or the end");
            if (!hasNext()) {
                throw new FormulaError(position, "another row was expected after “,”.");
            }
        }
        return new FormulaRow(row, depth, identity);
    }

    private int depth() {
        int at = position;
        long depth = number("a depth");
        if (depth < 0 || depth > depthBefore + 1) {
            throw new FormulaError(
                    at, "depth " + depth + " stands where at most " + (depthBefore + 1) + " is possible.");
        }
        depthBefore = (int) depth;
        return depthBefore;
    }

    private Item identity() {
        int at = position;
        long number = number("an issue id or an item type");
        if (number < 0) {
            throw new FormulaError(at, "an issue id or an item type was expected, but " + number + " is negative.");
        }
        if (!skips('/')) {
            return new Item.Issue(new IssueId(number));
        }
        ItemType type = number > Integer.MAX_VALUE ? null : itemTypes.get((int) number);
        if (type == null) {
            throw new FormulaError(at, "item type " + number + " is not in the table of types.");
        }
        return skips('/') ? new Item.NamedThing(type, name()) : new Item.Thing(type, number("the item's number"));
    }

    private String name() {
        int from = position;
        while (hasNext() && text.charAt(position) != ',' && text.charAt(position) != ':') {
            position++;
        }
        if (position == from) {
            throw new FormulaError(from, "the item's name was expected, but " + found() + ".");
        }
        return text.substring(from, position)
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%25", "%");
    }

    private long number(String expected) {
        int from = position;
        if (hasNext() && text.charAt(position) == '-') {
            position++;
        }
        int digits = position;
        while (hasNext() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == digits) {
            throw new FormulaError(position, expected + " was expected, but " + found() + ".");
        }
        try {
            return Long.parseLong(text, from, position, 10);
        } catch (NumberFormatException tooLarge) {
            throw new FormulaError(from, expected + " was expected, but the number is too large.");
        }
    }

    private boolean skips(char separator) {
        if (hasNext() && text.charAt(position) == separator) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char separator, String expected) {
        if (!skips(separator)) {
            throw new FormulaError(position, expected + " was expected, but " + found() + ".");
        }
    }

    private String found() {
        return hasNext() ? "“" + text.charAt(position) + "” was found" : "the formula ends";
    }
}
