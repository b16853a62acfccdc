package org.espalier.sandbox.jql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What queries may name, for editors that complete them. */
public final class Reference {

    /**
     * A field under one of its names.
     *
     * @param custom its number as {@code cf[10020]}, where it is a custom field
     * @param operators what it takes, in lower case
     * @param type what autocompletion calls the type of its values
     */
    public record Searchable(String name, Optional<String> custom, List<String> operators, Sorted sorted, String type) {

        /** A field under one of its names. */
        public Searchable {
            operators = List.copyOf(operators);
        }
    }

    /** Whether one can sort by a field. */
    public enum Sorted {
        BY_IT,
        NEVER
    }

    /**
     * A function.
     *
     * @param name as people write it, without brackets
     * @param listed whether it gives a list
     */
    public record Callable(String name, Listed listed, String type) {}

    /** What a function gives. */
    public enum Listed {
        LIST,
        SINGLE
    }

    private Reference() {}

    /** Every field under each of its names, in alphabetical order. */
    public static List<Searchable> fields(Names names, Caller caller) {
        var fields = new SearchFields(names);
        var context = new Context(names, caller, new Problems(), List.of());
        return SearchFields.ALL.entrySet().stream()
                .filter(entry -> fields.exists(entry.getValue()))
                .map(entry -> searchable(entry.getKey(), entry.getValue(), context))
                .toList();
    }

    private static Searchable searchable(String name, SearchField field, Context context) {
        var custom = context.names().customFields().entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .map(entry -> "cf[" + entry.getKey() + "]")
                .findFirst();
        var operators = Arrays.stream(Operator.values())
                .filter(field.operators(context)::contains)
                .map(Operator::text)
                .toList();
        return new Searchable(
                name, custom, operators, field.sortKeys(context).isEmpty() ? Sorted.NEVER : Sorted.BY_IT, field.type());
    }

    /** Every function, in alphabetical order. */
    public static List<Callable> functions() {
        return Functions.ALL.stream()
                .map(known -> new Callable(
                        known.name(),
                        known.gives() == Functions.Yield.LIST ? Listed.LIST : Listed.SINGLE,
                        known.type()))
                .toList();
    }
}
