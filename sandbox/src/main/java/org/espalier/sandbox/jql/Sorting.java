package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns an ORDER BY into SQL. Empty values come last when ascending and first when descending, as PostgreSQL has it
 * anyway.
 */
final class Sorting {

    private static final int MOST_FIELDS = 7;

    private final SearchFields fields;
    private final Problems problems;

    Sorting(SearchFields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** The sort keys, ending with the id; without any, the newest issue comes first. */
    String of(List<Sort> sorts) {
        if (sorts.isEmpty()) {
            return "i.id DESC";
        }
        if (sorts.size() > MOST_FIELDS) {
            problems.error("The ORDER BY names " + sorts.size() + " fields. At most " + MOST_FIELDS
                    + " fields can be sorted by.");
        }
        var keys = new ArrayList<String>();
        for (var sort : sorts) {
            var way = sort.direction().orElse(Sort.Direction.ASC);
            for (var key : sortKeys(sort.field())) {
                keys.add(key + " " + way);
            }
        }
        if (keys.stream().noneMatch(key -> key.startsWith("i.id "))) {
            keys.add("i.id ASC");
        }
        return String.join(", ", keys);
    }

    private List<String> sortKeys(Field field) {
        var name = Printer.shown(field);
        var keys = fields.find(field).map(SearchField::sortKeys).orElse(List.of());
        if (keys.isEmpty()) {
            problems.error(
                    name.isEmpty() ? "A field name cannot be empty." : "Not able to sort using field '" + name + "'.");
        }
        return keys;
    }
}
