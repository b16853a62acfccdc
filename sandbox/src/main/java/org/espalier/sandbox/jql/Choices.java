package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few values that one can ask a field for, in the order in which they are compared. */
record Choices(List<Choice> all) {

    /** A value one can ask for: its id, its names, the one it is shown by last, and what the column holds for it. */
    record Choice(long id, List<String> names, List<Long> stored) {

        Choice {
            names = List.copyOf(names);
            stored = List.copyOf(stored);
        }

        static Choice of(long id, String... names) {
            return new Choice(id, List.of(names), List.of(id));
        }

        private boolean isNamed(String name) {
            return names.stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    Choices {
        all = List.copyOf(all);
    }

    static Choices of(Stream<Choice> all) {
        return new Choices(all.toList());
    }

    /** Those of that name, or else the one with that id. */
    List<Choice> byName(String text) {
        var named = named(text);
        return named.isEmpty() ? withId(text) : named;
    }

    /** The one with that id, or else those of that name. */
    List<Choice> byId(String digits) {
        var found = withId(digits);
        return found.isEmpty() ? named(digits) : found;
    }

    private List<Choice> named(String text) {
        return all.stream().filter(choice -> choice.isNamed(text)).toList();
    }

    private List<Choice> withId(String digits) {
        return all.stream()
                .filter(choice -> Long.toString(choice.id()).equals(digits))
                .toList();
    }

    /** What the column holds for the values that stand in this order to those stored as that. */
    List<Long> inOrder(Operator operator, List<Long> stored) {
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).stored().stream().anyMatch(stored::contains)) {
                int asked = place;
                return Stream.iterate(0, at -> at < all.size(), at -> at + 1)
                        .filter(at -> operator.holds(at - asked))
                        .flatMap(at -> all.get(at).stored().stream())
                        .toList();
            }
        }
        return List.of();
    }

    /** Sorts by the names; several of one name, as team-managed projects have them, share a place. */
    SortKey byNames(String column) {
        var named = all.stream()
                .collect(Collectors.groupingBy(
                        choice -> choice.names().getLast().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.flatMapping(choice -> choice.stored().stream(), Collectors.toList())));
        return places(column, named.values().stream());
    }

    /** Sorts by the order of the list; what is none of its values stands last. */
    SortKey byOrder(String column) {
        return places(column, all.stream().map(Choice::stored));
    }

    private static SortKey places(String column, Stream<List<Long>> groups) {
        var listed = groups.toList();
        if (listed.isEmpty()) {
            return SortKey.number("CAST(0 AS bigint)");
        }
        var text = new StringBuilder("CASE");
        for (int place = 0; place < listed.size(); place++) {
            var ids = listed.get(place).stream().map(String::valueOf).collect(Collectors.joining(","));
            text.append(" WHEN ")
                    .append(column)
                    .append(" = ANY('{")
                    .append(ids)
                    .append("}') THEN ")
                    .append(place);
        }
        return SortKey.number(
                text.append(" ELSE ").append(listed.size()).append(" END").toString());
    }
}
