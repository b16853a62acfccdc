package org.espalier.server.acceptance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a structure as its formula tells them, in display order. */
record Forest(Version version, String etag, String formula) {

    /** A structure's version; another signature means that the rows were not derived from the earlier ones. */
    record Version(long signature, long version) {}

    /** One row; issue 0 where it shows something else. */
    record Row(long id, int depth, long issue) {}

    List<Row> rows() {
        return formula.isEmpty()
                ? List.of()
                : Arrays.stream(formula.split(",", -1)).map(Forest::row).toList();
    }

    private static Row row(String text) {
        String[] parts = text.split(":", -1);
        long issue = parts[2].contains("/") ? 0 : Long.parseLong(parts[2]);
        return new Row(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), issue);
    }

    /** What people see, without the numbers of the rows: depth and issue, in display order. */
    List<Place> places() {
        return rows().stream().map(row -> new Place(row.depth(), row.issue())).toList();
    }

    record Place(int depth, long issue) {}

    /** For each issue that stands below another one the nearest of those above it, by its first row. */
    Map<Long, Long> issueParents() {
        Map<Long, Long> parents = new LinkedHashMap<>();
        List<Row> above = new ArrayList<>();
        for (Row row : rows()) {
            above.subList(row.depth(), above.size()).clear();
            Optional<Row> parent =
                    above.reversed().stream().filter(each -> each.issue() != 0).findFirst();
            if (row.issue() != 0) {
                parent.ifPresent(each -> parents.putIfAbsent(row.issue(), each.issue()));
            }
            above.add(row);
        }
        return parents;
    }
}
