package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of SQL with the values for its question marks. Every piece can be joined by AND or OR as it is. */
record Sql(String text, List<Object> parameters) {

    static final Sql TRUE = of("TRUE");
    static final Sql FALSE = of("FALSE");

    Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(String text, Object... parameters) {
        return new Sql(text, Arrays.asList(parameters));
    }

    static Sql all(List<Sql> parts) {
        return parts.isEmpty() ? TRUE : joined(parts, " AND ");
    }

    static Sql any(List<Sql> parts) {
        return parts.isEmpty() ? FALSE : joined(parts, " OR ");
    }

    /** The contrary. Only for pieces that are never null for the rows they are asked about. */
    Sql denied() {
        return new Sql("NOT (" + text + ")", parameters);
    }

    private static Sql joined(List<Sql> parts, String connective) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var text = parts.stream().map(Sql::text).collect(Collectors.joining(connective, "(", ")"));
        var parameters = new ArrayList<Object>();
        parts.forEach(part -> parameters.addAll(part.parameters()));
        return new Sql(text, parameters);
    }

    /** The column holds one of the numbers; a single one is compared plainly, so that an index gives its order too. */
    static Sql oneOf(String column, List<Long> numbers) {
        return switch (numbers.size()) {
            case 0 -> FALSE;
            case 1 -> of(column + " = ?", numbers.getFirst());
            default -> of(column + " = ANY(?)", numbers(numbers));
        };
    }

    /** The numbers as one array parameter. */
    static Object numbers(List<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}
