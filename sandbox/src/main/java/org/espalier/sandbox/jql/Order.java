package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order of an answer: sort keys, the id among them, so that no two issues stand at one place.
 *
 * <p>The place of an issue is the values of its keys as texts. A page goes on behind the place where the one before it
 * ended, and so costs what the first one costs, however far it is.
 */
public record Order(List<Key> keys) {

    /** One sort key. */
    public record Key(SortKey by, Sort.Direction direction) {}

    public Order {
        keys = List.copyOf(keys);
    }

    /** What follows ORDER BY. */
    public String text() {
        return keys.stream()
                .map(key -> key.by().expression() + " " + key.direction())
                .collect(Collectors.joining(", "));
    }

    /** An expression for the place of {@code issue i}, an array of texts. */
    String place() {
        return keys.stream()
                .map(key -> "CAST(" + key.by().expression() + " AS text)")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    /** The condition that an issue stands behind that place. */
    Sql behind(List<String> place) {
        if (place.size() != keys.size()) {
            throw new IllegalArgumentException(
                    "A place in this order has " + keys.size() + " values, not " + place.size());
        }
        return behind(place, 0);
    }

    /** Keys of one direction are compared as one row, which an index can find. */
    private Sql behind(List<String> place, int from) {
        int to = from;
        while (to < keys.size() && keys.get(to).direction() == keys.get(from).direction()) {
            to++;
        }
        var sign = keys.get(from).direction() == Sort.Direction.ASC ? ">" : "<";
        var behind = compared(place, from, to, sign);
        return to == keys.size()
                ? behind
                : Sql.all(List.of(compared(place, from, to, sign + "="), Sql.any(List.of(behind, behind(place, to)))));
    }

    private Sql compared(List<String> place, int from, int to, String sign) {
        var run = keys.subList(from, to);
        return new Sql(
                row(run, SortKey::expression) + " " + sign + " " + row(run, key -> "CAST(? AS " + key.type() + ")"),
                new ArrayList<>(place.subList(from, to)));
    }

    private static String row(List<Key> run, Function<SortKey, String> part) {
        return run.stream().map(key -> part.apply(key.by())).collect(Collectors.joining(", ", "ROW(", ")"));
    }
}
