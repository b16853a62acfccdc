package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns an ORDER BY into SQL. Empty values come last when ascending and first when descending: the sort keys of the
 * fields see to it.
 */
final class Sorting {

    /** An order that is as good as any, and the same on every page. */
    private static final SortKey SHUFFLED = SortKey.text("md5(CAST(i.id AS text)) COLLATE \"C\"");

    private final SearchFields fields;
    private final Context context;

    Sorting(SearchFields fields, Context context) {
        this.fields = fields;
        this.context = context;
    }

    /**
     * The sort keys, the id following in the direction of the last; without any, the newest issue comes first, or any.
     */
    Order of(List<Sort> sorts) {
        if (sorts.isEmpty()) {
            var newest = new Order.Key(SortKey.ID, Sort.Direction.DESC);
            return new Order(
                    context.keeps(Habits.Habit.SHUFFLED)
                            ? List.of(new Order.Key(SHUFFLED, Sort.Direction.ASC), newest)
                            : List.of(newest));
        }
        context.names().mostSorts().ifPresent(most -> {
            if (sorts.size() > most) {
                context.problems()
                        .error("The ORDER BY names " + sorts.size() + " fields. At most " + most
                                + " fields can be sorted by.");
            }
        });
        var keys = new ArrayList<Order.Key>();
        for (var sort : sorts) {
            var way = sort.direction().orElse(Sort.Direction.ASC);
            for (var key : sortKeys(sort.field())) {
                keys.add(new Order.Key(key, way));
            }
        }
        if (keys.stream().noneMatch(key -> key.by().equals(SortKey.ID))) {
            keys.add(new Order.Key(SortKey.ID, sorts.getLast().direction().orElse(Sort.Direction.ASC)));
        }
        return new Order(keys);
    }

    private List<SortKey> sortKeys(Field field) {
        var name = Printer.shown(field);
        var keys = fields.find(field).map(found -> found.sortKeys(context)).orElse(List.of());
        if (keys.isEmpty()) {
            context.problems()
                    .error(
                            name.isEmpty()
                                    ? "A field name cannot be empty."
                                    : "Not able to sort using field '" + name + "'.");
        }
        return keys;
    }
}
