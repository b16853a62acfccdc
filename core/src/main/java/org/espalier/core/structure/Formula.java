package org.espalier.core.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The text form of a forest that Structure Data Center 2.0 speaks: {@code rowId:depth:identity[:semantic]}, joined by
 * commas.
 *
 * <p>An identity is an issue id, {@code type/number} or {@code type//name}; types are numbered by a table beside the
 * text. Origins are not part of it. In names, the characters that would end them ({@code , : %}) are written as
 * {@code %2C %3A %25}.
 */
public final class Formula {

    private Formula() {}

    /** A formula and its table of types. */
    public record Written(String text, SequencedMap<Integer, ItemType> itemTypes) {

        public Written {
            itemTypes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(itemTypes));
        }
    }

    /**
     * The forest a formula describes, with rows of unknown origin.
     *
     * @throws FormulaError at the first character that cannot be read, also when a row has no identity
     */
    public static Forest parse(String text, Map<Integer, ItemType> itemTypes) {
        return parse(text, itemTypes, Origin.UNKNOWN);
    }

    /** The same with rows of this origin. */
    public static Forest parse(String text, Map<Integer, ItemType> itemTypes, Origin origin) {
        FormulaReader reader = new FormulaReader(text, itemTypes);
        ForestBuilder builder = Forest.builder();
        while (reader.hasNext()) {
            FormulaRow row = reader.next();
            Item item = row.identity()
                    .orElseThrow(() -> new FormulaError(
                            reader.start(), "row " + row.rowId() + " has no identity; here every row needs one."));
            builder.add(row.rowId(), row.depth(), item, origin);
        }
        try {
            return builder.build();
        } catch (NotAForest twice) {
            throw new FormulaError(startOfRow(text, twice.index()), twice.sentence());
        }
    }

    /**
     * The rows of a formula one by one; identities may be missing where an edit supplies them otherwise.
     *
     * @throws FormulaError at the first character that cannot be read
     */
    public static List<FormulaRow> rows(String text, Map<Integer, ItemType> itemTypes) {
        FormulaReader reader = new FormulaReader(text, itemTypes);
        List<FormulaRow> rows = new ArrayList<>();
        Set<RowId> seen = new HashSet<>();
        while (reader.hasNext()) {
            FormulaRow row = reader.next();
            if (!seen.add(row.rowId())) {
                throw new FormulaError(reader.start(), "row " + row.rowId() + " stands twice; a row has one place.");
            }
            rows.add(row);
        }
        return Collections.unmodifiableList(rows);
    }

    /** The formula of a forest, types numbered from 1 as they are met. */
    public static Written write(Forest forest) {
        StringBuilder text = new StringBuilder(forest.size() * 16);
        SequencedMap<Integer, ItemType> itemTypes = new LinkedHashMap<>();
        Map<ItemType, Integer> numbers = new LinkedHashMap<>();
        for (int index = 0; index < forest.size(); index++) {
            if (index > 0) {
                text.append(',');
            }
            text.append(forest.ids()[index])
                    .append(':')
                    .append(forest.depthAt(index))
                    .append(':');
            switch (forest.itemAt(index)) {
                case Item.Issue(IssueId id) -> text.append(id.value());
                case Item.Thing(ItemType type, long number) ->
                    text.append(numberOf(type, numbers, itemTypes)).append('/').append(number);
                case Item.NamedThing(ItemType type, String name) ->
                    text.append(numberOf(type, numbers, itemTypes)).append("//").append(escaped(name));
            }
        }
        return new Written(text.toString(), itemTypes);
    }

    private static int numberOf(
            ItemType type, Map<ItemType, Integer> numbers, SequencedMap<Integer, ItemType> itemTypes) {
        return numbers.computeIfAbsent(type, added -> {
            int number = itemTypes.size() + 1;
            itemTypes.put(number, added);
            return number;
        });
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace(",", "%2C").replace(":", "%3A");
    }

    private static int startOfRow(String text, int index) {
        int start = 0;
        for (int row = 0; row < index; row++) {
            start = text.indexOf(',', start) + 1;
        }
        return start;
    }
}
